// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// close(descriptor) or close(channel) closes the descriptor, or both ends that the process has of the channel. Once
// nobody has an end to write open, who reads finds the end; once nobody has one to read, writing fails. Gives 0, or -1.
#include "machine/descriptors.h"

namespace threadway::machine {
namespace {

class Close final : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const ProcessId process = context.blueprint().thread(site.thread).process;
        const bool isOpen = closeFor(context, process, site.arguments[0], true, true);
        if (!isOpen)
            return failed(context, site, scenario::ErrorNumber::BadDescriptor, program::Value::integer(-1));
        return CallOutcome::done(program::Value::integer(0));
    }
};

const Close behaviour;

} // namespace

extern const CallInfo call_close;
const CallInfo call_close{
    .signature = {.keyword = "close", .arguments = {scenario::CallArgument::Value}, .required = 1, .hasResult = true},
    .summary = TW_TR("Closes a descriptor, or all ends that the process has of a channel."),
    .source = "POSIX.1-2017, close",
    .refusals = {},
    .behaviour = behaviour,
};

} // namespace threadway::machine
