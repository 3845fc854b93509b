// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// waitpid(process) waits until the process, named or by the number that fork() gave, has ended with all its threads.
#include "machine/call_arguments.h"

namespace threadway::machine {
namespace {

enum Refusal : int { NoProcess, Itself };

class WaitPid final : public CallBehaviour {
public:
    [[nodiscard]] Wait waitsFor(const World& world, const CallSite& site) const override
    {
        const ProcessId process = processArgument(world, site, 0);
        const bool isOver = !process.isValid() || world.closedProcesses[process.index()] != 0;
        const bool isOwn = process == world.blueprint->thread(site.thread).process;
        return isOver || isOwn ? Wait{} : Wait{WaitKind::Process, process.value};
    }

    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const ProcessId process = processArgument(context.world, site, 0);
        if (!process.isValid())
            return CallOutcome::refused(NoProcess);
        const bool isOwn = process == context.blueprint().thread(site.thread).process;
        return isOwn ? CallOutcome::refused(Itself) : CallOutcome::done();
    }
};

const WaitPid behaviour;

} // namespace

extern const CallInfo call_waitpid;
const CallInfo call_waitpid{
    .signature = {.keyword = "waitpid", .arguments = {scenario::CallArgument::Process}, .required = 1},
    .summary = TW_TR("Waits until the process has ended."),
    .source = "POSIX.1-2017, waitpid",
    .refusals = {TW_TR("what is waited for is no process"), TW_TR("a process cannot wait for its own end")},
    .behaviour = behaviour,
};

} // namespace threadway::machine
