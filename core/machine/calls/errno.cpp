// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// errno() gives the number of the error of the calling thread's last failed call: each thread has its own. A call that
// succeeds does not change it.
#include "machine/system_call.h"

namespace threadway::machine {
namespace {

class Errno final : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        return CallOutcome::done(program::Value::integer(context.world.thread(site.thread).error));
    }
};

const Errno behaviour;

} // namespace

extern const CallInfo call_errno;
const CallInfo call_errno{
    .signature = {.keyword = "errno", .arguments = {}, .required = 0, .hasResult = true},
    .summary = TW_TR("Gives the error number of the thread's last failed call."),
    .source = "errno(3)",
    .refusals = {},
    .cost = CallCost::Step,
    .behaviour = behaviour,
};

} // namespace threadway::machine
