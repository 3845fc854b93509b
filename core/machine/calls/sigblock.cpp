// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// sigblock(signal, ...) adds signals to those that the calling thread blocks: they stay pending until it unblocks them,
// or, if they were sent to the process, until another thread takes them. SIGKILL cannot be blocked.
#include "machine/call_arguments.h"
#include "machine/signals.h"

namespace threadway::machine {
namespace {

enum Refusal : int { NoSignal };

class Sigblock final : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const auto set = signalSetArgument(site);
        if (!set)
            return CallOutcome::refused(NoSignal);
        const std::uint32_t mask = context.world.thread(site.thread).signals.mask;
        setSignalMask(context, site.thread, mask | *set);
        return CallOutcome::done();
    }
};

const Sigblock behaviour;

} // namespace

extern const CallInfo call_sigblock;
const CallInfo call_sigblock{
    .signature
    = {.keyword = "sigblock", .arguments = {scenario::CallArgument::Value}, .required = 1, .isRepeating = true},
    .summary = TW_TR("Blocks signals for the calling thread."),
    .source = "POSIX.1-2017, pthread_sigmask with SIG_BLOCK",
    .refusals = {TW_TR("there is no such signal")},
    .behaviour = behaviour,
};

} // namespace threadway::machine
