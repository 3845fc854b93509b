// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// free(address) gives a piece of the heap back. The address must be what alloc gave, and only once; anything else ends
// the process, as the checks of glibc do ("free(): invalid pointer"). Memory that was given back can still be reached
// until it is taken again: who does so reads what others write there.
#include "machine/memory_access.h"
#include "machine/system_call.h"

namespace threadway::machine {
namespace {

enum Refusal : int { NoBlock };

class Free final : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const program::Value& address = site.arguments[0];
        const ProcessId process = context.blueprint().thread(site.thread).process;
        AddressSpace& space = context.world.resources.process(process).space;
        if (!address.isInt() || !release(space, address.data))
            return CallOutcome::refused(NoBlock);
        const std::int64_t heap = context.blueprint().process(process).layout.heap.first;
        context.emit(EventKind::MemoryFreed, site.thread,
                     static_cast<std::int32_t>((address.data - heap) / heapAlignment));
        return CallOutcome::done();
    }
};

const Free behaviour;

} // namespace

extern const CallInfo call_free;
const CallInfo call_free{
    .signature = {.keyword = "free", .arguments = {scenario::CallArgument::Value}, .required = 1},
    .summary = TW_TR("Gives back what alloc gave."),
    .source = "POSIX.1-2017, free",
    .refusals = {TW_TR("what is freed is no allocation of the process (SIGABRT)")},
    .cost = CallCost::Step,
    .behaviour = behaviour,
};

} // namespace threadway::machine
