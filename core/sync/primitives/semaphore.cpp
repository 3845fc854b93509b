// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A counting semaphore is a number of free slots. Acquiring takes one, or waits in a queue until there is
// one; releasing gives one back, and if a thread waits, the longest-waiting one has it at once (hand-over, so
// nobody can overtake). It has no owner: any thread may release, also one that never acquired, and then there
// is one slot more than before. Who took how many is recorded all the same, for the picture and for taking a
// thread out; it decides nothing else.

#include "sync/primitive.h"

#include <algorithm>
#include <limits>

namespace threadway::sync {
namespace {

enum Operation : std::uint16_t { Acquire, Release };

/// Events carry counts as 32-bit numbers.
constexpr std::int32_t mostSlots = std::numeric_limits<std::int32_t>::max();

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

/// The place of the thread among the holders, which stand in the order of their ids: who came first makes no
/// difference, so it must make none between two states either.
auto placeOf(ObjectState& state, ThreadId thread)
{
    return std::lower_bound(state.holders.begin(), state.holders.end(), thread,
                            [](const Holder& holder, ThreadId wanted) { return holder.thread < wanted; });
}

void take(ObjectState& state, ThreadId thread)
{
    const auto place = placeOf(state, thread);
    if (place == state.holders.end() || place->thread != thread)
        state.holders.insert(place, {thread});
    else if (place->times < mostSlots)
        ++place->times;
}

/// One slot becomes free: the first waiter has it, else it is counted.
void handOver(ObjectState& state, std::vector<Grant>& grants)
{
    if (state.waiters.empty()) {
        state.count = std::min<std::int64_t>(state.count + 1, mostSlots);
        return;
    }
    const Party next = state.waiters.front().party;
    state.waiters.erase(state.waiters.begin());
    take(state, next.thread);
    grants.push_back({next, {}});
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
        return request.operation == Release || state.count > 0;
    }

    Outcome apply(ObjectState& state, const Request& request, std::vector<Grant>& grants) const override
    {
        if (request.operation == Release)
            return release(state, request.party.thread, grants);
        if (state.count > 0) {
            --state.count;
            take(state, request.party.thread);
            return {};
        }
        state.waiters.push_back({request.party, request.operation, 0});
        return {.verdict = Verdict::Wait, .result = {}, .misuse = {}};
    }

    void withdraw(ObjectState& state, ThreadId thread, bool release, std::vector<Grant>& grants) const override
    {
        std::erase_if(state.waiters, [thread](const Waiter& w) { return w.party.thread == thread; });
        const auto place = placeOf(state, thread);
        if (!release || place == state.holders.end() || place->thread != thread)
            return;
        std::int64_t held = place->times;
        state.holders.erase(place);
        for (; held > 0 && !state.waiters.empty(); --held)
            handOver(state, grants);
        state.count = std::min<std::int64_t>(state.count + held, mostSlots);
    }

private:
    static Outcome release(ObjectState& state, ThreadId thread, std::vector<Grant>& grants)
    {
        if (state.count == mostSlots)
            return {Verdict::Misuse, {}, TW_TR("{0} is released although it can count no further")};
        const auto place = placeOf(state, thread);
        if (place != state.holders.end() && place->thread == thread && --place->times == 0)
            state.holders.erase(place);
        handOver(state, grants);
        return {};
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
    .operations = {{.keyword = "acquire", .arguments = 0, .hasResult = false, .undo = Release},
                   {.keyword = "release", .arguments = 0, .hasResult = false, .undo = -1}},
    .parameters = {slots},
    .hasOwner = false,
    .behaviour = behaviour,
};

} // namespace threadway::sync
