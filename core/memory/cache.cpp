// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/cache.h"

#include <algorithm>

namespace threadway::memory {
namespace {

/// A block holds about so many lines: small enough that copying one is cheap, large enough that there are few.
constexpr std::size_t linesOfBlock = 1024;

/// Hints by which hits are found without a search: four times the lines of a small cache, so that few lines share.
constexpr std::size_t mostHints = 4096;

std::size_t waysOf(const CacheLevelSpec& spec)
{
    return static_cast<std::size_t>(spec.ways == 0 ? spec.lines() : spec.ways);
}

} // namespace

Cache::Cache(const CacheLevelSpec& spec, base::RandomStream random)
    : m_sets(static_cast<std::size_t>(spec.lines()) / waysOf(spec)),
      m_setMask(std::has_single_bit(m_sets) ? m_sets - 1 : 0),
      m_byteShift(static_cast<unsigned>(std::bit_width(m_sets)) - 1),
      m_replacement(spec.replacement),
      m_ways(waysOf(spec)),
      m_order(m_ways),
      m_random(random)
{
    m_ordered = (m_ways + 7) / 8;
    m_entries = m_ordered + m_order.words();
    m_owned = m_entries + m_ways;
    m_stride = m_owned + (m_ways + 1) / 2;
    const std::size_t inLast = m_ways - (m_ordered - 1) * 8;
    m_lastBytes = inLast == 8 ? highBits : highBits & ((std::uint64_t{1} << (inLast * 8)) - 1);
    const std::size_t wanted = std::max<std::size_t>(1, linesOfBlock / m_ways);
    while ((std::size_t{1} << m_blockShift) < std::min(wanted, m_sets))
        ++m_blockShift;
    m_blockMask = (std::size_t{1} << m_blockShift) - 1;
    m_blocks.resize((m_sets + m_blockMask) >> m_blockShift);
    m_hints.resize(std::min(mostHints, std::bit_ceil(m_sets * m_ways) * 4));
    m_hintMask = m_hints.size() - 1;
}

/// Copies what others hold too, or makes a block of free slots.
void Cache::ownBlock(std::size_t index)
{
    const bool isNew = !m_blocks[index].exists();
    const bool hasOrder = m_replacement == Replacement::Lru || m_replacement == Replacement::Fifo;
    m_blocks[index].makeOwn((m_blockMask + 1) * m_stride);
    for (std::size_t set = 0; isNew && hasOrder && set <= m_blockMask; ++set)
        m_order.reset(m_blocks[index].words() + set * m_stride + m_ordered);
}

std::optional<Line> Cache::peek(std::uint64_t number) const
{
    const Place place = placeOf(number);
    return place.slot == notHere ? std::nullopt : std::optional(lineAt(wordsOf(place.set), place.slot));
}

/// Every node on the way to the slot points to its other half from now on. Nodes are numbered as in a heap, the
/// root is 1; a set bit points to the upper half.
void Cache::pointAway(std::uint64_t& tree, std::size_t slot) const
{
    for (std::size_t node = slot + m_ways; node > 1; node /= 2) {
        const std::uint64_t bit = std::uint64_t{1} << (node / 2);
        tree = (node & 1U) != 0 ? tree & ~bit : tree | bit;
    }
}

/// The slot to use where no order tells: a free one, else as the tree or chance will have it.
std::size_t Cache::chosenVictim(const std::uint64_t* words)
{
    std::size_t slot = 0;
    while (slot < m_ways && (words[m_entries + slot] & 3U) != 0)
        ++slot;
    if (slot == m_ways && m_replacement == Replacement::Random)
        slot = m_random.below(m_ways);
    if (slot == m_ways) {
        std::size_t node = 1;
        while (node < m_ways)
            node = node * 2 + (words[m_ordered] >> node & 1U);
        slot = node - m_ways;
    }
    return slot;
}

bool Cache::setState(std::uint64_t number, LineState state)
{
    const Place place = placeOf(number);
    if (place.slot == notHere)
        return false;
    changeable(place.set)[m_entries + place.slot] = number << 2U | static_cast<std::uint64_t>(state);
    return true;
}

bool Cache::takePrefetched(std::uint64_t number)
{
    const Place place = placeOf(number);
    if (place.slot == notHere || (ownerAt(wordsOf(place.set), place.slot) & prefetchBit) == 0)
        return false;
    const Words words = changeable(place.set);
    setOwner(words, place.slot, ownerAt(words, place.slot) & ~prefetchBit);
    return true;
}

LineState Cache::dropAt(const Place& place)
{
    const Words words = changeable(place.set);
    const Line line = lineAt(words, place.slot);
    m_owners.change(line.owner, -1);
    words[m_entries + place.slot] = 0;
    if (m_replacement == Replacement::Lru || m_replacement == Replacement::Fifo)
        m_order.release(words + m_ordered, place.slot);
    return line.state;
}

void Cache::clear()
{
    for (const Line& line : lines())
        drop(line.number);
}

std::vector<Line> Cache::lines() const
{
    std::vector<Line> found;
    for (std::size_t set = 0; set < m_sets; ++set) {
        const std::uint64_t* words = wordsOf(set);
        for (std::size_t slot = 0; words != nullptr && slot < m_ways; ++slot) {
            if ((words[m_entries + slot] & 3U) != 0)
                found.push_back(lineAt(words, slot));
        }
    }
    return found;
}

std::size_t Cache::bytes() const
{
    const auto exist
        = std::count_if(m_blocks.begin(), m_blocks.end(), [](const SharedWords& block) { return block.exists(); });
    return static_cast<std::size_t>(exist) * (m_blockMask + 1) * m_stride * sizeof(std::uint64_t);
}

void Cache::addTo(base::Hasher& hasher) const
{
    for (std::size_t set = 0; set < m_sets; ++set) {
        const std::uint64_t* words = wordsOf(set);
        const std::uint64_t* end = words == nullptr ? words : words + m_owned;
        const bool isEmpty = std::all_of(words == nullptr ? words : words + m_entries, end,
                                         [](std::uint64_t entry) { return entry == 0; });
        if (isEmpty)
            continue;
        hasher.add(std::uint64_t{set});
        for (const std::uint64_t* word = words + m_ordered; word != end; ++word)
            hasher.add(*word);
        for (std::size_t slot = 0; slot < m_ways; ++slot) {
            if ((words[m_entries + slot] & 3U) != 0)
                hasher.add(ownerAt(words, slot));
        }
    }
    hasher.add(m_random.state());
}

} // namespace threadway::memory
