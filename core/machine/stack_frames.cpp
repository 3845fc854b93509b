// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/stack_frames.h"

namespace threadway::machine {
namespace {

StackFrame read(const Routine& routine, const program::Unit& unit, const Frame& frame)
{
    const program::Function& function = unit.functions[static_cast<std::size_t>(frame.function)];
    const auto first = routine.values.begin() + frame.base;
    return {frame.function, frame.signal, {first, first + function.locals}};
}

} // namespace

std::vector<CoroutineStack> stacksOf(const World& world, ThreadId thread, std::size_t mostCalls)
{
    std::vector<CoroutineStack> stacks;
    if (world.thread(thread).phase == ThreadPhase::NotArrived || world.thread(thread).phase == ThreadPhase::Ended)
        return stacks;
    for (const CoroutineId coroutine : world.coroutinesOf(thread)) {
        const Routine& routine = world.routine(coroutine);
        if (routine.phase == RoutinePhase::NotStarted || routine.phase == RoutinePhase::Ended)
            continue;
        CoroutineStack& stack = stacks.emplace_back(CoroutineStack{coroutine, {}});
        const std::size_t skipped = routine.frames.size() > mostCalls + 1 ? routine.frames.size() - mostCalls : 1;
        for (std::size_t i = 0; i < routine.frames.size(); ++i) {
            if (i == 0 || i >= skipped)
                stack.frames.push_back(read(routine, world.blueprint->unitOf(coroutine), routine.frames[i]));
        }
    }
    return stacks;
}

} // namespace threadway::machine
