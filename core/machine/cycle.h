// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"
#include "machine/interpreter.h"
#include "machine/lifecycle.h"
#include "program/unit.h"

namespace threadway::machine {

/// One instruction of a coroutine that is being carried out, and its operands.
struct Cycle {
    Context& context;
    ThreadId thread;
    CoroutineId coroutine;
    Routine& routine;
    const program::Unit& unit;
    const program::Instruction& instruction;

    [[nodiscard]] program::Value pop() const
    {
        const program::Value value = routine.values.back();
        routine.values.pop_back();
        return value;
    }
    void push(const program::Value& value) const { routine.values.push_back(value); }
    [[nodiscard]] program::Value& local() const
    {
        return routine.values[static_cast<std::size_t>(routine.frames.back().base + instruction.a)];
    }
    [[nodiscard]] ProcessId process() const { return context.blueprint().thread(thread).process; }
    Stop fault(FaultReason reason, TextId text = {}) const
    {
        crashProcess(context, process(), thread, reason, text);
        return Stop::Gone;
    }
    [[nodiscard]] program::Value& variable() const
    {
        return context.world.variables[static_cast<std::size_t>(instruction.a)];
    }
};

} // namespace threadway::machine
