// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/cache_sets.h"

#include <algorithm>

namespace threadway::memory {
namespace {

/// A block holds about so many lines: small enough that copying one is cheap, large enough that there are few.
constexpr std::size_t linesOfBlock = 1024;

/// Sets begin at half a line of the host's cache, so that what is looked at first in them lies in one.
constexpr std::size_t wordsOfSector = 4;

/// Hints by which hits are found without a search: four times the lines of a small cache, so that few lines share.
constexpr std::size_t mostHints = 4096;

std::size_t waysOf(const CacheLevelSpec& spec)
{
    return static_cast<std::size_t>(spec.ways == 0 ? spec.lines() : spec.ways);
}

} // namespace

Cache::Cache(const CacheLevelSpec& spec, base::RandomStream random, bool isNearest)
    : m_replacement(spec.replacement),
      m_hasOrder(spec.replacement == Replacement::Lru || spec.replacement == Replacement::Fifo),
      m_sets(static_cast<std::size_t>(spec.lines()) / waysOf(spec)),
      m_ways(waysOf(spec)),
      m_order(m_ways),
      m_random(random)
{
    m_divisor = std::has_single_bit(m_sets) ? 0 : m_sets;
    m_setMask = m_sets - 1;
    m_setBits = static_cast<unsigned>(std::countr_zero(m_sets));
    m_upperShift = m_setBits + tagBits;
    layOut();
    m_lastWays = 0xffffU >> (15 - (m_ways - 1) % 16);
    const std::size_t wanted = std::max<std::size_t>(1, linesOfBlock / m_ways);
    while ((std::size_t{1} << m_blockShift) < std::min(wanted, m_sets))
        ++m_blockShift;
    m_blockMask = (std::size_t{1} << m_blockShift) - 1;
    m_blocks.resize((m_sets + m_blockMask) >> m_blockShift);
    m_hints.resize(isNearest ? std::min(mostHints, std::bit_ceil(m_sets * m_ways) * 4) : 1);
    m_hintMask = m_hints.size() - 1;
    setCommon();
}

void Cache::setCommon()
{
    const bool isCommon = m_divisor == 0 && !m_isWide && m_replacement == Replacement::Lru && m_order.isList();
    m_commonUpper = isCommon ? m_upper : nothingCommon;
}

/// Says where in a set its parts begin.
void Cache::layOut()
{
    const auto wordsFor = [this](std::size_t bytesOfSlot) { return (m_ways * bytesOfSlot + 7) / 8; };
    m_ordered = wordsFor(1);
    m_entries = m_ordered + m_order.words();
    m_owned = m_entries + wordsFor(sizeof(std::uint32_t));
    m_uppers = m_owned + wordsFor(m_isWide ? sizeof(std::uint32_t) : sizeof(std::uint16_t));
    const std::size_t end = m_uppers + (m_isWide ? wordsFor(sizeof(std::uint32_t)) : 0);
    m_stride = (end + wordsOfSector - 1) / wordsOfSector * wordsOfSector;
}

/// Copies what others hold too, or makes a block of free slots.
void Cache::ownBlock(std::size_t index)
{
    const bool isNew = !m_blocks[index].exists();
    m_blocks[index].makeOwn((m_blockMask + 1) * m_stride);
    for (std::size_t set = 0; isNew && m_hasOrder && set <= m_blockMask; ++set)
        m_order.reset(m_blocks[index].words() + set * m_stride + m_ordered);
}

/// Gives all sets room for all of tags and owners.
void Cache::widen()
{
    const Cache narrow = *this;
    m_isWide = true;
    layOut();
    for (SharedWords& block : m_blocks)
        block = {};
    for (std::size_t index = 0; index < m_sets; ++index) {
        const std::uint64_t* from = narrow.setAt(index);
        if (from == nullptr)
            continue;
        const Set set = ownSet(index);
        std::copy_n(from, m_owned, set);
        for (std::size_t slot = 0; slot < m_ways; ++slot) {
            setOwnedAt(set, slot, narrow.ownedAt(from, slot));
            store(set + m_uppers, slot, static_cast<std::uint32_t>(m_upper));
        }
    }
}

/// Makes room in sets for the line, for which there is none.
void Cache::accommodate(std::uint64_t number, std::uint32_t owned)
{
    if (owned <= mostNarrowOwned && m_owners.all().empty())
        m_upper = tagOf(number) >> tagBits; // no other line has any
    else
        widen();
    setCommon();
}

Line Cache::insert(std::uint64_t number, std::int32_t owner, LineState state, bool isPrefetched)
{
    const std::uint32_t owned = ownedBy(owner, isPrefetched);
    if (isTooNarrow(number, owned))
        accommodate(number, owned);
    const Set set = setFor<false>(number);
    const std::size_t slot = takeSlot(set);
    const Line evicted = lineAt(indexOfSet(number), set, slot);
    put(set, slot, number, owned, state);
    return evicted;
}

Line Cache::lineAt(std::size_t index, const std::uint64_t* set, std::size_t slot) const
{
    const std::uint32_t entry = entryAt(set, slot);
    const std::uint32_t owned = ownedAt(set, slot);
    if ((entry & 3U) == 0)
        return {};
    return {numberAt(set, slot, entry, index), m_owners.ownerAt(owned / 2), static_cast<LineState>(entry & 3U),
            (owned & 1U) != 0};
}

LineState Cache::find(std::uint64_t number)
{
    return find<false>(setFor<false>(number), number);
}

LineState Cache::stateOf(std::uint64_t number) const
{
    const Place place = placeOf(number);
    return place.slot == notHere ? LineState::Invalid : stateAt(place.set, place.slot);
}

LineState Cache::drop(std::uint64_t number)
{
    return dropLine<false>(number);
}

std::optional<Line> Cache::peek(std::uint64_t number) const
{
    const Place place = placeOf(number);
    return place.slot == notHere ? std::nullopt : std::optional(lineAt(indexOfSet(number), place.set, place.slot));
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
std::size_t Cache::chosenVictim(const std::uint64_t* set)
{
    std::size_t slot = 0;
    while (slot < m_ways && stateAt(set, slot) != LineState::Invalid)
        ++slot;
    if (slot == m_ways && m_replacement == Replacement::Random)
        slot = m_random.below(m_ways);
    if (slot == m_ways) {
        std::size_t node = 1;
        while (node < m_ways)
            node = node * 2 + (set[m_ordered] >> node & 1U);
        slot = node - m_ways;
    }
    return slot;
}

bool Cache::setState(std::uint64_t number, LineState state)
{
    const Place place = placeOf(number);
    if (place.slot == notHere)
        return false;
    setStateAt(setFor<false>(number), place.slot, state);
    m_latest = 0;
    return true;
}

bool Cache::takePrefetched(std::uint64_t number)
{
    const Place place = placeOf(number);
    if (place.slot == notHere || (ownedAt(place.set, place.slot) & 1U) == 0)
        return false;
    const Set set = setFor<false>(number);
    setOwnedAt(set, place.slot, ownedAt(set, place.slot) & ~1U);
    return true;
}

LineState Cache::dropAt(std::uint64_t number, std::size_t slot)
{
    const Set set = setFor<false>(number);
    const LineState state = stateAt(set, slot);
    m_owners.change(ownedAt(set, slot) / 2, -1);
    store(set + m_entries, slot, std::uint32_t{0});
    m_latest = 0;
    if (m_hasOrder)
        m_order.release(set + m_ordered, slot);
    return state;
}

void Cache::clear()
{
    for (const Line& line : lines())
        drop(line.number);
}

std::vector<Line> Cache::lines() const
{
    std::vector<Line> found;
    for (std::size_t index = 0; index < m_sets; ++index) {
        const std::uint64_t* set = setAt(index);
        for (std::size_t slot = 0; set != nullptr && slot < m_ways; ++slot) {
            if (stateAt(set, slot) != LineState::Invalid)
                found.push_back(lineAt(index, set, slot));
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
    for (std::size_t index = 0; index < m_sets; ++index) {
        const std::uint64_t* set = setAt(index);
        const auto isEmpty = [set](std::uint64_t word) { return word == 0; };
        if (set == nullptr || std::all_of(set + m_entries, set + m_owned, isEmpty))
            continue;
        hasher.add(std::uint64_t{index});
        for (std::size_t word = m_ordered; word < m_entries; ++word)
            hasher.add(set[word]);
        for (std::size_t slot = 0; slot < m_ways; ++slot) {
            const Line line = lineAt(index, set, slot);
            hasher.add(line.number << 2U | static_cast<std::uint64_t>(line.state));
            if (line.state != LineState::Invalid)
                hasher.add(line.owner).add(line.isPrefetched);
        }
    }
    hasher.add(m_random.state());
}

} // namespace threadway::memory
