// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/address_space.h"

#include <algorithm>

namespace threadway::machine {
namespace {

using scenario::pageBytes;
using scenario::roundedUp;

/// The word, or where it would stand.
template <class Words>
auto placeOf(Words& words, std::int64_t address)
{
    return std::lower_bound(words.begin(), words.end(), address,
                            [](const MemoryWord& word, std::int64_t wanted) { return word.address < wanted; });
}

auto runAfter(const std::vector<SharedPages>& runs, std::int64_t page)
{
    return std::upper_bound(runs.begin(), runs.end(), page,
                            [](std::int64_t wanted, const SharedPages& run) { return wanted < run.first; });
}

} // namespace

/// Programs cannot tell which pages are shared until they are written.
void AddressSpace::addTo(base::Hasher& hasher) const
{
    hasher.add(static_cast<std::uint64_t>(blocks.size())).add(static_cast<std::uint64_t>(words.size()));
    hasher.add(static_cast<std::uint64_t>(mappings.size()));
    for (const HeapBlock& block : blocks)
        hasher.add(block.address).add(block.bytes);
    for (const MemoryWord& word : words)
        hasher.add(word.address).add(static_cast<std::uint64_t>(word.value.kind)).add(word.value.data);
    for (const Mapping& mapping : mappings)
        hasher.add(mapping.segment.value).add(mapping.range.first);
    hasher.add(heapEnd);
}

std::optional<std::int64_t> allocate(AddressSpace& space, const scenario::AddressRange& heap, std::int64_t bytes)
{
    if (bytes <= 0 || bytes > heap.bytes || space.blocks.size() >= mostHeapBlocks)
        return std::nullopt;
    const std::int64_t wanted = roundedUp(bytes, heapAlignment);
    std::int64_t address = heap.first;
    auto next = space.blocks.begin();
    for (; next != space.blocks.end() && next->address - address < wanted; ++next)
        address = next->address + next->bytes;
    if (heap.end() - address < wanted)
        return std::nullopt;
    space.blocks.insert(next, {address, wanted});
    space.heapEnd = std::max(space.heapEnd, roundedUp(address + wanted, pageBytes));
    return address;
}

std::optional<std::int64_t> release(AddressSpace& space, std::int64_t address)
{
    const auto found
        = std::lower_bound(space.blocks.begin(), space.blocks.end(), address,
                           [](const HeapBlock& block, std::int64_t wanted) { return block.address < wanted; });
    if (found == space.blocks.end() || found->address != address)
        return std::nullopt;
    const std::int64_t bytes = found->bytes;
    space.blocks.erase(found);
    return bytes;
}

program::Value wordAt(const AddressSpace& space, std::int64_t address)
{
    const auto found = placeOf(space.words, address);
    const bool isWritten = found != space.words.end() && found->address == address;
    return isWritten ? found->value : program::Value::integer(0);
}

bool setWord(AddressSpace& space, std::int64_t address, const program::Value& value)
{
    const auto found = placeOf(space.words, address);
    const bool isZero = value == program::Value::integer(0);
    const bool isWritten = found != space.words.end() && found->address == address;
    if (isWritten && isZero)
        space.words.erase(found);
    else if (isWritten)
        found->value = value;
    else if (!isZero && space.words.size() >= mostMemoryWords)
        return false;
    else if (!isZero)
        space.words.insert(found, {address, value});
    return true;
}

const SharedPages* sharedRun(const AddressSpace& space, std::int64_t page)
{
    const auto after = runAfter(space.shared, page);
    if (after == space.shared.begin())
        return nullptr;
    const SharedPages& run = *(after - 1);
    return page < run.first + run.count ? &run : nullptr;
}

void unshare(AddressSpace& space, std::int64_t page)
{
    const auto after = runAfter(space.shared, page);
    const auto place = space.shared.begin() + (after - space.shared.begin()) - 1;
    const SharedPages run = *place;
    const SharedPages before{run.first, page - run.first, run.share};
    const SharedPages rest{page + 1, run.first + run.count - page - 1, run.share};
    const auto at = space.shared.erase(place);
    const auto restAt = rest.count > 0 ? space.shared.insert(at, rest) : at;
    if (before.count > 0)
        space.shared.insert(restAt, before);
}

std::int64_t countSharedPages(const AddressSpace& space)
{
    std::int64_t count = 0;
    for (const SharedPages& run : space.shared)
        count += run.count;
    return count;
}

void share(AddressSpace& space, const scenario::AddressRange& range, std::int32_t number)
{
    std::int64_t page = range.first / pageBytes;
    const std::int64_t end = roundedUp(range.end(), pageBytes) / pageBytes;
    std::vector<SharedPages> added;
    for (const SharedPages& run : space.shared) {
        if (run.first + run.count <= page || run.first >= end)
            continue;
        if (run.first > page)
            added.push_back({page, run.first - page, number});
        page = run.first + run.count;
    }
    if (page < end)
        added.push_back({page, end - page, number});
    space.shared.insert(space.shared.end(), added.begin(), added.end());
    std::sort(space.shared.begin(), space.shared.end(),
              [](const SharedPages& a, const SharedPages& b) { return a.first < b.first; });
}

} // namespace threadway::machine
