// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// tgkill(thread, signal) sends a signal to one thread: it alone can take it. What the signal does by default, such as
// ending the process, concerns the whole process all the same. Gives 0, or -1 if the thread has ended.
#include "machine/call_arguments.h"
#include "machine/descriptors.h"
#include "machine/signals.h"

namespace threadway::machine {
namespace {

enum Refusal : int { NoSignal };

class Tgkill final : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const std::int32_t signal = signalArgument(site, 1);
        if (signal < 0)
            return CallOutcome::refused(NoSignal);
        const ThreadId thread = threadArgument(context.world, site, 0);
        const ThreadPhase phase = thread.isValid() ? context.world.thread(thread).phase : ThreadPhase::Ended;
        if (phase == ThreadPhase::Ended || phase == ThreadPhase::NotArrived)
            return failed(context, site, scenario::ErrorNumber::NoSuchProcess, program::Value::integer(-1));
        if (signal != 0)
            sendToThread(context, thread, signal, site.thread);
        return CallOutcome::done(program::Value::integer(0));
    }
};

const Tgkill behaviour;

} // namespace

extern const CallInfo call_tgkill;
const CallInfo call_tgkill{
    .signature = {.keyword = "tgkill",
                  .arguments = {scenario::CallArgument::Thread, scenario::CallArgument::Value},
                  .required = 2,
                  .hasResult = true},
    .summary = TW_TR("Sends a signal to one thread."),
    .source = "tgkill(2); POSIX.1-2017, pthread_kill",
    .refusals = {TW_TR("there is no such signal")},
    .behaviour = behaviour,
};

} // namespace threadway::machine
