// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/findings.h"
#include "program/function_plan.h"
#include "program/scope.h"
#include "program/unit.h"

#include <cstdint>
#include <vector>

namespace threadway::program {

/// A sync operation that stands as a statement, for finding critical sections.
struct SyncStatement {
    std::int32_t statement = 0;
    ObjectId object;
    SyncOperation operation;
};

/// What is shared by the compilers of a program's functions.
struct Compilation {
    const Scope& scope;
    TextPool& texts;
    const ProgramPlan& plan;
    Unit& unit;
    /// In source order.
    std::vector<SyncStatement> syncStatements;
};

/// Adds the sections of lock(A) ... unlock(A) to those of `with`, which are there already, and sorts all by
/// entry. A section ends at the first operation that undoes it and stands in no deeper block, else at the
/// last that undoes it at all, else with its function.
void addCriticalSections(Compilation& compilation);

} // namespace threadway::program
