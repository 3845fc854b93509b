// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/address_layout.h"

#include <algorithm>

namespace threadway::scenario {
namespace {

constexpr std::int64_t instructionBytes = 16;
constexpr std::int64_t textSpan = std::int64_t{1} << 32U;
constexpr std::int64_t heapSpan = std::int64_t{1} << 35U;
constexpr std::int64_t mappingSpan = std::int64_t{1} << 36U;
constexpr std::int64_t stackSpan = addressesPerProcess / 8;
/// As Linux gives a thread unless told otherwise (getrlimit(2), RLIMIT_STACK).
constexpr std::int64_t usualStackBytes = std::int64_t{8} << 20U;

} // namespace

AddressRange AddressLayout::stack(std::int64_t index) const
{
    const std::int64_t top = stacks.end() - index * (stackBytes + pageBytes);
    return {top - stackBytes, stackBytes};
}

AddressLayout layoutFor(std::int64_t index, std::int64_t instructions, std::int64_t dataBytes, std::int64_t coroutines)
{
    const std::int64_t base = addressesPerProcess * (index + 1);
    const std::int64_t end = base + addressesPerProcess;
    AddressLayout layout;
    layout.text = {base, roundedUp(instructions * instructionBytes, pageBytes)};
    layout.data = {base + textSpan, roundedUp(dataBytes, pageBytes)};
    layout.heap = {layout.data.end(), heapSpan};
    layout.mappings = {end - stackSpan - mappingSpan, mappingSpan};
    const std::int64_t each = stackSpan / std::max<std::int64_t>(1, coroutines) / pageBytes * pageBytes;
    layout.stackBytes = std::min(usualStackBytes, each - pageBytes);
    layout.stacks = {end - stackSpan, stackSpan};
    return layout;
}

} // namespace threadway::scenario
