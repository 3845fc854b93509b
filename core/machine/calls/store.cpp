// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// store(address, value) writes a word of memory; what load(address) can read it can write, also local variables of
// other threads of the process. It cannot touch another process's memory: the addresses of one mean nothing in
// another, and trying to use them ends the process with all its threads.
#include "machine/memory_refusal.h"

namespace threadway::machine {
namespace {

class Store final : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const AddressedPlace addressed = placeArgument(context.world, site);
        if (addressed.refusal)
            return CallOutcome::refused(*addressed.refusal);
        const bool isDone = writeAt(context, site.thread, addressed.place, site.arguments[1]);
        return isDone ? CallOutcome::done() : CallOutcome::refused(MemoryRefusal::UsedUp);
    }
};

const Store behaviour;

} // namespace

extern const CallInfo call_store;
const CallInfo call_store{
    .signature
    = {.keyword = "store", .arguments = {scenario::CallArgument::Value, scenario::CallArgument::Value}, .required = 2},
    .summary = TW_TR("Writes the value to the word at the address."),
    .source = "signal(7), SIGSEGV and SIGBUS",
    .refusals = memoryRefusals(),
    .cost = CallCost::Store,
    .behaviour = behaviour,
};

} // namespace threadway::machine
