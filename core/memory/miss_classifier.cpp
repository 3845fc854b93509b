// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/miss_classifier.h"

namespace threadway::memory {

MissClassifier::MissClassifier(const std::vector<CacheShape>& caches, std::size_t units)
    : m_seen(caches.size()), m_hasOtherUnits(units > 1)
{
    for (const CacheShape& shape : caches)
        m_caches.push_back(
            {std::uint64_t{1} << shape.level, shape.isFullLru ? std::nullopt : std::optional(FullLru(shape.lines))});
}

void MissClassifier::begin(std::int32_t owner, std::size_t unit)
{
    m_owner = owner;
    if (!m_hasOtherUnits)
        return;
    Whereabouts& place = m_units[static_cast<std::uint32_t>(owner)];
    const auto here = static_cast<std::int32_t>(unit);
    if (place.now != here)
        place = {here, place.now};
    m_previous = place.before < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(place.before));
}

void MissClassifier::sawHit(std::size_t cache, std::uint64_t number)
{
    if (m_caches[cache].ideal)
        m_caches[cache].ideal->use(m_seen.shortNumber(number));
}

MissKind MissClassifier::sawMiss(std::size_t cache, std::size_t unit, std::uint64_t number, std::uint64_t bytes,
                                 bool isWarmBefore)
{
    Cache& seenBy = m_caches[cache];
    const std::uint32_t line = m_seen.shortNumber(number);
    const bool wouldHit = seenBy.ideal && seenBy.ideal->use(line);
    const bool wasSeen = m_seen.add(cache, line);
    const Loss* loss = lossOf(unit, number);
    const bool wasTaken = loss != nullptr && (loss->levels & seenBy.levelBit) != 0;
    MissKind kind = wouldHit ? MissKind::Conflict : MissKind::Capacity;
    if (wasTaken && loss->writer != m_owner)
        kind = (loss->written & bytes) != 0 ? MissKind::TrueSharing : MissKind::FalseSharing;
    else if (wasTaken || isWarmBefore)
        kind = MissKind::Migration;
    else if (!wasSeen)
        kind = MissKind::Cold;
    m_history.add(number ^ static_cast<std::uint64_t>(kind) << 61U);
    return kind;
}

MissClassifier::Loss* MissClassifier::lossOf(std::size_t unit, std::uint64_t number)
{
    const std::uint32_t* first = m_hasOtherUnits ? m_firstLoss.find(number) : nullptr;
    for (std::uint32_t link = first == nullptr ? 0 : *first; link != 0; link = m_links[link - 1].next) {
        if (m_links[link - 1].loss.unit == unit)
            return &m_links[link - 1].loss;
    }
    return nullptr;
}

void MissClassifier::lost(std::size_t cache, std::size_t unit, std::uint64_t number)
{
    if (m_caches[cache].ideal)
        m_caches[cache].ideal->remove(m_seen.shortNumber(number));
    Loss* loss = lossOf(unit, number);
    if (loss == nullptr) {
        std::uint32_t& first = m_firstLoss[number];
        std::uint32_t link = 0;
        if (m_freeLinks.empty()) {
            m_links.emplace_back();
            link = static_cast<std::uint32_t>(m_links.size());
        } else {
            link = m_freeLinks.back();
            m_freeLinks.pop_back();
        }
        m_links[link - 1] = {{unit, 0, 0, m_owner}, first};
        first = link;
        loss = &m_links[link - 1].loss;
    }
    loss->levels |= m_caches[cache].levelBit;
}

void MissClassifier::wrote(std::size_t unit, std::uint64_t number, std::uint64_t bytes)
{
    const std::uint32_t* first = m_hasOtherUnits ? m_firstLoss.find(number) : nullptr;
    for (std::uint32_t link = first == nullptr ? 0 : *first; link != 0; link = m_links[link - 1].next) {
        Loss& loss = m_links[link - 1].loss;
        if (loss.unit == unit)
            continue;
        loss.written |= bytes;
        loss.writer = m_owner;
    }
}

void MissClassifier::regained(std::size_t unit, std::uint64_t number)
{
    std::uint32_t* first = m_hasOtherUnits ? m_firstLoss.find(number) : nullptr;
    if (first == nullptr)
        return;
    for (std::uint32_t* link = first; *link != 0; link = &m_links[*link - 1].next) {
        if (m_links[*link - 1].loss.unit != unit)
            continue;
        m_freeLinks.push_back(*link);
        *link = m_links[*link - 1].next;
        break;
    }
    if (*first == 0)
        m_firstLoss.erase(number);
}

std::size_t MissClassifier::bytes() const
{
    std::size_t bytes = m_firstLoss.bytes() + m_links.size() * sizeof(Link) + m_units.bytes() + m_seen.bytes();
    for (const Cache& cache : m_caches)
        bytes += cache.ideal ? cache.ideal->bytes() : 0;
    return bytes;
}

} // namespace threadway::memory
