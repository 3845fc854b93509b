// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// random(n) gives a number from 0 to n - 1, each equally likely. The k-th draw of a coroutine follows from the seed,
// the coroutine and k alone, so that it does not depend on who draws when: a schedule that is replayed draws the same,
// and exploring tries the orders of steps with the draws of the seed (a counter-based generator, as in Salmon et al.:
// Parallel random numbers: as easy as 1, 2, 3, 2011).
#include "machine/draw.h"
#include "machine/system_call.h"

namespace threadway::machine {
namespace {

enum Refusal : int { NoBound };

class Random final : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const program::Value& bound = site.arguments[0];
        if (!bound.isInt() || bound.data < 1)
            return CallOutcome::refused(NoBound);
        Routine& routine = context.world.routine(site.coroutine);
        const std::int64_t number = drawn(context.blueprint(), site.coroutine, routine.draws++, bound.data);
        return CallOutcome::done(program::Value::integer(number));
    }
};

const Random behaviour;

} // namespace

extern const CallInfo call_random;
const CallInfo call_random{
    .signature = {.keyword = "random", .arguments = {scenario::CallArgument::Value}, .required = 1, .hasResult = true},
    .summary = TW_TR("Gives a number from 0 to below the given one, each equally likely, by the seed of the scenario."),
    .source = "rand(3)",
    .refusals = {TW_TR("a random number is drawn below a number that is at least 1")},
    .cost = CallCost::Step,
    .behaviour = behaviour,
};

} // namespace threadway::machine
