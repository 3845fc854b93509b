// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// sigunblock(signal, ...) takes signals out of those that the calling thread blocks. What is pending comes at once.
#include "machine/call_arguments.h"
#include "machine/signals.h"

namespace threadway::machine {
namespace {

enum Refusal : int { NoSignal };

class Sigunblock final : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const auto set = signalSetArgument(site);
        if (!set)
            return CallOutcome::refused(NoSignal);
        const std::uint32_t mask = context.world.thread(site.thread).signals.mask;
        setSignalMask(context, site.thread, mask & ~*set);
        return CallOutcome::done();
    }
};

const Sigunblock behaviour;

} // namespace

extern const CallInfo call_sigunblock;
const CallInfo call_sigunblock{
    .signature
    = {.keyword = "sigunblock", .arguments = {scenario::CallArgument::Value}, .required = 1, .isRepeating = true},
    .summary = TW_TR("Unblocks signals for the calling thread."),
    .source = "POSIX.1-2017, pthread_sigmask with SIG_UNBLOCK",
    .refusals = {TW_TR("there is no such signal")},
    .behaviour = behaviour,
};

} // namespace threadway::machine
