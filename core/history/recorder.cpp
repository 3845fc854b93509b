// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/recorder.h"

#include "machine/simulator.h"

#include <algorithm>

namespace threadway::history {
namespace {

SimTime justAfter(SimTime time)
{
    return time == SimTime::never() ? time : time + SimTime{1};
}

std::size_t commonPrefix(const scenario::Journal& a, const scenario::Journal& b)
{
    const auto [inA, inB] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return static_cast<std::size_t>(inA - a.begin());
}

SimTime timeOfEntry(const scenario::Journal& journal, std::size_t entry)
{
    return entry < journal.size() ? journal[entry].at : SimTime::never();
}

} // namespace

bool drive(machine::World& world, const scenario::Journal& journal, std::size_t& next, SimTime before,
           machine::EventBuffer& events)
{
    const SimTime entryTime = timeOfEntry(journal, next);
    if (machine::step(world, std::min(before, entryTime), events, entryTime == SimTime::never()))
        return true;
    if (world.isEnded || entryTime >= before)
        return false;
    machine::apply(world, std::max(entryTime, world.time), journal[next].command, static_cast<std::int32_t>(next),
                   events);
    ++next;
    return true;
}

Recorder::Recorder(scenario::BlueprintPtr blueprint, scenario::Journal journal, std::size_t keyframeBudget)
    : m_journal(std::move(journal)),
      m_trace(blueprint),
      m_world(std::move(blueprint)),
      m_keyframes(keyframeBudget),
      m_hashSpacing(std::max(leastHashSpacing, hashSpacingPerThread * m_world.threads.size()))
{
    m_trace.setJournal(std::make_shared<const scenario::Journal>(m_journal));
    m_keyframes.add({0, 0, std::make_shared<machine::World>(m_world)});
}

bool Recorder::stepOnce(SimTime before)
{
    if (!drive(m_world, m_journal, m_nextEntry, before, m_buffer))
        return false;
    keep();
    return true;
}

void Recorder::keep()
{
    const std::size_t events = m_trace.size() + m_buffer.size();
    while (events >= (m_hashes.size() + 1) * m_hashSpacing)
        m_hashes.push_back(m_world.hash());
    if (m_keyframes.isDue(events))
        m_keyframes.add({events, m_nextEntry, std::make_shared<machine::World>(m_world)});
}

void Recorder::publish()
{
    // More can still happen at the present instant, so the trace is complete only up to just before it.
    const SimTime frontier = m_world.isEnded ? m_world.time : std::max(SimTime{}, m_world.time - SimTime{1});
    m_trace.append(m_buffer, std::max(frontier, m_trace.frontier()));
    m_buffer.clear();
}

bool Recorder::advance(SimTime until, std::size_t maximumEvents)
{
    const auto& ownEnd = m_trace.blueprint()->scenario.until;
    const SimTime last = ownEnd ? std::min(*ownEnd, until) : until;
    const std::size_t enough = m_trace.size() + maximumEvents;
    while (m_trace.size() + m_buffer.size() < enough) {
        if (stepOnce(justAfter(last))) {
            if (m_trace.size() + m_buffer.size() > mostEvents)
                machine::stop(m_world, machine::RunEnd::Limit, m_buffer);
            continue;
        }
        if (!m_world.isEnded && ownEnd && last == *ownEnd) {
            m_world.time = last;
            machine::stop(m_world, machine::RunEnd::Until, m_buffer);
        }
        publish();
        if (!m_world.isEnded && last > m_trace.frontier() && last != SimTime::never())
            m_trace.append({}, last);
        return !m_world.isEnded;
    }
    publish();
    return !m_world.isEnded;
}

void Recorder::advanceToEnd(SimTime until)
{
    while (!m_world.isEnded && m_trace.frontier() < until) {
        if (!advance(until, std::size_t{1} << 16U))
            return;
    }
}

SimTime Recorder::setJournal(scenario::Journal journal)
{
    if (journal == m_journal)
        return m_trace.frontier() + SimTime{1};
    const std::size_t common = commonPrefix(m_journal, journal);
    const SimTime from = std::min(timeOfEntry(m_journal, common), timeOfEntry(journal, common));
    m_journal = std::move(journal);
    m_trace.setJournal(std::make_shared<const scenario::Journal>(m_journal));
    // Nothing recorded so far depends on entries that lie beyond it.
    if (!m_world.isEnded && from > m_world.time && from > m_trace.frontier())
        return from;
    const SimTime end = m_trace.blueprint()->scenario.until.value_or(m_trace.frontier());
    const SimTime lastKept = std::max(SimTime{}, std::min(from - SimTime{1}, std::min(end, m_trace.frontier())));
    const Keyframe start = m_keyframes.lastBefore(lastKept, common);
    m_keyframes.truncate(start.events);
    m_hashes.resize(std::min(m_hashes.size(), start.events / m_hashSpacing));
    m_world = *start.world;
    m_nextEntry = start.entries;
    m_trace = m_trace.prefix(start.events, std::max(SimTime{}, start.world->time - SimTime{1}));
    m_buffer.clear();
    while (stepOnce(std::min(from, justAfter(lastKept)))) {
    }
    publish();
    if (lastKept > m_trace.frontier())
        m_trace.append({}, lastKept);
    return from;
}

std::size_t Recorder::bytes() const
{
    return m_trace.bytes() + m_keyframes.bytes() + m_hashes.capacity() * sizeof(m_hashes.front());
}

machine::World Recorder::worldAt(SimTime time) const
{
    const Keyframe& start = m_keyframes.lastBefore(time, m_journal.size());
    machine::World world = *start.world;
    std::size_t next = start.entries;
    machine::EventBuffer events;
    while (drive(world, m_journal, next, justAfter(time), events))
        events.clear();
    return world;
}

machine::World Recorder::worldAfter(std::size_t events) const
{
    const Keyframe& start = m_keyframes.lastWithin(events);
    machine::World world = *start.world;
    std::size_t next = start.entries;
    std::size_t count = start.events;
    machine::EventBuffer buffer;
    while (count < events && drive(world, m_journal, next, justAfter(m_trace.frontier()), buffer)) {
        count += buffer.size();
        buffer.clear();
    }
    return world;
}

} // namespace threadway::history
