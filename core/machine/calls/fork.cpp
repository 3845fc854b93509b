// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// fork() makes a child process: a copy of the caller's process with its own variables and buffers, in which only the
// caller's thread exists and goes on behind the call. The parent gets the number of the child, the child gets 0. Locks
// are shared by all processes, so what the caller holds stays the parent's. A process can be forked as often as it says
// ("forks"), its children included.
#include "machine/lifecycle.h"
#include "machine/spawning.h"

namespace threadway::machine {
namespace {

enum Refusal : int { NothingLeft };

class Fork final : public CallBehaviour {
public:
    [[nodiscard]] SimTime creationCost(const World& world, const CallSite& site) const override
    {
        const scenario::CostSpec& costs = world.machine->costs;
        const std::int64_t pages
            = costs.forkPage.ns == 0 ? 0 : touchedPages(world, world.blueprint->thread(site.thread).process);
        return costs.createProcess + costs.forkPage * pages;
    }

    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const ProcessId child = unusedChild(context.world, context.blueprint().thread(site.thread).process);
        if (!child.isValid())
            return CallOutcome::refused(NothingLeft);
        const ThreadId thread = forkProcess(context, site.thread, child);
        finishCall(context.world, context.world.thread(thread).head, program::Value::integer(0));
        makeReady(context, thread, WakeReason::Arrived);
        return CallOutcome::done(program::Value::integer(context.blueprint().process(child).pid));
    }
};

const Fork behaviour;

} // namespace

extern const CallInfo call_fork;
const CallInfo call_fork{
    .signature = {.keyword = "fork", .arguments = {}, .hasResult = true},
    .summary = TW_TR("Makes a child process as a copy of this one; gives its number, and 0 to the child."),
    .source = "POSIX.1-2017, fork",
    .refusals = {TW_TR("no child is left to fork; a larger number of forks helps")},
    .behaviour = behaviour,
};

} // namespace threadway::machine
