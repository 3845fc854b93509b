// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// pin(thread, core, ...) restricts another thread to these cores from now on, without cores to all of them, as the act
// of the same name does that a user may take while the run goes on.
#include "machine/call_arguments.h"
#include "machine/thread_settings.h"

namespace threadway::machine {
namespace {

enum Refusal : int { NoCore, NoThread };

class Pin final : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const ThreadId target = threadArgument(context.world, site, 0);
        const std::optional<CoreMask> cores = coresArgument(context.world, site, 1);
        if (!target.isValid())
            return CallOutcome::refused(NoThread);
        if (!cores)
            return CallOutcome::refused(NoCore);
        setAffinity(context, target, *cores);
        return CallOutcome::done();
    }
};

const Pin behaviour;

} // namespace

extern const CallInfo call_pin;
const CallInfo call_pin{
    .signature = {.keyword = "pin",
                  .arguments = {scenario::CallArgument::Thread, scenario::CallArgument::Value},
                  .required = 1,
                  .isRepeating = true},
    .summary = TW_TR("From now on the thread that is named runs on these cores only; without cores, on all."),
    .source = "Linux, sched_setaffinity(2)",
    .refusals = {TW_TR("the machine has no such core"), TW_TR("what is to be pinned is no thread")},
    .behaviour = behaviour,
};

} // namespace threadway::machine
