// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// join(thread) waits until the thread has ended. It does not matter how it ended, and any number of threads may wait
// for the same one. Waiting for oneself is refused, as pthread_join does with EDEADLK; rings of several threads that
// wait for each other are not, and are found as deadlocks. A coroutine can be joined by others of its thread, which go
// to the ramp meanwhile and leave the thread to the rest.
#include "machine/call_arguments.h"
#include "machine/spawning.h"

namespace threadway::machine {
namespace {

enum Refusal : int { NoThread, Itself };

class Join final : public CallBehaviour {
public:
    [[nodiscard]] Wait waitsFor(const World& world, const CallSite& site) const override
    {
        if (const CoroutineId target = coroutineArgument(world, site, 0); target.isValid()) {
            const bool isOver = target == site.coroutine || world.routine(target).phase == RoutinePhase::Ended;
            return isOver ? Wait{} : Wait{WaitKind::Coroutine, target.value};
        }
        const ThreadId target = threadArgument(world, site, 0);
        if (!target.isValid() || target == site.thread || world.thread(target).phase == ThreadPhase::Ended)
            return {};
        return {WaitKind::Thread, target.value};
    }

    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const CoroutineId coroutine = coroutineArgument(context.world, site, 0);
        if (coroutine.isValid())
            return coroutine == site.coroutine ? CallOutcome::refused(Itself) : CallOutcome::done();
        const ThreadId target = threadArgument(context.world, site, 0);
        if (!target.isValid())
            return CallOutcome::refused(NoThread);
        return target == site.thread ? CallOutcome::refused(Itself) : CallOutcome::done();
    }
};

const Join behaviour;

} // namespace

extern const CallInfo call_join;
const CallInfo call_join{
    .signature = {.keyword = "join", .arguments = {scenario::CallArgument::Joinable}, .required = 1},
    .summary = TW_TR("Waits until the thread or coroutine has ended."),
    .source = "POSIX.1-2017, pthread_join",
    .refusals = {TW_TR("what is joined is no thread"), TW_TR("nobody can wait for his own end")},
    .behaviour = behaviour,
};

} // namespace threadway::machine
