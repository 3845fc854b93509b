// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/primitive.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace threadway::sync {

/// What the primitives have in common in keeping holders and queues.

/// Highest number that an object counts to: events carry counts in 32 bits.
inline constexpr std::int64_t mostCount = 2'147'483'647;

inline Outcome done(program::Value result = {})
{
    return {Verdict::Done, result, {}};
}
inline Outcome refuse(std::string_view sentence)
{
    return {Verdict::Misuse, {}, sentence};
}

/// The party joins the end of the queue.
inline Outcome queue(ObjectState& state, const Request& request, program::Value value = {})
{
    state.waiters.push_back({request.party, request.operation, value});
    return {Verdict::Wait, {}, {}};
}

inline bool isQueued(const ObjectState& state, const Party& party)
{
    return std::any_of(state.waiters.begin(), state.waiters.end(),
                       [&party](const Waiter& waiter) { return waiter.party == party; });
}

/// Takes the first waiter out of the queue, which must not be empty.
inline Waiter takeFirst(ObjectState& state)
{
    Waiter first = state.waiters.front();
    state.waiters.erase(state.waiters.begin());
    return first;
}

/// Every waiter goes on with the result.
inline void grantAll(ObjectState& state, std::vector<Grant>& grants, program::Value result = {})
{
    for (const Waiter& waiter : state.waiters)
        grants.push_back({waiter.party, result, {}});
    state.waiters.clear();
}

inline void dropWaiters(ObjectState& state, ThreadId thread)
{
    std::erase_if(state.waiters, [thread](const Waiter& waiter) { return waiter.party.thread == thread; });
}

/// How many times over the thread holds the object.
inline std::int32_t timesHeldBy(const ObjectState& state, ThreadId thread)
{
    for (const Holder& holder : state.holders) {
        if (holder.thread == thread)
            return holder.times;
    }
    return 0;
}

/// The thread holds the object once more. Holders stand in the order of their ids: who came first makes no
/// difference, so it must make none between two states either.
inline void addHolder(ObjectState& state, ThreadId thread)
{
    const auto place = std::lower_bound(state.holders.begin(), state.holders.end(), thread,
                                        [](const Holder& holder, ThreadId wanted) { return holder.thread < wanted; });
    if (place == state.holders.end() || place->thread != thread)
        state.holders.insert(place, {thread});
    else if (place->times < mostCount)
        ++place->times;
}

/// The thread holds the object once less, if it does at all.
inline void removeHolder(ObjectState& state, ThreadId thread)
{
    for (Holder& holder : state.holders)
        holder.times -= holder.thread == thread ? 1 : 0;
    std::erase_if(state.holders, [](const Holder& holder) { return holder.times == 0; });
}

} // namespace threadway::sync
