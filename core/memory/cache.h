// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"
#include "base/random.h"
#include "memory/memory_spec.h"
#include "memory/owner_counts.h"
#include "memory/shared_words.h"
#include "memory/use_order.h"

#include <bit>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace threadway::memory {

/// The state of a line in one cache, as the MESI protocol names it. A cache that cores share knows only Shared
/// (as memory has it) and Modified.
enum class LineState : std::uint8_t { Invalid, Shared, Exclusive, Modified };

/// A line as it stands in a cache.
struct Line {
    std::uint64_t number = 0; ///< address divided by the line size; at most 2^62-1
    std::int32_t owner = -1; ///< who brought it in
    LineState state = LineState::Invalid;
    bool isPrefetched = false; ///< and not asked for since
    bool operator==(const Line&) const = default;
};

/// One set-associative cache. A value; copies share what neither has changed since.
///
/// A set is one stretch of words: a byte of each line's number, eight to a word, so that all ways are compared at
/// once; the order of use, or the tree; numbers with states; owners, two to a word. Sets lie in blocks, which come
/// into being when first used and are copied when one of several holders writes.
class Cache {
public:
    explicit Cache(const CacheLevelSpec& spec, base::RandomStream random = {});

    /// Uses the line, for writing too: true if it is here, nobody else needs to know, and a hint told where at once.
    /// Otherwise nothing has changed, and find has to tell.
    bool hit(std::uint64_t number, bool write);
    /// Uses the line; its state, or Invalid if it is not here.
    LineState find(std::uint64_t number);
    /// As find, but without using it.
    [[nodiscard]] LineState stateOf(std::uint64_t number) const;
    /// The line if it is here.
    [[nodiscard]] std::optional<Line> peek(std::uint64_t number) const;
    /// Brings the line in, which must not be here; returns what had to go, Invalid if nothing.
    Line insert(std::uint64_t number, std::int32_t owner, LineState state, bool isPrefetched = false);
    /// Changes the state of a line that is here, without using it. Returns whether it is.
    bool setState(std::uint64_t number, LineState state);
    /// The line was asked for; returns whether it had been prefetched and was not asked for before.
    bool takePrefetched(std::uint64_t number);
    /// Drops the line; returns its state, or Invalid if it was not here.
    LineState drop(std::uint64_t number);
    /// Drops all lines.
    void clear();

    /// All lines held, set after set.
    [[nodiscard]] std::vector<Line> lines() const;
    /// Lines held, by owner; owners without lines are absent.
    [[nodiscard]] std::map<std::int32_t, std::int32_t> occupancy() const { return m_owners.all(); }
    /// Owners whose number of lines differs from when this was last asked.
    std::vector<OwnerLines> takeChangedOccupancy() { return m_owners.takeChanges(); }
    /// Memory that a copy adds once all of it changes.
    [[nodiscard]] std::size_t bytes() const;
    void addTo(base::Hasher& hasher) const;

private:
    using Words = std::uint64_t*;
    static constexpr std::uint64_t everyByte = 0x0101010101010101ULL;
    static constexpr std::uint64_t highBits = 0x8080808080808080ULL;
    static constexpr std::uint32_t prefetchBit = std::uint32_t{1} << 31U;
    static constexpr std::size_t notHere = ~std::size_t{0};

    /// A line's place: its set, and the slot in it.
    struct Place {
        std::size_t set = 0;
        std::size_t slot = notHere;
    };

    [[nodiscard]] std::size_t setOf(std::uint64_t number) const
    {
        return m_setMask != 0 || m_sets == 1 ? number & m_setMask : number % m_sets;
    }
    /// The set's words, or nullptr if its block does not exist yet.
    [[nodiscard]] const std::uint64_t* wordsOf(std::size_t set) const
    {
        const SharedWords& block = m_blocks[set >> m_blockShift];
        return block.exists() ? block.words() + (set & m_blockMask) * m_stride : nullptr;
    }
    /// The set's words, in a block that is this cache's own.
    Words changeable(std::size_t set)
    {
        SharedWords& block = m_blocks[set >> m_blockShift];
        if (!block.isOwn())
            ownBlock(set >> m_blockShift);
        return block.words() + (set & m_blockMask) * m_stride;
    }
    [[nodiscard]] std::uint64_t byteOf(std::uint64_t number) const { return (number >> m_byteShift) & 0xffU; }
    [[nodiscard]] std::size_t slotIn(const std::uint64_t* words, std::uint64_t number) const;
    [[nodiscard]] Place placeOf(std::uint64_t number) const
    {
        const std::size_t set = setOf(number);
        const std::uint64_t* words = wordsOf(set);
        return {set, words == nullptr ? notHere : slotIn(words, number)};
    }
    [[nodiscard]] LineState stateAt(const Place& place) const
    {
        return static_cast<LineState>(wordsOf(place.set)[m_entries + place.slot] & 3U);
    }
    [[nodiscard]] std::uint32_t ownerAt(const std::uint64_t* words, std::size_t slot) const
    {
        return static_cast<std::uint32_t>(words[m_owned + slot / 2] >> (slot % 2 * 32));
    }
    void setOwner(Words words, std::size_t slot, std::uint32_t owner) const
    {
        std::uint64_t& word = words[m_owned + slot / 2];
        const std::size_t shift = slot % 2 * 32;
        word = (word & ~(std::uint64_t{0xffffffff} << shift)) | std::uint64_t{owner} << shift;
    }
    [[nodiscard]] Line lineAt(const std::uint64_t* words, std::size_t slot) const
    {
        const std::uint64_t entry = words[m_entries + slot];
        const std::uint32_t owner = ownerAt(words, slot);
        return {entry >> 2U, static_cast<std::int32_t>(owner & ~prefetchBit) - 1, static_cast<LineState>(entry & 3U),
                (owner & prefetchBit) != 0};
    }
    void touch(Words words, std::size_t slot) const;
    LineState dropAt(const Place& place);
    void ownBlock(std::size_t index);
    void pointAway(std::uint64_t& tree, std::size_t slot) const;
    [[nodiscard]] std::size_t chosenVictim(const std::uint64_t* words);

    std::vector<SharedWords> m_blocks;
    std::size_t m_sets;
    std::size_t m_setMask; ///< if their number is a power of two, else 0
    std::size_t m_blockMask;
    unsigned m_blockShift = 0;
    unsigned m_byteShift;
    Replacement m_replacement;
    std::size_t m_stride; ///< words of a set
    std::size_t m_ordered; ///< where the order of use begins in a set
    std::size_t m_entries; ///< where numbers begin
    std::size_t m_owned; ///< where owners begin
    std::size_t m_ways;
    std::uint64_t m_lastBytes; ///< high bits of those bytes of the last word of bytes that stand for ways
    UseOrder m_order;
    std::vector<std::uint8_t> m_hints; ///< by the lower bits of a line's number: the slot in which it may be
    std::size_t m_hintMask = 0;
    OwnerCounts m_owners;
    base::RandomStream m_random;
};

// Always inline: these make up the path of a miss, where they are called from a loop over the levels each.

[[gnu::always_inline]] inline std::size_t Cache::slotIn(const std::uint64_t* words, std::uint64_t number) const
{
    const std::uint64_t pattern = byteOf(number) * everyByte;
    const std::uint64_t key = number << 2U;
    for (std::size_t word = 0; word < m_ordered; ++word) {
        // Bytes that are equal become 0; a 0 is found by what subtracting 1 borrows. A byte above one that is 0
        // may be found wrongly, so the number itself decides.
        const std::uint64_t difference = words[word] ^ pattern;
        std::uint64_t candidates = (difference - everyByte) & ~difference & highBits;
        if (candidates == 0)
            continue;
        if (word + 1 == m_ordered)
            candidates &= m_lastBytes;
        for (; candidates != 0; candidates &= candidates - 1) {
            const std::size_t slot = word * 8 + static_cast<unsigned>(std::countr_zero(candidates)) / 8;
            if ((words[m_entries + slot] ^ key) - 1 < 3) // the same number, and a state
                return slot;
        }
    }
    return notHere;
}

inline void Cache::touch(Words words, std::size_t slot) const
{
    if (m_replacement == Replacement::Lru)
        m_order.use(words + m_ordered, slot);
    else if (m_replacement == Replacement::TreePlru)
        pointAway(words[m_ordered], slot);
}

inline bool Cache::hit(std::uint64_t number, bool write)
{
    const std::size_t set = setOf(number);
    const SharedWords& block = m_blocks[set >> m_blockShift];
    const std::size_t slot = m_hints[number & m_hintMask];
    if (!block.isOwn())
        return false;
    const Words words = block.words() + (set & m_blockMask) * m_stride;
    std::uint64_t& entry = words[m_entries + slot];
    // Without its number a line is its state: at least Shared to read, at least Exclusive to write.
    const std::uint64_t least = write ? 2 : 1;
    if ((entry ^ number << 2U) - least > 3 - least)
        return false;
    entry |= write ? static_cast<std::uint64_t>(LineState::Modified) : 0;
    touch(words, slot);
    return true;
}

[[gnu::always_inline]] inline LineState Cache::find(std::uint64_t number)
{
    const Place place = placeOf(number);
    if (place.slot == notHere)
        return LineState::Invalid;
    const Words words = changeable(place.set);
    m_hints[number & m_hintMask] = static_cast<std::uint8_t>(place.slot);
    touch(words, place.slot);
    return static_cast<LineState>(words[m_entries + place.slot] & 3U);
}

inline LineState Cache::stateOf(std::uint64_t number) const
{
    const Place place = placeOf(number);
    return place.slot == notHere ? LineState::Invalid : stateAt(place);
}

[[gnu::always_inline]] inline LineState Cache::drop(std::uint64_t number)
{
    const Place place = placeOf(number);
    return place.slot == notHere ? LineState::Invalid : dropAt(place);
}

[[gnu::always_inline]] inline Line Cache::insert(std::uint64_t number, std::int32_t owner, LineState state,
                                                 bool isPrefetched)
{
    const Words words = changeable(setOf(number));
    std::size_t slot = 0;
    if (m_replacement == Replacement::Lru || m_replacement == Replacement::Fifo) {
        slot = m_order.last(words + m_ordered);
        m_order.useLast(words + m_ordered, slot);
    } else {
        slot = chosenVictim(words);
    }
    const Line evicted = lineAt(words, slot);
    if (evicted.state == LineState::Invalid) {
        m_owners.change(owner, 1);
    } else if (evicted.owner != owner) {
        m_owners.change(evicted.owner, -1);
        m_owners.change(owner, 1);
    }
    words[m_entries + slot] = number << 2U | static_cast<std::uint64_t>(state);
    setOwner(words, slot, static_cast<std::uint32_t>(owner + 1) | (isPrefetched ? prefetchBit : 0));
    const std::size_t shift = slot % 8 * 8;
    words[slot / 8] = (words[slot / 8] & ~(std::uint64_t{0xff} << shift)) | byteOf(number) << shift;
    if (m_replacement == Replacement::TreePlru)
        pointAway(words[m_ordered], slot);
    return evicted;
}

} // namespace threadway::memory
