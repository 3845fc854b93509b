// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// close_write(channel) closes the end to write that the process has of a pipe, as who only reads should do: as long as
// the reader itself could write, it never finds the end.
#include "machine/descriptors.h"

namespace threadway::machine {
namespace {

class CloseWrite final : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const ProcessId process = context.blueprint().thread(site.thread).process;
        const bool isOpen = closeFor(context, process, site.arguments[0], false, true);
        if (!isOpen)
            return failed(context, site, scenario::ErrorNumber::BadDescriptor, program::Value::integer(-1));
        return CallOutcome::done(program::Value::integer(0));
    }
};

const CloseWrite behaviour;

} // namespace

extern const CallInfo call_close_write;
const CallInfo call_close_write{
    .signature
    = {.keyword = "close_write", .arguments = {scenario::CallArgument::Value}, .required = 1, .hasResult = true},
    .summary = TW_TR("Closes the end to write that the process has of a pipe."),
    .source = "pipe(7)",
    .refusals = {},
    .behaviour = behaviour,
};

} // namespace threadway::machine
