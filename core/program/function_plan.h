// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/findings.h"
#include "program/scope.h"
#include "program/syntax.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace threadway::program {

/// What is known of a function before it is compiled.
struct FunctionPlan {
    std::string name;
    /// Nothing for the program itself.
    const syntax::Statement* definition = nullptr;
    /// Whether it comes from the functions that the process's programs share.
    bool isShared = false;
    /// Parameters, then every other name that is given a value and is no shared variable.
    std::vector<std::string> localNames;
    std::map<std::string, std::int32_t, std::less<>> slots;
    /// Locals that hold a duration: somewhere they are given one. See isDuration().
    std::set<std::string, std::less<>> durations;
    /// Locals whose address is taken: other threads can change them, so using them is a step.
    std::set<std::string, std::less<>> addressed;
};

/// The functions that a program's text and its process's shared functions define; 0 is the program itself.
struct ProgramPlan {
    std::vector<FunctionPlan> functions;
    std::map<std::string, std::int32_t, std::less<>> byName;
};

/// Whether the language itself means something by calling that.
bool isBuiltin(std::string_view name);
/// The names of all such calls.
const std::vector<std::string>& builtins();

/// Finds all functions and their locals. Both trees have to outlive the plan. A program's own function hides
/// a shared one of the same name. Errors in each tree go to the findings of that tree.
ProgramPlan makePlan(const syntax::Tree& program, const syntax::Tree& shared, const Scope& scope,
                     Findings& programFindings, Findings& sharedFindings);

/// Whether the value counts in nanoseconds: it contains a literal with a unit (2ms) or a local that is given
/// such a value anywhere in its function, for a parameter in any call. All other numbers that serve as a
/// duration count in ticks of the scenario.
bool isDuration(const syntax::Expression& expression, const FunctionPlan& plan);

} // namespace threadway::program
