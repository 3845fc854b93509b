// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/cache_json.h"

#include <nlohmann/json.hpp>

namespace threadway::formats {
namespace {

using machine::CacheDetail;

std::int64_t detail(const trace::CacheCount& count, CacheDetail which)
{
    return count.details[static_cast<std::size_t>(which)];
}

} // namespace

double hitPercent(const trace::CacheCount& count)
{
    const std::int64_t accesses = count.hits + count.misses;
    return accesses == 0 ? 0.0 : 100.0 * static_cast<double>(count.hits) / static_cast<double>(accesses);
}

nlohmann::ordered_json cachesJson(const std::array<trace::CacheCount, 3>& caches, const memory::MemorySpec& memory)
{
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < memory.levels.size(); ++i) {
        const trace::CacheCount& count = caches[i];
        nlohmann::ordered_json level{{"level", memory::levelNumber(memory, i)},
                                     {"hits", count.hits},
                                     {"misses", count.misses},
                                     {"invalidations", count.invalidations},
                                     {"hit_percent", hitPercent(count)},
                                     {"lost",
                                      {{"upgrade", count.upgrades},
                                       {"write_miss", count.invalidations - count.upgrades},
                                       {"inclusion", detail(count, CacheDetail::Evicted)}}}};
        if (memory.classifiesMisses) {
            level["miss_kinds"] = {{"cold", detail(count, CacheDetail::Cold)},
                                   {"capacity", detail(count, CacheDetail::Capacity)},
                                   {"conflict", detail(count, CacheDetail::Conflict)},
                                   {"true_sharing", detail(count, CacheDetail::TrueSharing)},
                                   {"false_sharing", detail(count, CacheDetail::FalseSharing)},
                                   {"migration", detail(count, CacheDetail::Migration)}};
        }
        if (memory.prefetchesNextLine && i == 0) {
            level["prefetched"] = detail(count, CacheDetail::Prefetched);
            level["usefully_prefetched"] = detail(count, CacheDetail::UsefullyPrefetched);
        }
        if (memory.tlb && i == 0)
            level["tlb_misses"] = detail(count, CacheDetail::TlbMiss);
        list.push_back(std::move(level));
    }
    return list;
}

} // namespace threadway::formats
