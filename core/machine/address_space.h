// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"
#include "base/id.h"
#include "program/value.h"
#include "scenario/address_layout.h"
#include "scenario/resource_spec.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace threadway::machine {

/// A living allocation of a heap.
struct HeapBlock {
    std::int64_t address = 0;
    std::int64_t bytes = 0;
    bool operator==(const HeapBlock&) const = default;
};

/// What a word of memory holds; words that were never written hold 0 and are not listed.
struct MemoryWord {
    std::int64_t address = 0;
    program::Value value;
    bool operator==(const MemoryWord&) const = default;
};

/// A shared memory object in the address space of a process.
struct Mapping {
    ChannelId segment;
    scenario::AddressRange range;
    bool operator==(const Mapping&) const = default;
};

/// Pages that processes have had in common since a fork and that none of them may write without copying. `share`
/// tells them from pages of the same addresses that stem from another fork.
struct SharedPages {
    std::int64_t first = 0; ///< page number: address divided by the size of a page
    std::int64_t count = 0;
    std::int32_t share = 0;
    bool operator==(const SharedPages&) const = default;
};

/// What a process can address, apart from its variables and the locals of its threads, which the World has elsewhere.
struct AddressSpace {
    std::vector<HeapBlock> blocks; ///< by address
    std::vector<MemoryWord> words; ///< of buffers and heap, by address
    std::vector<Mapping> mappings; ///< by address
    std::vector<SharedPages> shared; ///< by first page
    std::int64_t heapEnd = 0; ///< the heap reaches so far (the "program break"); whole pages

    void addTo(base::Hasher& hasher) const;
    bool operator==(const AddressSpace&) const = default;
};

/// No more living allocations, and no more words that hold something, can a process have.
inline constexpr std::size_t mostHeapBlocks = 16'384;
inline constexpr std::size_t mostMemoryWords = 16'384;
/// Addresses of allocations are multiples of this (malloc(3) on 64-bit machines).
inline constexpr std::int64_t heapAlignment = 16;

/// Takes the lowest stretch of the heap that is large enough, growing the heap if need be. The address, or nothing if
/// there is no room (ENOMEM) or the size is not positive. Memory that was used before keeps its contents.
std::optional<std::int64_t> allocate(AddressSpace& space, const scenario::AddressRange& heap, std::int64_t bytes);
/// Gives an allocation back; its bytes, or nothing if the address is not the beginning of one.
std::optional<std::int64_t> release(AddressSpace& space, std::int64_t address);

/// What the word at the address holds.
program::Value wordAt(const AddressSpace& space, std::int64_t address);
/// Writes the word at the address. False if the process holds too many words.
bool setWord(AddressSpace& space, std::int64_t address, const program::Value& value);

/// The run of shared pages that the page belongs to, or nullptr.
const SharedPages* sharedRun(const AddressSpace& space, std::int64_t page);
/// Takes the page, which must be shared, out of the shared ones.
void unshare(AddressSpace& space, std::int64_t page);
/// The number of pages that are shared since a fork.
std::int64_t countSharedPages(const AddressSpace& space);
/// Marks the pages in the range as shared from now on under that number, apart from those that are shared already.
void share(AddressSpace& space, const scenario::AddressRange& range, std::int32_t number);

} // namespace threadway::machine
