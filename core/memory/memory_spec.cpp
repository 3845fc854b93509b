// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/memory_spec.h"

#include <algorithm>
#include <bit>
#include <string>

namespace threadway::memory {
namespace {

constexpr std::int64_t mostPageBytes = std::int64_t{1} << 30;

void report(base::Diagnostics& found, std::string_view code, std::string_view message,
            std::vector<std::string> arguments)
{
    found.push_back({base::Severity::Error, {}, code, message, std::move(arguments)});
}

bool isTooLong(SimTime cost)
{
    return cost.ns < 0 || cost > longestSpan;
}

void validateLevel(const CacheLevelSpec& level, const std::string& name, base::Diagnostics& found)
{
    if (level.lineBytes < 4 || level.lineBytes > 4096 || !std::has_single_bit(static_cast<unsigned>(level.lineBytes))) {
        report(found, "cache-line", TW_TR("{0}: a line must be a power of two from 4 to 4096 bytes, not {1}"),
               {name, std::to_string(level.lineBytes)});
        return;
    }
    const std::int64_t lines = level.lines();
    if (level.sizeBytes <= 0 || level.sizeBytes % level.lineBytes != 0 || lines > mostLines) {
        report(found, "cache-size", TW_TR("{0}: the size must be a multiple of the line, with at most {1} lines"),
               {name, std::to_string(mostLines)});
        return;
    }
    const std::int64_t ways = level.ways == 0 ? lines : level.ways;
    if (ways < 1 || ways > mostWays || lines % ways != 0) {
        report(found, "cache-ways", TW_TR("{0}: {1} lines cannot be divided into sets of {2} (at most {3})"),
               {name, std::to_string(lines), std::to_string(ways), std::to_string(mostWays)});
    }
    const bool isTree = level.replacement == Replacement::TreePlru;
    if (isTree
        && (ways > mostTreeWays || !std::has_single_bit(static_cast<std::uint64_t>(std::max<std::int64_t>(ways, 1))))) {
        report(found, "cache-tree", TW_TR("{0}: plru needs 1, 2, 4, 8, 16, 32 or 64 ways, not {1}"),
               {name, std::to_string(ways)});
    }
    if (isTooLong(level.hitCost))
        report(found, "cache-cost", TW_TR("{0}: the cost must not be negative or longer than 11 days"), {name});
}

std::string levelName(const MemorySpec& spec, std::size_t index)
{
    return "L" + std::to_string(levelNumber(spec, index));
}

void validateTlb(const TlbSpec& tlb, base::Diagnostics& found)
{
    if (tlb.pageBytes < 64 || tlb.pageBytes > mostPageBytes
        || !std::has_single_bit(static_cast<std::uint64_t>(tlb.pageBytes)))
        report(found, "tlb-page", TW_TR("a page must be a power of two from 64 bytes to 1G, not {0}"),
               {std::to_string(tlb.pageBytes)});
    const int ways = tlb.ways == 0 ? tlb.entries : tlb.ways;
    if (tlb.entries < 1 || tlb.entries > mostTlbEntries || ways < 1 || ways > mostWays || tlb.entries % ways != 0)
        report(found, "tlb-ways", TW_TR("{0} entries of the TLB cannot be divided into sets of {1} (at most {2})"),
               {std::to_string(tlb.entries), std::to_string(ways), std::to_string(mostWays)});
    if (isTooLong(tlb.missCost))
        report(found, "tlb-cost", TW_TR("the cost of a TLB miss must not be negative or longer than 11 days"), {});
}

} // namespace

int levelNumber(const MemorySpec& spec, std::size_t index)
{
    const int given = spec.levels[index].number;
    return given == 0 ? static_cast<int>(index) + 1 : given;
}

base::Diagnostics validate(const MemorySpec& spec)
{
    base::Diagnostics found;
    if (spec.levels.size() > 3)
        report(found, "cache-levels", TW_TR("at most three levels of cache are possible, not {0}"),
               {std::to_string(spec.levels.size())});
    for (std::size_t i = 0; i < spec.levels.size(); ++i) {
        validateLevel(spec.levels[i], levelName(spec, i), found);
        if (spec.levels[i].lineBytes != spec.levels.front().lineBytes)
            report(found, "cache-lines-differ", TW_TR("all levels must have lines of the same size"), {});
        if (i > 0 && spec.levels[i - 1].isShared && !spec.levels[i].isShared) {
            report(found, "cache-shared", TW_TR("{0}: a cache of one core cannot lie behind one for all cores"),
                   {levelName(spec, i)});
        }
    }
    if (isTooLong(spec.memoryCost) || isTooLong(spec.transferCost.value_or(SimTime{})) || isTooLong(spec.remoteCost))
        report(found, "memory-cost", TW_TR("the cost of memory must not be negative or longer than 11 days"), {});
    if (spec.tlb)
        validateTlb(*spec.tlb, found);
    return found;
}

} // namespace threadway::memory
