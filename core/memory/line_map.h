// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace threadway::memory {

/// A map from numbers of lines or pages to small values: one array, linear probing, and deletion that moves
/// followers back so that no gaps are left (Knuth, The Art of Computer Programming 3, 6.4, algorithm R). The
/// number 2^64-1 cannot be a key. Pointers to values hold until the next change of the map.
template <class Value>
class LineMap {
public:
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::size_t bytes() const { return m_slots.size() * sizeof(Slot); }

    [[nodiscard]] const Value* find(std::uint64_t key) const
    {
        if (m_slots.empty())
            return nullptr;
        const Slot& slot = m_slots[placeOf(key)];
        return slot.key == key ? &slot.value : nullptr;
    }
    [[nodiscard]] Value* find(std::uint64_t key)
    {
        return const_cast<Value*>(static_cast<const LineMap*>(this)->find(key));
    }

    /// The value of the key, made anew if there is none.
    Value& operator[](std::uint64_t key)
    {
        if ((m_size + 1) * 4 > m_slots.size() * 3)
            grow();
        Slot& slot = m_slots[placeOf(key)];
        if (slot.key != key) {
            slot = {key, Value{}};
            ++m_size;
        }
        return slot.value;
    }

    /// Calls the function with each key and its value, in no order that means anything but is always the same.
    template <class Function>
    void forEach(Function&& function) const
    {
        for (const Slot& slot : m_slots) {
            if (slot.key != nothing)
                function(slot.key, slot.value);
        }
    }

    void erase(std::uint64_t key)
    {
        if (m_slots.empty())
            return;
        std::size_t gap = placeOf(key);
        if (m_slots[gap].key != key)
            return;
        --m_size;
        const std::size_t mask = m_slots.size() - 1;
        for (std::size_t i = (gap + 1) & mask; m_slots[i].key != nothing; i = (i + 1) & mask) {
            const std::size_t home = homeOf(m_slots[i].key);
            if (((i - home) & mask) < ((i - gap) & mask))
                continue;
            m_slots[gap] = m_slots[i];
            gap = i;
        }
        m_slots[gap].key = nothing;
    }

private:
    static constexpr std::uint64_t nothing = ~std::uint64_t{0};
    static constexpr std::size_t fewest = 16;

    struct Slot {
        std::uint64_t key = nothing;
        Value value{};
    };

    /// Fibonacci hashing: neighbours are spread, and the upper bits, which depend on all others, choose.
    [[nodiscard]] std::size_t homeOf(std::uint64_t key) const
    {
        return static_cast<std::size_t>((key * 0x9e3779b97f4a7c15ULL) >> m_shift);
    }
    /// Where the key is, or else the free slot where it would go.
    [[nodiscard]] std::size_t placeOf(std::uint64_t key) const
    {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t i = homeOf(key);
        while (m_slots[i].key != key && m_slots[i].key != nothing)
            i = (i + 1) & mask;
        return i;
    }
    void grow()
    {
        std::vector<Slot> old(m_slots.empty() ? fewest : m_slots.size() * 2);
        old.swap(m_slots);
        m_shift = 64 - std::countr_zero(m_slots.size());
        for (const Slot& slot : old) {
            if (slot.key != nothing)
                m_slots[placeOf(slot.key)] = slot;
        }
    }

    std::vector<Slot> m_slots; ///< a power of two of them, a quarter of them free
    std::size_t m_size = 0;
    int m_shift = 64;
};

} // namespace threadway::memory
