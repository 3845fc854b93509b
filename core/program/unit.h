// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/diagnostic.h"
#include "base/id.h"
#include "base/sim_time.h"
#include "program/instruction.h"

#include <cstdint>
#include <string>
#include <vector>

namespace threadway::program {

/// What a statement is for the picture: each kind has its own sign on the road.
enum class StatementKind : std::uint8_t {
    Assign,
    Print,
    Compute,
    Touch,
    Sleep,
    Yield,
    Sync, ///< an operation on a lock or other primitive, and `with`
    Leave, ///< the end of a `with` block: gives its object back
    SystemCall, ///< a call of the system, such as join(worker)
    If,
    While,
    For,
    Call,
    Return,
    Assert,
    Fault,
    Pass,
};

/// One statement of a program, in source order.
struct Statement {
    StatementKind kind = StatementKind::Pass;
    /// Place in Unit::source, from 1.
    base::SourcePosition position;
    /// The statement as written, without its indented block, such as "with lock(A):".
    std::string text;
    /// Index of the function it belongs to; 0 is the program itself.
    std::int32_t function = 0;
    /// Depth of blocks around it; 0 at the top.
    std::int32_t depth = 0;
    /// Its own duration where it can be read off the program (constant compute or sleep), else 0.
    SimTime nominal;
    /// The object of a Sync or Leave statement, else invalid.
    ObjectId object;
    /// For If/While/For/with: index one past the last statement of its block, else own index + 1.
    std::int32_t blockEnd = 0;
};

/// A stretch of statements during which an object is held, as far as the text shows it.
struct CriticalSection {
    ObjectId object;
    /// The statement that takes the object.
    std::int32_t entry = 0;
    /// The statement that gives it back (kind Leave or Sync), or the last statement of the function.
    std::int32_t exit = 0;
    bool operator==(const CriticalSection&) const = default;
};

struct Function {
    std::string name;
    std::int32_t entry = 0;
    std::int32_t parameters = 0;
    /// Slots for parameters and other local variables.
    std::int32_t locals = 0;
    std::vector<std::string> localNames;
};

/// A compiled program: what one coroutine runs. Immutable after compilation.
struct Unit {
    std::string name;
    std::string source;
    std::vector<Instruction> code;
    /// Functions by index; 0 is the program itself.
    std::vector<Function> functions;
    std::vector<Statement> statements;
    std::vector<CriticalSection> criticalSections;
};

} // namespace threadway::program
