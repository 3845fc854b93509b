// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// load(address) reads a word of memory: of a shared variable, of a buffer, of the heap, of shared memory, or a local
// variable on the stack of any thread of the process. An address that means nothing in the process, or that no word
// begins at, ends the process; other processes go on.
#include "machine/memory_access.h"
#include "machine/memory_refusal.h"

namespace threadway::machine {
namespace {

class Load final : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const ProcessId process = context.blueprint().thread(site.thread).process;
        const program::Value& address = site.arguments[0];
        if (!address.isInt())
            return CallOutcome::refused(MemoryRefusal::NoAddress);
        const MemoryPlace place = findPlace(context.world, process, address.data);
        if (const auto refusal = refusalOf(place))
            return CallOutcome::refused(*refusal);
        return CallOutcome::done(valueAt(context.world, process, place));
    }
};

const Load behaviour;

} // namespace

extern const CallInfo call_load;
const CallInfo call_load{
    .signature = {.keyword = "load", .arguments = {scenario::CallArgument::Value}, .required = 1, .hasResult = true},
    .summary = TW_TR("Reads the word at the address."),
    .source = "signal(7), SIGSEGV and SIGBUS",
    .refusals = memoryRefusals(),
    .cost = CallCost::Load,
    .behaviour = behaviour,
};

} // namespace threadway::machine
