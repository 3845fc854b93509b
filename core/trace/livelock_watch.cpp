// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/livelock_watch.h"

#include <algorithm>

namespace threadway::trace {
namespace {

bool triesInVain(const ThreadNow& thread)
{
    return thread.standing != ThreadStanding::Ended && thread.tries.rounds() >= roundsOfLivelock;
}

/// Whether the thread holds on to what it has because of threads in the set, or for good.
bool isKeptBy(const State& state, ThreadId thread, const std::vector<std::uint8_t>& isIn)
{
    const ThreadNow& now = state.threads[thread.index()];
    if (isIn[thread.index()] != 0 || now.standing == ThreadStanding::Ended)
        return true;
    if (now.standing != ThreadStanding::Blocked || !now.waitsFor.isValid())
        return false;
    const auto& holders = state.objects[now.waitsFor.index()].holders;
    return !holders.empty() && std::all_of(holders.begin(), holders.end(), [&isIn](const ObjectHolder& holder) {
        return isIn[holder.thread.index()] != 0;
    });
}

/// The largest set of threads that try in vain for what only threads of the set keep. 1 for each of them.
std::vector<std::uint8_t> vainThreads(const State& state)
{
    std::vector<std::uint8_t> isIn(state.threads.size(), 0);
    for (std::size_t i = 0; i < isIn.size(); ++i)
        isIn[i] = triesInVain(state.threads[i]) ? 1 : 0;
    for (bool hasChanged = true; hasChanged;) {
        hasChanged = false;
        for (std::size_t i = 0; i < isIn.size(); ++i) {
            const auto& keepers = state.threads[i].tries.keepers();
            const bool stays = isIn[i] == 0 || std::all_of(keepers.begin(), keepers.end(), [&](ThreadId keeper) {
                                   return isKeptBy(state, keeper, isIn);
                               });
            if (stays)
                continue;
            isIn[i] = 0;
            hasChanged = true;
        }
    }
    return isIn;
}

/// Those of the set that the thread depends on, itself included.
std::vector<ThreadId> reachedFrom(const State& state, ThreadId start, const std::vector<std::uint8_t>& isIn)
{
    std::vector<ThreadId> reached{start};
    for (std::size_t i = 0; i < reached.size(); ++i) {
        for (const ThreadId keeper : state.threads[reached[i].index()].tries.keepers()) {
            const bool isNew = std::find(reached.begin(), reached.end(), keeper) == reached.end();
            if (isNew && isIn[keeper.index()] != 0)
                reached.push_back(keeper);
        }
    }
    std::sort(reached.begin(), reached.end());
    return reached;
}

std::size_t failures(const Trace& trace)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < trace.size(); ++i)
        count += trace.event(i).kind == machine::EventKind::TryFailed ? 1U : 0U;
    return count;
}

} // namespace

LivelockNow livelockOf(const State& state, ThreadId thread)
{
    LivelockNow livelock;
    if (!triesInVain(state.threads[thread.index()]))
        return livelock;
    const std::vector<std::uint8_t> isIn = vainThreads(state);
    if (isIn[thread.index()] == 0)
        return livelock;
    livelock.threads = reachedFrom(state, thread, isIn);
    livelock.rounds = state.threads[thread.index()].tries.rounds();
    for (const ThreadId member : livelock.threads) {
        const VainTries& tries = state.threads[member.index()].tries;
        livelock.rounds = std::min(livelock.rounds, tries.rounds());
        livelock.since = std::max(livelock.since, tries.since());
    }
    return livelock;
}

std::vector<LivelockNow> livelocksIn(const Trace& trace)
{
    std::vector<LivelockNow> found;
    if (failures(trace) < static_cast<std::size_t>(roundsOfLivelock))
        return found;
    State state(trace.blueprint());
    for (std::size_t i = 0; i < trace.size(); ++i) {
        const machine::Event event = trace.event(i);
        state.apply(event);
        if (event.kind != machine::EventKind::TryFailed)
            continue;
        const LivelockNow now = livelockOf(state, ThreadId(event.thread));
        if (now.threads.empty())
            continue;
        const auto known = std::find_if(found.begin(), found.end(),
                                        [&now](const LivelockNow& other) { return other.threads == now.threads; });
        if (known == found.end())
            found.push_back(now);
        else
            known->rounds = std::max(known->rounds, now.rounds);
    }
    return found;
}

} // namespace threadway::trace
