// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A counting semaphore is a number of free slots. Acquiring takes one, or waits in a queue until there is
// one; releasing gives one back, and if a thread waits, the longest-waiting one has it at once (hand-over, so
// nobody can overtake). It has no owner: any thread may release, also one that never acquired, and then there
// is one slot more than before. Who took how many is recorded all the same, for the picture and for taking a
// thread out; without the banker it decides nothing else.
//
// With `avoid: banker` a slot is given only if all could still be served in some order (banker.h): threads say
// beforehand how many slots they will hold at most, and only who holds a slot gives it back. A request that would leave
// an unsafe state waits although slots are free; one behind it in the line that leaves a safe state goes before it.

#include "sync/banker.h"
#include "sync/queue.h"

namespace threadway::sync {
namespace {

enum Operation : std::uint16_t { Acquire, Release, TryAcquire, AcquireFor };

constexpr std::string_view tooMany = TW_TR("{0} is released although it can count no further");
constexpr std::string_view unclaimed = TW_TR("more of {0} is asked for than the thread has claimed");
constexpr std::string_view notHeld = TW_TR("{0} is given back by a thread that holds none of it");

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

const base::ParameterInfo avoid{
    .id = "avoid",
    .type = base::ParameterType::Choice,
    .name = TW_TR("Avoid deadlock"),
    .help
    = TW_TR("Whether a slot that is free is given at once (none), or only if all threads could still get what they "
            "have claimed (banker)."),
    .fallback = 0,
    .minimum = 0,
    .maximum = 1,
    .choices = {"none", "banker"},
};

/// Claims stand in the items of the object, a thread and its units each.
std::vector<Customer> customersOf(const ObjectState& state)
{
    std::vector<Customer> customers;
    for (std::size_t i = 0; i + 1 < state.items.size(); i += 2) {
        const ThreadId thread(static_cast<std::int32_t>(state.items[i].data));
        customers.push_back({thread, timesHeldBy(state, thread), state.items[i + 1].data});
    }
    return customers;
}

bool isBanked(const ObjectState& state)
{
    return state.setting != 0;
}

/// Whether the thread has claimed more than it holds.
bool hasClaim(const ObjectState& state, ThreadId thread)
{
    for (const Customer& customer : customersOf(state)) {
        if (customer.thread == thread)
            return customer.need() > 0;
    }
    return false;
}

/// Whether the thread may have a slot now.
bool mayHave(const ObjectState& state, ThreadId thread)
{
    if (state.count <= 0)
        return false;
    if (!isBanked(state))
        return true;
    std::vector<Customer> customers = customersOf(state);
    for (Customer& customer : customers)
        customer.held += customer.thread == thread ? 1 : 0;
    return isSafe(state.count - 1, customers);
}

program::Value yes(std::uint16_t operation)
{
    return operation == Acquire ? program::Value::none() : program::Value::boolean(true);
}

/// Slots become free: waiters that may have one have it, first come first served.
void handOver(ObjectState& state, std::int64_t freed, std::vector<Grant>& grants)
{
    state.count = std::min(state.count + freed, mostCount);
    for (std::size_t i = 0; i < state.waiters.size();) {
        const Waiter next = state.waiters[i];
        if (!mayHave(state, next.party.thread)) {
            ++i;
            continue;
        }
        state.waiters.erase(state.waiters.begin() + static_cast<std::ptrdiff_t>(i));
        --state.count;
        addHolder(state, next.party.thread);
        grants.push_back({next.party, yes(next.operation), {}});
        i = 0; // with one customer further, others may be safe by now
    }
}

class Semaphore final : public Primitive {
public:
    [[nodiscard]] ObjectState initial(const base::ParameterValues& parameters) const override
    {
        ObjectState state;
        state.count = parameters.get(slots);
        state.setting = parameters.get(avoid);
        return state;
    }

    [[nodiscard]] bool isEnabled(const ObjectState& state, const Request& request) const override
    {
        const ThreadId thread = request.party.thread;
        return request.operation == Release || request.operation == TryAcquire || mayHave(state, thread)
               || (isBanked(state) && !hasClaim(state, thread)); // misuse takes no waiting
    }

    Outcome apply(ObjectState& state, const Request& request, std::vector<Grant>& grants) const override
    {
        if (request.operation == Release)
            return release(state, request.party.thread, grants);
        if (isBanked(state) && !hasClaim(state, request.party.thread))
            return refuse(unclaimed);
        if (mayHave(state, request.party.thread)) {
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
        const std::int64_t held = timesHeldBy(state, thread);
        std::erase_if(state.holders, [thread](const Holder& holder) { return holder.thread == thread; });
        handOver(state, held, grants);
    }

private:
    static Outcome release(ObjectState& state, ThreadId thread, std::vector<Grant>& grants)
    {
        if (state.count == mostCount)
            return refuse(tooMany);
        if (isBanked(state) && timesHeldBy(state, thread) == 0)
            return refuse(notHeld);
        removeHolder(state, thread);
        handOver(state, 1, grants);
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
    .parameters = {slots, avoid},
    .misuses = {tooMany, unclaimed, notHeld},
    .hasOwner = false,
    .relief = Relief::Waker,
    .sign = Sign::Counter,
    .behaviour = behaviour,
};

} // namespace threadway::sync
