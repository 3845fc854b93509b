// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A condition variable is a place to sleep until somebody says that something has changed. wait(C, M) gives the
// mutex M back and falls asleep in one step, so that no notification can slip between the two; once notified, the
// thread has to take M again before it goes on. It only learns that something changed, not that what it waits for is
// true now: between the notification and its turn at the mutex others may have been faster (Mesa semantics), and it
// may wake without any notification at all. So the condition is checked again, in a loop. notify wakes the
// longest-waiting thread, notify_all every one; if nobody waits, both have no effect whatever and are not
// remembered. wait_unlocked(C) sleeps without any mutex, which is how wake-ups get lost.
#include "sync/queue.h"

namespace threadway::sync {
namespace {

enum Operation : std::uint16_t { Wait, Notify, NotifyAll, WaitFor, WaitUnlocked };

const base::ParameterInfo spurious{
    .id = "spurious",
    .type = base::ParameterType::Duration,
    .name = TW_TR("Spurious wake-ups"),
    .help = TW_TR("If not 0, whoever has not been notified wakes for no reason after a random time up to this one."),
    .fallback = 0,
    .minimum = 0,
    .maximum = longestSpan.ns,
    .choices = {},
};

void wake(ObjectState& state, std::vector<Grant>& grants)
{
    const Waiter next = takeFirst(state);
    const bool hasResult = next.operation == WaitFor;
    grants.push_back({next.party, hasResult ? program::Value::boolean(true) : program::Value::none(), {}});
}

void count(ObjectState& state)
{
    state.count = static_cast<std::int64_t>(state.waiters.size());
}

class Condition final : public Primitive {
public:
    [[nodiscard]] ObjectState initial(const base::ParameterValues& parameters) const override
    {
        ObjectState state;
        state.setting = parameters.get(spurious);
        return state;
    }

    [[nodiscard]] bool isEnabled(const ObjectState&, const Request& request) const override
    {
        return request.operation == Notify || request.operation == NotifyAll;
    }

    [[nodiscard]] bool queuesVisibly(const ObjectState&, const Request&) const override { return true; }

    Outcome apply(ObjectState& state, const Request& request, std::vector<Grant>& grants) const override
    {
        if (isEnabled(state, request)) {
            std::size_t times = request.operation == NotifyAll ? state.waiters.size() : 1;
            for (; times > 0 && !state.waiters.empty(); --times)
                wake(state, grants);
            count(state);
            return done();
        }
        const bool hasLock = request.operation != WaitUnlocked && !request.arguments.empty();
        const Outcome outcome = queue(state, request, hasLock ? request.arguments.front() : program::Value::none());
        count(state);
        return outcome;
    }

    program::Value expire(ObjectState& state, const Party& party, std::vector<Grant>& grants) const override
    {
        const program::Value result = Primitive::expire(state, party, grants);
        count(state);
        return result;
    }

    void withdraw(ObjectState& state, ThreadId thread, bool, std::vector<Grant>&) const override
    {
        dropWaiters(state, thread);
        count(state);
    }

    [[nodiscard]] SimTime longestRest(const ObjectState& state) const override { return {state.setting}; }
};

const Condition behaviour;

} // namespace

extern const PrimitiveInfo primitive_condition;
const PrimitiveInfo primitive_condition{
    .id = "condition",
    .name = TW_TR("Condition variable"),
    .summary = TW_TR("A place to sleep until somebody says that something has changed. Notifications that nobody waits "
                     "for are lost."),
    .source = "Lampson, Redell: Experience with processes and monitors in Mesa, 1980; POSIX.1-2017, pthread_cond_wait",
    .operations = {{.keyword = "wait", .arguments = 1, .givesLockBack = true},
                   {.keyword = "notify", .wakes = true},
                   {.keyword = "notify_all", .wakes = true},
                   {.keyword = "wait_for", .arguments = 2, .hasResult = true, .timeout = 1, .givesLockBack = true},
                   {.keyword = "wait_unlocked"}},
    .parameters = {spurious},
    .misuses = {waitedWithoutLock, waitedWithDeepLock},
    .hasOwner = false,
    .relief = Relief::Waker,
    .sign = Sign::Bell,
    .behaviour = behaviour,
};

} // namespace threadway::sync
