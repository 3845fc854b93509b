// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// An atomic object holds a value whose every operation is one indivisible step, reading, changing and writing
// included, and is seen by all in the same order. exchange and fetch_add give back what was there before;
// compare_exchange puts the new value there only if the expected one is, and says whether it did. None ever waits.
#include "sync/queue.h"

#include <algorithm>

namespace threadway::sync {
namespace {

enum Operation : std::uint16_t { Load, Store, Exchange, CompareExchange, FetchAdd };

constexpr std::string_view noNumber = TW_TR("Something is added to {0}, but one of the two is no number");

const base::ParameterInfo start{
    .id = "value",
    .type = base::ParameterType::Integer,
    .name = TW_TR("Value"),
    .help = TW_TR("The number that it holds at the start."),
    .fallback = 0,
    .minimum = -1'000'000'000,
    .maximum = 1'000'000'000,
    .choices = {},
};

void put(ObjectState& state, const program::Value& value)
{
    state.items.assign(1, value);
    state.count = value.kind == program::Value::Kind::Text ? 0 : std::clamp(value.data, -mostCount, mostCount);
}

/// The sum, wrapping around as all arithmetic does.
program::Value sum(const program::Value& a, const program::Value& b)
{
    const std::uint64_t bits = static_cast<std::uint64_t>(a.data) + static_cast<std::uint64_t>(b.data);
    return program::Value::integer(static_cast<std::int64_t>(bits));
}

class Atomic final : public Primitive {
public:
    [[nodiscard]] ObjectState initial(const base::ParameterValues& parameters) const override
    {
        ObjectState state;
        put(state, program::Value::integer(parameters.get(start)));
        return state;
    }

    [[nodiscard]] bool isEnabled(const ObjectState&, const Request&) const override { return true; }

    Outcome apply(ObjectState& state, const Request& request, std::vector<Grant>&) const override
    {
        const program::Value before = state.items.front();
        switch (request.operation) {
        case Load:
            return done(before);
        case Store:
            put(state, request.arguments[0]);
            return done();
        case Exchange:
            put(state, request.arguments[0]);
            return done(before);
        case CompareExchange: {
            const bool isExpected = before == request.arguments[0];
            if (isExpected)
                put(state, request.arguments[1]);
            return done(program::Value::boolean(isExpected));
        }
        default:
            break;
        }
        if (!before.isInt() || !request.arguments[0].isInt())
            return refuse(noNumber);
        put(state, sum(before, request.arguments[0]));
        return done(before);
    }

    void withdraw(ObjectState&, ThreadId, bool, std::vector<Grant>&) const override {}
};

const Atomic behaviour;

} // namespace

extern const PrimitiveInfo primitive_atomic;
const PrimitiveInfo primitive_atomic{
    .id = "atomic",
    .name = TW_TR("Atomic"),
    .summary = TW_TR("A value of which each operation is one step that nobody can come between."),
    .source = "Herlihy: Wait-free synchronization, 1991; C++11, std::atomic",
    .operations = {{.keyword = "load", .hasResult = true, .isReadOnly = true},
                   {.keyword = "store", .arguments = 1},
                   {.keyword = "exchange", .arguments = 1, .hasResult = true},
                   {.keyword = "compare_exchange", .arguments = 2, .hasResult = true},
                   {.keyword = "fetch_add", .arguments = 1, .hasResult = true}},
    .parameters = {start},
    .misuses = {noNumber},
    .hasOwner = false,
    .relief = Relief::Waker,
    .sign = Sign::Meter,
    .behaviour = behaviour,
};

} // namespace threadway::sync
