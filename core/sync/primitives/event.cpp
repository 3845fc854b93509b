// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// An event is set or not; whoever waits goes on once it is set. With manual reset it stays set and lets everybody
// through until somebody resets it. With automatic reset it lets exactly one through, the longest-waiting one or,
// if nobody waits, the next to come, and is then not set any more; setting it twice in a row lets only one through,
// which is where it differs from a semaphore. It has no owner.
#include "sync/queue.h"

namespace threadway::sync {
namespace {

enum Operation : std::uint16_t { Set, Reset, Wait, IsSet, WaitFor };
enum ResetKind : std::int64_t { Manual, Automatic };

const base::ParameterInfo resetKind{
    .id = "reset",
    .type = base::ParameterType::Choice,
    .name = TW_TR("Reset"),
    .help = TW_TR("Whether it stays set until it is reset (manual) or lets just one through (auto)."),
    .fallback = Manual,
    .minimum = Manual,
    .maximum = Automatic,
    .choices = {"manual", "auto"},
};

const base::ParameterInfo isSetAtStart{
    .id = "set",
    .type = base::ParameterType::Boolean,
    .name = TW_TR("Set"),
    .help = TW_TR("Whether it is set at the start."),
    .fallback = 0,
    .minimum = 0,
    .maximum = 1,
    .choices = {},
};

program::Value yes(std::uint16_t operation)
{
    return operation == WaitFor ? program::Value::boolean(true) : program::Value::none();
}

class Event final : public Primitive {
public:
    [[nodiscard]] ObjectState initial(const base::ParameterValues& parameters) const override
    {
        ObjectState state;
        state.setting = parameters.get(resetKind);
        state.count = parameters.get(isSetAtStart);
        return state;
    }

    [[nodiscard]] bool isEnabled(const ObjectState& state, const Request& request) const override
    {
        const bool waits = request.operation == Wait || request.operation == WaitFor;
        return !waits || state.count != 0;
    }

    Outcome apply(ObjectState& state, const Request& request, std::vector<Grant>& grants) const override
    {
        switch (request.operation) {
        case Set:
            set(state, grants);
            return done();
        case Reset:
            state.count = 0;
            return done();
        case IsSet:
            return done(program::Value::boolean(state.count != 0));
        default:
            break;
        }
        if (state.count == 0)
            return queue(state, request);
        if (state.setting == Automatic)
            state.count = 0;
        return done(yes(request.operation));
    }

    void withdraw(ObjectState& state, ThreadId thread, bool, std::vector<Grant>&) const override
    {
        dropWaiters(state, thread);
    }

private:
    static void set(ObjectState& state, std::vector<Grant>& grants)
    {
        state.count = 1;
        while (state.count != 0 && !state.waiters.empty()) {
            const Waiter next = takeFirst(state);
            grants.push_back({next.party, yes(next.operation), {}});
            if (state.setting == Automatic)
                state.count = 0;
        }
    }
};

const Event behaviour;

} // namespace

extern const PrimitiveInfo primitive_event;
const PrimitiveInfo primitive_event{
    .id = "event",
    .name = TW_TR("Event"),
    .summary = TW_TR("Set or not set. Those who wait go on once it is set: all of them, or with automatic reset one."),
    .source = "Win32, CreateEvent; Python, threading.Event",
    .operations = {{.keyword = "set", .wakes = true},
                   {.keyword = "reset"},
                   {.keyword = "wait", .canAwait = true},
                   {.keyword = "is_set", .hasResult = true, .isReadOnly = true},
                   {.keyword = "wait_for", .arguments = 1, .hasResult = true, .timeout = 0}},
    .parameters = {resetKind, isSetAtStart},
    .hasOwner = false,
    .relief = Relief::Waker,
    .sign = Sign::Gate,
    .behaviour = behaviour,
};

} // namespace threadway::sync
