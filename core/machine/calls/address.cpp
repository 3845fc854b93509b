// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// address(name) gives the address of a local variable, a shared variable or a buffer. A local variable lies on the
// stack of the thread, which is part of the address space of its process: any thread that knows the address can read
// and write it, until the function returns.
#include "machine/memory_access.h"
#include "machine/system_call.h"

namespace threadway::machine {
namespace {

enum Refusal : int { NoRoom };

class Address final : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const scenario::Blueprint& blueprint = context.blueprint();
        const auto number = static_cast<std::int32_t>(site.arguments[0].data);
        std::int64_t address = 0;
        if (number < 0)
            address = addressOfLocal(context.world, site.coroutine, -number - 1);
        else if (number % 2 == 0)
            address = addressOfVariable(blueprint, VariableId(number / 2));
        else
            address = addressOfBuffer(blueprint, BufferId(number / 2));
        return address == 0 ? CallOutcome::refused(NoRoom) : CallOutcome::done(program::Value::integer(address));
    }
};

const Address behaviour;

} // namespace

extern const CallInfo call_address;
const CallInfo call_address{
    .signature = {.keyword = "address", .arguments = {scenario::CallArgument::Place}, .required = 1, .hasResult = true},
    .summary = TW_TR("Gives the address of a variable or buffer."),
    .source = "ISO C, unary operator &",
    .refusals = {TW_TR("the stack of the thread is too small")},
    .cost = CallCost::Step,
    .behaviour = behaviour,
};

} // namespace threadway::machine
