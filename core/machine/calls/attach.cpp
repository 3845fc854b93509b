// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// attach(memory) puts shared memory into the address space of the process and gives its address there; if it is there
// already, the same address again. All processes that attach it see the same words.
#include "machine/segments.h"

namespace threadway::machine {
namespace {

class Attach final : public SegmentCall {
    CallOutcome performOn(Context& context, const CallSite& site, ProcessId process, ChannelId segment) const override
    {
        Resources& resources = context.world.resources;
        const bool isNew = attachSegment(resources, context.blueprint(), process, segment);
        if (isNew)
            context.emit(EventKind::SegmentAttached, site.thread, 0, segment.value);
        return CallOutcome::done(program::Value::integer(segmentAddress(context.blueprint(), process, segment)));
    }
};

const Attach behaviour;

} // namespace

extern const CallInfo call_attach;
const CallInfo call_attach{
    .signature = {.keyword = "attach", .arguments = {scenario::CallArgument::Value}, .required = 1, .hasResult = true},
    .summary = TW_TR("Puts shared memory into the address space and gives its address."),
    .source = "POSIX.1-2017, mmap with MAP_SHARED; shm_overview(7)",
    .refusals = {TW_TR("what is attached is no shared memory")},
    .behaviour = behaviour,
};

} // namespace threadway::machine
