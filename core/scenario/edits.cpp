// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/edits.h"

#include "program/lock_order.h"

namespace threadway::scenario {
namespace {

/// Rewrites one program text in place; false if that is impossible.
bool rewrite(std::string& program, const std::vector<std::string>& order, base::Diagnostics& diagnostics)
{
    if (program.empty())
        return true;
    auto rewritten = program::imposeLockOrder(program, order);
    diagnostics.insert(diagnostics.end(), rewritten.diagnostics.begin(), rewritten.diagnostics.end());
    if (!rewritten.isOk())
        return false;
    program = std::move(*rewritten);
    return true;
}

} // namespace

base::Result<Scenario> withLockOrder(const Scenario& scenario)
{
    std::vector<std::string> order;
    for (const ObjectSpec& lock : scenario.locks)
        order.push_back(lock.name);
    base::Result<Scenario> result{scenario, {}};
    bool isDone = true;
    for (ProcessSpec& process : result->processes) {
        isDone = rewrite(process.functions, order, result.diagnostics) && isDone;
        for (ThreadSpec& thread : process.threads) {
            isDone = rewrite(thread.program, order, result.diagnostics) && isDone;
            for (CoroutineSpec& coroutine : thread.coroutines)
                isDone = rewrite(coroutine.program, order, result.diagnostics) && isDone;
        }
    }
    if (!isDone)
        result.value.reset();
    return result;
}

} // namespace threadway::scenario
