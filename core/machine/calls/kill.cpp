// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// kill(process, signal) sends a signal to a process: one of its threads that does not block it takes it, or it ends the
// whole process. Signal 0 only asks whether the process is there. Gives 0, or -1 if it is not.
#include "machine/call_arguments.h"
#include "machine/descriptors.h"
#include "machine/signals.h"

namespace threadway::machine {
namespace {

enum Refusal : int { NoSignal };

class Kill final : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const std::int32_t signal = signalArgument(site, 1);
        if (signal < 0)
            return CallOutcome::refused(NoSignal);
        const ProcessId process = processArgument(context.world, site, 0);
        if (!process.isValid() || !isAlive(context.world, process))
            return failed(context, site, scenario::ErrorNumber::NoSuchProcess, program::Value::integer(-1));
        if (signal != 0)
            sendToProcess(context, process, signal, site.thread);
        return CallOutcome::done(program::Value::integer(0));
    }
};

const Kill behaviour;

} // namespace

extern const CallInfo call_kill;
const CallInfo call_kill{
    .signature = {.keyword = "kill",
                  .arguments = {scenario::CallArgument::Process, scenario::CallArgument::Value},
                  .required = 2,
                  .hasResult = true},
    .summary = TW_TR("Sends a signal to a process, for one of its threads to take."),
    .source = "POSIX.1-2017, kill; signal(7)",
    .refusals = {TW_TR("there is no such signal")},
    .behaviour = behaviour,
};

} // namespace threadway::machine
