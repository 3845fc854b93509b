// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// detach(memory) takes shared memory out of the address space of the process; what it holds stays. Gives 0, or -1 if it
// was not there.
#include "machine/descriptors.h"
#include "machine/segments.h"

namespace threadway::machine {
namespace {

class Detach final : public SegmentCall {
    CallOutcome performOn(Context& context, const CallSite& site, ProcessId process, ChannelId segment) const override
    {
        if (!detachSegment(context.world.resources, process, segment))
            return failed(context, site, scenario::ErrorNumber::Invalid, program::Value::integer(-1));
        context.emit(EventKind::SegmentDetached, site.thread, 0, segment.value);
        return CallOutcome::done(program::Value::integer(0));
    }
};

const Detach behaviour;

} // namespace

extern const CallInfo call_detach;
const CallInfo call_detach{
    .signature = {.keyword = "detach", .arguments = {scenario::CallArgument::Value}, .required = 1, .hasResult = true},
    .summary = TW_TR("Takes shared memory out of the address space."),
    .source = "POSIX.1-2017, munmap",
    .refusals = {TW_TR("what is detached is no shared memory")},
    .behaviour = behaviour,
};

} // namespace threadway::machine
