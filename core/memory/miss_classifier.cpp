// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/miss_classifier.h"

#include <bit>

namespace threadway::memory {

MissClassifier::MissClassifier(const std::vector<CacheShape>& caches, std::size_t units)
    : m_notes(caches.size()), m_hasOtherUnits(units > 1)
{
    for (const CacheShape& shape : caches)
        m_caches.push_back(
            {std::uint64_t{1} << shape.level, shape.isFullLru ? std::nullopt : std::optional(FullLru(shape.lines))});
}

/// Notes where the owner is now, and finds out where it was before.
void MissClassifier::findPrevious()
{
    Whereabouts& place = m_units[static_cast<std::uint32_t>(m_owner)];
    const auto here = static_cast<std::int32_t>(m_unit);
    if (place.now != here)
        place = {here, place.now};
    m_previous = place.before < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(place.before));
}

/// The cache, and the one that it is compared with, use the line of that short number.
[[gnu::always_inline]] inline FullLru::Past MissClassifier::use(std::size_t cache, std::uint32_t line)
{
    const LineNotes::Column notes = m_notes.column(cache);
    std::optional<FullLru>& ideal = m_caches[cache].ideal;
    return ideal ? ideal->use(line, notes) : FullLru::noteUse(line, notes);
}

/// The kind of a miss that would be of the given kind if no other unit had to do with the line.
MissKind MissClassifier::kindOfMoved(const Passage& passage, std::size_t level, const Loss* loss, MissKind kind) const
{
    const bool wasTaken = loss != nullptr && (loss->levels >> level & 1U) != 0;
    if (wasTaken && loss->writer != m_owner)
        return (loss->written & passage.bytes) != 0 ? MissKind::TrueSharing : MissKind::FalseSharing;
    return wasTaken || (passage.warmBefore >> level & 1U) != 0 ? MissKind::Migration : kind;
}

void MissClassifier::pass(const Passage& passage, MissKinds& kinds)
{
    const std::uint32_t line = m_notes.shortNumber(passage.number);
    const bool isNoted = m_notes.has(line);
    const Loss* loss = m_hasOtherUnits ? lossOf(m_unit, passage.number) : nullptr;
    const bool hasMoved = loss != nullptr || passage.warmBefore != 0;
    std::uint64_t told = 0;
    for (std::size_t level = passage.from; level < passage.served; ++level) {
        const FullLru::Past past = isNoted ? use(passage.caches[level], line) : FullLru::Past{};
        const MissKind again = past.wasThere ? MissKind::Conflict : MissKind::Capacity;
        MissKind kind = past.wasUsed ? again : MissKind::Cold;
        if (hasMoved)
            kind = kindOfMoved(passage, level, loss, kind);
        told = told << 3U | static_cast<std::uint64_t>(kind);
        if (kinds[level] == MissKind::None)
            kinds[level] = kind;
    }
    if (told != 0)
        m_history.add(std::rotl(passage.number, 3 * static_cast<int>(mostLevels)) ^ told);
    if (passage.isServed && isNoted)
        use(passage.caches[passage.served], line);
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
    const std::uint32_t line = m_notes.shortNumber(number);
    if (m_caches[cache].ideal && m_notes.has(line))
        m_caches[cache].ideal->remove(line, m_notes.column(cache));
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
    std::size_t bytes = m_firstLoss.bytes() + m_links.size() * sizeof(Link) + m_units.bytes() + m_notes.bytes();
    for (const Cache& cache : m_caches)
        bytes += cache.ideal ? cache.ideal->bytes() : 0;
    return bytes;
}

} // namespace threadway::memory
