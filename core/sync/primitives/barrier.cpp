// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A barrier makes a fixed number of parties wait for each other: whoever arrives waits until all have arrived,
// then all go on at once and the barrier is ready for the next round (cyclic). The one that came last is told so
// by the result True, all others get False: it can do what only one shall do. The slowest sets the pace.
#include "sync/queue.h"

namespace threadway::sync {
namespace {

const base::ParameterInfo parties{
    .id = "parties",
    .type = base::ParameterType::Integer,
    .name = TW_TR("Parties"),
    .help = TW_TR("How many have to arrive before all go on."),
    .fallback = 2,
    .minimum = 1,
    .maximum = 100'000,
    .choices = {},
};

class Barrier final : public Primitive {
public:
    [[nodiscard]] ObjectState initial(const base::ParameterValues& parameters) const override
    {
        ObjectState state;
        state.setting = parameters.get(parties);
        return state;
    }

    [[nodiscard]] bool isEnabled(const ObjectState& state, const Request&) const override
    {
        return missing(state) <= 1;
    }

    [[nodiscard]] bool queuesVisibly(const ObjectState&, const Request&) const override { return true; }

    Outcome apply(ObjectState& state, const Request& request, std::vector<Grant>& grants) const override
    {
        if (missing(state) > 1) {
            ++state.count;
            return queue(state, request);
        }
        grantAll(state, grants, program::Value::boolean(false));
        state.count = 0;
        return done(program::Value::boolean(true));
    }

    void withdraw(ObjectState& state, ThreadId thread, bool, std::vector<Grant>&) const override
    {
        dropWaiters(state, thread);
        state.count = static_cast<std::int64_t>(state.waiters.size());
    }

    [[nodiscard]] std::int64_t missing(const ObjectState& state) const override { return state.setting - state.count; }
};

const Barrier behaviour;

} // namespace

extern const PrimitiveInfo primitive_barrier;
const PrimitiveInfo primitive_barrier{
    .id = "barrier",
    .name = TW_TR("Barrier"),
    .summary = TW_TR("Nobody goes on until all have arrived; then all do, and it closes again for the next round."),
    .source = "POSIX.1-2017, pthread_barrier_wait; C++20, std::barrier",
    .operations = {{.keyword = "wait", .hasResult = true, .wakes = true, .canAwait = true}},
    .parameters = {parties},
    .hasOwner = false,
    .relief = Relief::Arrivals,
    .sign = Sign::Boom,
    .behaviour = behaviour,
};

} // namespace threadway::sync
