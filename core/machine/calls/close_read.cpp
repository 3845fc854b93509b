// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// close_read(channel) closes the end to read that the process has of a pipe, as who only writes should do, lest nobody
// be told when the real readers are gone.
#include "machine/descriptors.h"

namespace threadway::machine {
namespace {

class CloseRead final : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const ProcessId process = context.blueprint().thread(site.thread).process;
        const bool isOpen = closeFor(context, process, site.arguments[0], true, false);
        if (!isOpen)
            return failed(context, site, scenario::ErrorNumber::BadDescriptor, program::Value::integer(-1));
        return CallOutcome::done(program::Value::integer(0));
    }
};

const CloseRead behaviour;

} // namespace

extern const CallInfo call_close_read;
const CallInfo call_close_read{
    .signature
    = {.keyword = "close_read", .arguments = {scenario::CallArgument::Value}, .required = 1, .hasResult = true},
    .summary = TW_TR("Closes the end to read that the process has of a pipe."),
    .source = "pipe(7)",
    .refusals = {},
    .behaviour = behaviour,
};

} // namespace threadway::machine
