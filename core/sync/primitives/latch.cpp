// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A latch counts down to zero once. Whoever waits goes on when it is at zero, and so does everybody who comes
// later; it never closes again. Anybody may count down, also without ever waiting; that is the difference to a
// barrier. Counting down further than zero is a mistake.
#include "sync/queue.h"

namespace threadway::sync {
namespace {

enum Operation : std::uint16_t { CountDown, Wait, TryWait, WaitFor };

constexpr std::string_view belowZero = TW_TR("{0} is counted down although it is at zero already");

const base::ParameterInfo start{
    .id = "count",
    .type = base::ParameterType::Integer,
    .name = TW_TR("Count"),
    .help = TW_TR("How often it has to be counted down before those who wait go on."),
    .fallback = 1,
    .minimum = 0,
    .maximum = 1'000'000,
    .choices = {},
};

class Latch final : public Primitive {
public:
    [[nodiscard]] ObjectState initial(const base::ParameterValues& parameters) const override
    {
        ObjectState state;
        state.count = parameters.get(start);
        return state;
    }

    [[nodiscard]] bool isEnabled(const ObjectState& state, const Request& request) const override
    {
        return request.operation == CountDown || request.operation == TryWait || state.count == 0;
    }

    Outcome apply(ObjectState& state, const Request& request, std::vector<Grant>& grants) const override
    {
        if (request.operation == CountDown)
            return countDown(state, grants);
        const bool isOpen = state.count == 0;
        if (request.operation == TryWait)
            return done(program::Value::boolean(isOpen));
        if (!isOpen)
            return queue(state, request);
        return done(request.operation == WaitFor ? program::Value::boolean(true) : program::Value::none());
    }

    void withdraw(ObjectState& state, ThreadId thread, bool, std::vector<Grant>&) const override
    {
        dropWaiters(state, thread);
    }

    [[nodiscard]] std::int64_t missing(const ObjectState&) const override { return 1; }

private:
    static Outcome countDown(ObjectState& state, std::vector<Grant>& grants)
    {
        if (state.count == 0)
            return refuse(belowZero);
        --state.count;
        while (state.count == 0 && !state.waiters.empty()) {
            const Waiter next = takeFirst(state);
            const bool hasResult = next.operation == WaitFor;
            grants.push_back({next.party, hasResult ? program::Value::boolean(true) : program::Value::none(), {}});
        }
        return done();
    }
};

const Latch behaviour;

} // namespace

extern const PrimitiveInfo primitive_latch;
const PrimitiveInfo primitive_latch{
    .id = "latch",
    .name = TW_TR("Latch"),
    .summary = TW_TR("Counts down to zero once. Those who wait go on at zero, and it never closes again."),
    .source = "C++20, std::latch; Java, CountDownLatch",
    .operations = {{.keyword = "count_down", .wakes = true},
                   {.keyword = "wait", .canAwait = true},
                   {.keyword = "try_wait", .hasResult = true, .isReadOnly = true},
                   {.keyword = "wait_for", .arguments = 1, .hasResult = true, .timeout = 0}},
    .parameters = {start},
    .misuses = {belowZero},
    .hasOwner = false,
    .relief = Relief::Waker,
    .sign = Sign::Dial,
    .behaviour = behaviour,
};

} // namespace threadway::sync
