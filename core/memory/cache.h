// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"
#include "base/random.h"
#include "memory/memory_spec.h"
#include "memory/owner_counts.h"
#include "memory/shared_words.h"
#include "memory/use_order.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
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
/// A set is one stretch of words, as short as can be, since large caches are bound by the memory of the host: a byte of
/// each line's tag, so that all ways are compared at once; the order of use, or the tree; entries, which are the lower
/// 30 bits of tags with states; whose the lines are, by place in the table of owners. A tag is what the set leaves
/// unsaid of a line's number. Upper bits of tags are kept once for the whole cache, until they differ between lines (or
/// there are too many owners): then every set gets room for more bits of both. Sets lie in blocks, which come into
/// being when first used and are copied when one of several holders writes.
class Cache {
public:
    /// A set that may be changed. Holds until the cache is copied or changes otherwise than by sets.
    using Set = std::uint64_t*;
    /// What had to go for a new line.
    struct Evicted {
        std::uint64_t number = 0;
        LineState state = LineState::Invalid; ///< Invalid: nothing had to go
    };

    /// The nearest cache of a core has hints: where each line may be.
    explicit Cache(const CacheLevelSpec& spec, base::RandomStream random = {}, bool isNearest = false);

    /// Uses the line, for writing too: true if it is here, nobody else needs to know, and it was used last of all or a
    /// hint told where it is. Otherwise nothing has changed, and find has to tell.
    bool hit(std::uint64_t number, bool write)
    {
        // The line used last is the one that goes last already, whatever the replacement.
        return isLatest(number, write ? 3 : 1) || hitHinted(number, write);
    }
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

    /// Asks the host for the memory of the line's set, which will be needed. Always inline, or GCC 12 drops the call.
    [[gnu::always_inline]] void prefetch(std::uint64_t number) const
    {
        const std::uint64_t* set = setAt(indexOfSet(number));
        for (std::size_t word = 0; set != nullptr && word < std::min<std::size_t>(m_stride, 16); word += 8)
            __builtin_prefetch(set + word, 1);
    }
    /// Whether the cache is like most ones and the line like most of its lines: then `isCommon` may be true in calls
    /// for it, which saves questions.
    [[nodiscard]] bool isCommonFor(std::uint64_t number) const { return number >> m_upperShift == m_commonUpper; }
    // Those who use these include memory/cache_sets.h.
    /// The set in which the line may stand.
    template <bool isCommon>
    Set setFor(std::uint64_t number);
    /// As find above, in the line's set.
    template <bool isCommon>
    LineState find(Set set, std::uint64_t number);
    /// As insert above, in the line's set.
    template <bool isCommon>
    Evicted insert(Set set, std::uint64_t number, std::int32_t owner, LineState state, bool isPrefetched);
    /// As drop above.
    template <bool isCommon>
    LineState dropLine(std::uint64_t number);
    /// The line, which is in this state, was used last of all, so that hit will know it.
    void remember(std::uint64_t number, LineState state)
    {
        m_latest = number << 2U | static_cast<std::uint64_t>(state);
    }

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
    static constexpr unsigned tagBits = 30; ///< of an entry
    static constexpr std::size_t notHere = ~std::size_t{0};

    /// A line's place: its set, and the slot in it.
    struct Place {
        const std::uint64_t* set = nullptr;
        std::size_t slot = notHere;
    };

    template <class Part>
    [[nodiscard]] static Part load(const std::uint64_t* words, std::size_t index)
    {
        Part part;
        std::memcpy(&part, reinterpret_cast<const unsigned char*>(words) + index * sizeof part, sizeof part);
        return part;
    }
    template <class Part>
    static void store(std::uint64_t* words, std::size_t index, Part part)
    {
        std::memcpy(reinterpret_cast<unsigned char*>(words) + index * sizeof part, &part, sizeof part);
    }
    /// Where the slot's byte lies in memory, when the first one is the lowest of a word.
    [[nodiscard]] static std::size_t slotByte(std::size_t slot)
    {
        return std::endian::native == std::endian::little ? slot : slot ^ 7U;
    }
    /// Whether the line is the one used last and its state at least this one, as a number.
    [[nodiscard]] bool isLatest(std::uint64_t number, std::uint64_t least) const
    {
        // Without its number a line is its state.
        return (m_latest ^ number << 2U) - least <= 3 - least;
    }
    /// Likewise for an entry.
    [[nodiscard]] static bool isUsable(std::uint32_t entry, std::uint64_t tag, std::uint32_t least)
    {
        return (entry ^ static_cast<std::uint32_t>(tag << 2U)) - least <= 3 - least;
    }
    bool hitHinted(std::uint64_t number, bool write);

    template <bool isCommon = false>
    [[nodiscard]] std::size_t indexOfSet(std::uint64_t number) const
    {
        return isCommon || m_divisor == 0 ? number & m_setMask : number % m_divisor;
    }
    /// The set, or nullptr if its block does not exist yet.
    [[nodiscard]] const std::uint64_t* setAt(std::size_t index) const
    {
        const SharedWords& block = m_blocks[index >> m_blockShift];
        return block.exists() ? block.words() + (index & m_blockMask) * m_stride : nullptr;
    }
    template <bool isCommon = false>
    [[nodiscard]] std::uint64_t tagOf(std::uint64_t number) const
    {
        return isCommon || m_divisor == 0 ? number >> m_setBits : number / m_divisor;
    }
    /// Whether the line in the slot, whose entry fits, is the one of this tag.
    template <bool isCommon = false>
    [[nodiscard]] bool hasUpper(const std::uint64_t* set, std::size_t slot, std::uint64_t tag) const
    {
        return isCommon || (m_isWide ? load<std::uint32_t>(set + m_uppers, slot) : m_upper) == tag >> tagBits;
    }
    template <bool isCommon>
    [[nodiscard]] std::size_t slotIn(const std::uint64_t* set, std::uint64_t number) const;
    template <bool isCommon = false>
    [[nodiscard]] Place placeOf(std::uint64_t number) const
    {
        const std::uint64_t* set = setAt(indexOfSet<isCommon>(number));
        return {set, set == nullptr ? notHere : slotIn<isCommon>(set, number)};
    }
    [[nodiscard]] std::uint32_t entryAt(const std::uint64_t* set, std::size_t slot) const
    {
        return load<std::uint32_t>(set + m_entries, slot);
    }
    [[nodiscard]] LineState stateAt(const std::uint64_t* set, std::size_t slot) const
    {
        return static_cast<LineState>(entryAt(set, slot) & 3U);
    }
    void setStateAt(Set set, std::size_t slot, LineState state) const
    {
        store(set + m_entries, slot, (entryAt(set, slot) & ~3U) | static_cast<std::uint32_t>(state));
    }
    /// The owner's place twice, plus 1 if the line was prefetched.
    template <bool isCommon = false>
    [[nodiscard]] std::uint32_t ownedAt(const std::uint64_t* set, std::size_t slot) const
    {
        return !isCommon && m_isWide ? load<std::uint32_t>(set + m_owned, slot)
                                     : load<std::uint16_t>(set + m_owned, slot);
    }
    template <bool isCommon = false>
    void setOwnedAt(Set set, std::size_t slot, std::uint32_t owned) const
    {
        if (!isCommon && m_isWide)
            store(set + m_owned, slot, owned);
        else
            store(set + m_owned, slot, static_cast<std::uint16_t>(owned));
    }
    /// The number of the line with this entry in the slot of the line's set.
    template <bool isCommon = false>
    [[nodiscard]] std::uint64_t numberAt(const std::uint64_t* set, std::size_t slot, std::uint32_t entry,
                                         std::size_t index) const
    {
        const std::uint64_t upper = !isCommon && m_isWide ? load<std::uint32_t>(set + m_uppers, slot) : m_upper;
        const std::uint64_t tag = upper << tagBits | entry >> 2U;
        return isCommon || m_divisor == 0 ? tag << m_setBits | index : tag * m_divisor + index;
    }
    [[nodiscard]] Line lineAt(std::size_t index, const std::uint64_t* set, std::size_t slot) const;
    template <bool isCommon = false>
    void touch(Set set, std::size_t slot) const
    {
        if (isCommon || m_replacement == Replacement::Lru)
            m_order.use<isCommon>(set + m_ordered, slot);
        else if (m_replacement == Replacement::TreePlru)
            pointAway(set[m_ordered], slot);
    }
    template <bool isCommon = false>
    [[nodiscard]] std::size_t takeSlot(Set set);
    [[nodiscard]] std::uint32_t ownedBy(std::int32_t owner, bool isPrefetched);
    /// Whether sets have no room for the line.
    [[nodiscard]] bool isTooNarrow(std::uint64_t number, std::uint32_t owned) const
    {
        return !m_isWide && (tagOf(number) >> tagBits != m_upper || owned > mostNarrowOwned);
    }
    template <bool isCommon = false>
    void put(Set set, std::size_t slot, std::uint64_t number, std::uint32_t owned, LineState state);
    void accommodate(std::uint64_t number, std::uint32_t owned);
    Set ownSet(std::size_t index);
    void setCommon();
    void layOut();
    void widen();
    LineState dropAt(std::uint64_t number, std::size_t slot);
    void ownBlock(std::size_t index);
    void pointAway(std::uint64_t& tree, std::size_t slot) const;
    [[nodiscard]] std::size_t chosenVictim(const std::uint64_t* set);

    static constexpr std::uint32_t mostNarrowOwned = 0xffff;
    static constexpr std::size_t mostCommonOwners = 0x7ffe; ///< one more may come before it is noticed
    static constexpr std::uint64_t nothingCommon = ~std::uint64_t{0};

    std::uint64_t m_latest = 0; ///< number and state of the line used last, or 0
    std::vector<SharedWords> m_blocks;
    std::size_t m_divisor = 0; ///< the number of sets, if it is not a power of two
    std::size_t m_setMask = 0; ///< else that number less 1
    unsigned m_setBits = 0; ///< and its logarithm
    unsigned m_upperShift = 0; ///< where in a line's number the upper bits of its tag begin
    unsigned m_blockShift = 0;
    std::size_t m_blockMask;
    std::size_t m_stride = 0; ///< words of a set
    std::size_t m_ordered = 0; ///< where the order of use begins in a set
    std::size_t m_entries = 0; ///< where the entries begin
    std::size_t m_owned = 0; ///< where the owners begin
    std::size_t m_uppers = 0; ///< where the upper bits of tags begin, in wide sets
    std::uint64_t m_upper = 0; ///< those of all lines, if sets are not wide
    std::uint64_t m_commonUpper = nothingCommon; ///< the same, if the cache is like most ones
    std::uint32_t m_lastWays; ///< bits of those bytes of the last two words of tags that stand for ways
    std::vector<std::uint8_t> m_hints; ///< by the lower bits of a line's number: the slot in which it may be
    std::size_t m_hintMask = 0;
    Replacement m_replacement;
    bool m_hasOrder; ///< of use, or of coming
    bool m_isWide = false; ///< sets have room for all of tags and owners
    std::size_t m_sets;
    std::size_t m_ways;
    UseOrder m_order;
    OwnerCounts m_owners;
    base::RandomStream m_random;
};

[[gnu::always_inline]] inline bool Cache::hitHinted(std::uint64_t number, bool write)
{
    const std::size_t index = indexOfSet(number);
    const SharedWords& block = m_blocks[index >> m_blockShift];
    if (!block.isOwn())
        return false;
    const Set set = block.words() + (index & m_blockMask) * m_stride;
    const std::size_t slot = m_hints[number & m_hintMask];
    const std::uint64_t tag = tagOf(number);
    const std::uint32_t entry = entryAt(set, slot);
    if (!isUsable(entry, tag, write ? 2 : 1) || !hasUpper(set, slot, tag))
        return false;
    const std::uint32_t now = entry | (write ? 3U : 0U); // modified
    store(set + m_entries, slot, now);
    m_latest = number << 2U | (now & 3U);
    touch(set, slot);
    return true;
}

} // namespace threadway::memory
