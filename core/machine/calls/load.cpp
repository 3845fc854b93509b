// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// load(address) reads a word of memory: of a shared variable, of a buffer, of the heap, of shared memory, or a local
// variable on the stack of any thread of the process. An address that means nothing in the process, or that no word
// begins at, ends the process; other processes go on.
#include "machine/memory_refusal.h"

namespace threadway::machine {
namespace {

class Load final : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const AddressedPlace addressed = placeArgument(context.world, site);
        if (addressed.refusal)
            return CallOutcome::refused(*addressed.refusal);
        return CallOutcome::done(valueAt(context.world, addressed.process, addressed.place));
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
