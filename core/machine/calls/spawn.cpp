// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// spawn(name) starts the next unused thread of that name, or the next unused coroutine of the caller's own thread, and
// gives its handle, which join() takes. Only what is declared with "start: spawned" can be started, and only as often
// as it is declared to be there.
#include "machine/call_arguments.h"
#include "machine/spawning.h"

namespace threadway::machine {
namespace {

enum Refusal : int { NothingLeft, NoSpawnable };

class Spawn final : public CallBehaviour {
public:
    [[nodiscard]] SimTime creationCost(const World& world, const CallSite& site) const override
    {
        const scenario::CostSpec& costs = world.machine->costs;
        return coroutineArgument(world, site, 0).isValid() ? costs.createCoroutine : costs.createThread;
    }

    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        if (const CoroutineId first = coroutineArgument(context.world, site, 0); first.isValid()) {
            const CoroutineId coroutine = unusedCoroutine(context.world, first);
            if (!coroutine.isValid())
                return CallOutcome::refused(NothingLeft);
            spawnCoroutine(context, coroutine);
            return CallOutcome::done(program::Value::integer(site.arguments[0].data + coroutine.value - first.value));
        }
        const ThreadId first = threadArgument(context.world, site, 0);
        if (!first.isValid())
            return CallOutcome::refused(NoSpawnable);
        const ThreadId thread = unusedThread(context.world, first);
        if (!thread.isValid())
            return CallOutcome::refused(NothingLeft);
        spawnThread(context, site.thread, thread);
        return CallOutcome::done(program::Value::integer(thread.value));
    }
};

const Spawn behaviour;

} // namespace

extern const CallInfo call_spawn;
const CallInfo call_spawn{
    .signature
    = {.keyword = "spawn", .arguments = {scenario::CallArgument::Spawnable}, .required = 1, .hasResult = true},
    .summary = TW_TR("Starts the next unused thread or coroutine of that name and gives its handle."),
    .source = "POSIX.1-2017, pthread_create",
    .refusals = {TW_TR("no unused thread or coroutine of that name is left to spawn; a larger count helps"),
                 TW_TR("what is spawned is no thread")},
    .behaviour = behaviour,
};

} // namespace threadway::machine
