// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/memory_spec.h"

#include <bit>
#include <string>

namespace threadway::memory {
namespace {

void report(base::Diagnostics& found, std::string_view code, std::string_view message,
            std::vector<std::string> arguments)
{
    found.push_back({base::Severity::Error, {}, code, message, std::move(arguments)});
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
    if (level.hitCost.ns < 0 || level.hitCost > longestSpan)
        report(found, "cache-cost", TW_TR("{0}: the cost must not be negative or longer than 11 days"), {name});
}

} // namespace

base::Diagnostics validate(const MemorySpec& spec)
{
    base::Diagnostics found;
    if (spec.levels.size() > 3)
        report(found, "cache-levels", TW_TR("at most three levels of cache are possible, not {0}"),
               {std::to_string(spec.levels.size())});
    for (std::size_t i = 0; i < spec.levels.size(); ++i) {
        validateLevel(spec.levels[i], "L" + std::to_string(i + 1), found);
        if (spec.levels[i].lineBytes != spec.levels.front().lineBytes)
            report(found, "cache-lines-differ", TW_TR("all levels must have lines of the same size"), {});
        if (i > 0 && spec.levels[i - 1].isShared && !spec.levels[i].isShared) {
            report(found, "cache-shared", TW_TR("{0}: a cache of one core cannot lie behind one for all cores"),
                   {"L" + std::to_string(i + 1)});
        }
    }
    if (spec.memoryCost.ns < 0 || spec.memoryCost > longestSpan)
        report(found, "memory-cost", TW_TR("the cost of memory must not be negative or longer than 11 days"), {});
    return found;
}

} // namespace threadway::memory
