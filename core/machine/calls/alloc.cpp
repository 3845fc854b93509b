// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// alloc(bytes) takes a piece of the process's heap and gives its address, or None if there is no room (ENOMEM): the
// lowest place that is large enough, a multiple of 16. What was there before is not cleared. All threads of the
// process can use it, no other process can.
#include "machine/descriptors.h"
#include "machine/memory_access.h"

namespace threadway::machine {
namespace {

enum Refusal : int { NoSize };

class Alloc final : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const program::Value& bytes = site.arguments[0];
        if (!bytes.isInt() || bytes.data <= 0)
            return CallOutcome::refused(NoSize);
        const ProcessId process = context.blueprint().thread(site.thread).process;
        const scenario::AddressRange& heap = context.blueprint().process(process).layout.heap;
        const auto address = allocate(context.world.resources.process(process).space, heap, bytes.data);
        if (!address)
            return failed(context, site, scenario::ErrorNumber::NoMemory, program::Value::none());
        const std::int64_t units = scenario::roundedUp(bytes.data, heapAlignment) / heapAlignment;
        context.emit(EventKind::MemoryAllocated, site.thread,
                     static_cast<std::int32_t>((*address - heap.first) / heapAlignment),
                     static_cast<std::int32_t>(units));
        return CallOutcome::done(program::Value::integer(*address));
    }
};

const Alloc behaviour;

} // namespace

extern const CallInfo call_alloc;
const CallInfo call_alloc{
    .signature = {.keyword = "alloc", .arguments = {scenario::CallArgument::Value}, .required = 1, .hasResult = true},
    .summary = TW_TR("Takes so many bytes of the heap; gives their address, or None if there is no room."),
    .source = "POSIX.1-2017, malloc",
    .refusals = {TW_TR("an allocation has at least one byte")},
    .cost = CallCost::Step,
    .behaviour = behaviour,
};

} // namespace threadway::machine
