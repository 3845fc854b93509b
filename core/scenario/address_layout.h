// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace threadway::scenario {

inline constexpr std::int64_t pageBytes = 4096;
/// Programs read and write memory in words.
inline constexpr std::int64_t wordBytes = 8;
/// What one process can address. Processes that do not descend from one another have different stretches of it, as
/// with randomised layouts, so that an address of one means nothing in another.
inline constexpr std::int64_t addressesPerProcess = std::int64_t{1} << 42U;

/// The least multiple of the unit that is no smaller.
constexpr std::int64_t roundedUp(std::int64_t value, std::int64_t unit)
{
    return (value + unit - 1) / unit * unit;
}

/// A stretch of addresses.
struct AddressRange {
    std::int64_t first = 0;
    std::int64_t bytes = 0;

    [[nodiscard]] constexpr std::int64_t end() const { return first + bytes; }
    [[nodiscard]] constexpr bool contains(std::int64_t address) const { return address >= first && address < end(); }
    bool operator==(const AddressRange&) const = default;
};

/// Where the parts of a process lie in its address space: from low to high text, data (shared variables, then named
/// buffers), heap, mappings, stacks. A forked process has the layout of the one it comes from.
struct AddressLayout {
    AddressRange text; ///< the instructions of its programs
    AddressRange data; ///< shared variables, a word each, then buffers, each from a page of its own
    AddressRange heap; ///< as far as it may grow
    AddressRange mappings; ///< where shared memory is put
    AddressRange stacks; ///< of all its coroutines, the first one's highest
    std::int64_t stackBytes = 0; ///< of one stack; below each lies a page that belongs to nothing

    /// The stack of the process's coroutine of that number.
    [[nodiscard]] AddressRange stack(std::int64_t index) const;
    bool operator==(const AddressLayout&) const = default;
};

/// The layout of a process: `index` tells processes apart that do not descend from one another.
AddressLayout layoutFor(std::int64_t index, std::int64_t instructions, std::int64_t dataBytes, std::int64_t coroutines);

/// The most bytes that variables and buffers of a process may have in all, gaps between them included.
inline constexpr std::int64_t mostDataBytes = addressesPerProcess / 4 * 3;

} // namespace threadway::scenario
