// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/keyframes.h"

#include <algorithm>

namespace threadway::history {

std::size_t approximateBytes(const machine::World& world)
{
    std::size_t bytes = sizeof(world) + world.caches.approximateBytes() + world.pageHomes.bytes();
    bytes += world.threads.size() * (sizeof(machine::ThreadBody) + sizeof(CoroutineId));
    bytes += world.cores.size() * (sizeof(machine::CoreBody) + sizeof(machine::CacheTally));
    bytes += world.objects.size() * sizeof(sync::ObjectState) + world.variables.size() * sizeof(program::Value);
    bytes += world.timers.size() * sizeof(machine::Timer);
    for (const machine::Routine& routine : world.routines) {
        bytes += sizeof(routine) + routine.frames.size() * sizeof(machine::Frame)
                 + routine.values.size() * sizeof(program::Value);
    }
    return bytes;
}

bool Keyframes::isDue(std::size_t events) const
{
    return m_keyframes.empty() || events >= m_keyframes.back().events + m_spacing;
}

void Keyframes::add(Keyframe keyframe)
{
    m_bytes += approximateBytes(*keyframe.world);
    const std::size_t budget = std::min(m_budget, freeBytes + bytesPerEvent * keyframe.events);
    m_keyframes.push_back(std::move(keyframe));
    while (m_bytes > budget && m_keyframes.size() > 2)
        thin();
}

void Keyframes::thin()
{
    m_spacing *= 2;
    std::vector<Keyframe> kept{m_keyframes.front()};
    for (const Keyframe& keyframe : m_keyframes) {
        if (keyframe.events >= kept.back().events + m_spacing)
            kept.push_back(keyframe);
    }
    m_keyframes = std::move(kept);
    m_bytes = 0;
    for (const Keyframe& keyframe : m_keyframes)
        m_bytes += approximateBytes(*keyframe.world);
}

const Keyframe& Keyframes::lastBefore(SimTime time, std::size_t entries) const
{
    const auto after = std::find_if(m_keyframes.begin() + 1, m_keyframes.end(), [&](const Keyframe& keyframe) {
        return keyframe.world->time > time || keyframe.entries > entries;
    });
    return *(after - 1);
}

const Keyframe& Keyframes::lastWithin(std::size_t events) const
{
    const auto after = std::find_if(m_keyframes.begin() + 1, m_keyframes.end(),
                                    [events](const Keyframe& keyframe) { return keyframe.events > events; });
    return *(after - 1);
}

void Keyframes::truncate(std::size_t events)
{
    while (m_keyframes.size() > 1 && m_keyframes.back().events > events) {
        m_bytes -= approximateBytes(*m_keyframes.back().world);
        m_keyframes.pop_back();
    }
}

} // namespace threadway::history
