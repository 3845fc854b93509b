// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// affinity(core, ...) restricts the caller to these cores from now on; without arguments it may use all of them. If it
// stands on another core it leaves it at once and waits for an allowed one.
#include "machine/call_arguments.h"
#include "machine/thread_settings.h"

namespace threadway::machine {
namespace {

enum Refusal : int { NoCore };

class Affinity final : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const std::optional<CoreMask> cores = coresArgument(context.world, site, 0);
        if (!cores)
            return CallOutcome::refused(NoCore);
        setAffinity(context, site.thread, *cores);
        return CallOutcome::done();
    }
};

const Affinity behaviour;

} // namespace

extern const CallInfo call_affinity;
const CallInfo call_affinity{
    .signature = {.keyword = "affinity", .arguments = {scenario::CallArgument::Value}, .isRepeating = true},
    .summary = TW_TR("From now on the caller runs on these cores only; without arguments, on all."),
    .source = "Linux, sched_setaffinity(2)",
    .refusals = {TW_TR("the machine has no such core")},
    .behaviour = behaviour,
};

} // namespace threadway::machine
