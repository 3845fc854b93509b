// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A counting semaphore is a number of free slots. Acquiring takes one, or waits in a queue until there is
// one; releasing gives one back, and if a thread waits, the longest-waiting one has it at once (hand-over, so
// nobody can overtake). It has no owner: any thread may release, also one that never acquired, and then there
// is one slot more than before. Who took how many is recorded all the same, for the picture and for taking a
// thread out; it decides nothing else.

#include "sync/queue.h"

namespace threadway::sync {
namespace {

enum Operation : std::uint16_t { Acquire, Release, TryAcquire, AcquireFor };

constexpr std::string_view tooMany = TW_TR("{0} is released although it can count no further");

const base::ParameterInfo slots{
    .id = "count",
    .type = base::ParameterType::Integer,
    .name = TW_TR("Free slots"),
    .help = TW_TR("How many slots are free at the start."),
    .fallback = 1,
    .minimum = 0,
    .maximum = 1'000'000,
    .choices = {},
};

program::Value yes(std::uint16_t operation)
{
    return operation == Acquire ? program::Value::none() : program::Value::boolean(true);
}

/// One slot becomes free: the first waiter has it, else it is counted.
void handOver(ObjectState& state, std::vector<Grant>& grants)
{
    if (state.waiters.empty()) {
        state.count = std::min(state.count + 1, mostCount);
        return;
    }
    const Waiter next = takeFirst(state);
    addHolder(state, next.party.thread);
    grants.push_back({next.party, yes(next.operation), {}});
}

class Semaphore final : public Primitive {
public:
    [[nodiscard]] ObjectState initial(const base::ParameterValues& parameters) const override
    {
        ObjectState state;
        state.count = parameters.get(slots);
        return state;
    }

    [[nodiscard]] bool isEnabled(const ObjectState& state, const Request& request) const override
    {
        return request.operation == Release || request.operation == TryAcquire || state.count > 0;
    }

    Outcome apply(ObjectState& state, const Request& request, std::vector<Grant>& grants) const override
    {
        if (request.operation == Release)
            return release(state, request.party.thread, grants);
        if (state.count > 0) {
            --state.count;
            addHolder(state, request.party.thread);
            return done(yes(request.operation));
        }
        if (request.operation == TryAcquire)
            return done(program::Value::boolean(false));
        return queue(state, request);
    }

    void withdraw(ObjectState& state, ThreadId thread, bool release, std::vector<Grant>& grants) const override
    {
        dropWaiters(state, thread);
        if (!release)
            return;
        std::int64_t held = timesHeldBy(state, thread);
        std::erase_if(state.holders, [thread](const Holder& holder) { return holder.thread == thread; });
        for (; held > 0 && !state.waiters.empty(); --held)
            handOver(state, grants);
        state.count = std::min(state.count + held, mostCount);
    }

private:
    static Outcome release(ObjectState& state, ThreadId thread, std::vector<Grant>& grants)
    {
        if (state.count == mostCount)
            return refuse(tooMany);
        removeHolder(state, thread);
        handOver(state, grants);
        return done();
    }
};

const Semaphore behaviour;

} // namespace

extern const PrimitiveInfo primitive_semaphore;
const PrimitiveInfo primitive_semaphore{
    .id = "semaphore",
    .name = TW_TR("Semaphore"),
    .summary = TW_TR("A number of free slots. Acquiring takes one or waits in line; releasing gives one back, and "
                     "any thread may do that."),
    .source = "Dijkstra: Cooperating sequential processes (EWD 123), 1965; POSIX.1-2017, sem_wait",
    .operations = {{.keyword = "acquire", .undo = Release, .canAwait = true},
                   {.keyword = "release", .wakes = true},
                   {.keyword = "try_acquire", .hasResult = true},
                   {.keyword = "acquire_for", .arguments = 1, .hasResult = true, .timeout = 0}},
    .parameters = {slots},
    .misuses = {tooMany},
    .hasOwner = false,
    .relief = Relief::Waker,
    .sign = Sign::Counter,
    .behaviour = behaviour,
};

} // namespace threadway::sync
