// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Accesses a second through the caches: what fits the first level, and random ones that fit nowhere.
#include "memory/cache_hierarchy.h"

#include <benchmark/benchmark.h>

#include <cstdint>

using namespace threadway;

namespace {

constexpr std::uint64_t base = std::uint64_t{1} << 42U;

/// The first two levels and the third one of the realistic machine.
memory::CacheHierarchy caches(int cores, bool classifies)
{
    const auto level = [](std::int64_t kilobytes, int ways, bool isShared) {
        memory::CacheLevelSpec spec;
        spec.sizeBytes = kilobytes * 1024;
        spec.ways = ways;
        spec.isShared = isShared;
        return spec;
    };
    memory::MemorySpec spec;
    spec.levels = {level(32, 8, false), level(512, 8, false), level(8192, 16, true)};
    spec.memoryCost = SimTime{80};
    spec.classifiesMisses = classifies;
    return {spec, cores};
}

/// Words one after the other, over half of the first level; every fourth one is written.
void walkResident(benchmark::State& state)
{
    memory::CacheHierarchy memory = caches(1, false);
    std::uint64_t offset = 0;
    std::uint64_t i = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(memory.access(CoreId(0), base + offset, 8, (i++ & 3U) == 0, 0).cost.ns);
        offset = (offset + 8) & 0x3fffU;
    }
    state.SetItemsProcessed(state.iterations());
}

/// Random words within `range(0)` KiB, through `range(1)` cores in turn; range(2): misses are told apart.
void accessRandom(benchmark::State& state)
{
    memory::CacheHierarchy memory = caches(static_cast<int>(state.range(1)), state.range(2) != 0);
    const std::uint64_t mask = (static_cast<std::uint64_t>(state.range(0)) << 10U) - 8;
    const auto cores = static_cast<std::uint64_t>(state.range(1));
    std::uint64_t x = 88172645463325252ULL; // Marsaglia's xorshift: far cheaper than what is measured
    for (auto _ : state) {
        x ^= x << 13U;
        x ^= x >> 7U;
        x ^= x << 17U;
        const CoreId core(static_cast<std::size_t>((x >> 40U) & (cores - 1)));
        benchmark::DoNotOptimize(memory.access(core, base + (x & mask), 8, (x >> 62U) == 0, core.value).cost.ns);
    }
    state.SetItemsProcessed(state.iterations());
}

/// A copy of caches that are full, as a keyframe keeps it, and 16 accesses after it, which make blocks its own.
void copyWarm(benchmark::State& state)
{
    memory::CacheHierarchy memory = caches(4, false);
    for (std::uint64_t line = 0; line < 131'072; ++line)
        memory.access(CoreId(static_cast<std::size_t>(line & 3U)), base + line * 64, 8, false, 0);
    for (auto _ : state) {
        memory::CacheHierarchy copy = memory;
        for (std::uint64_t line = 0; line < 16; ++line)
            copy.access(CoreId(0), base + line * 64, 8, true, 0);
        benchmark::DoNotOptimize(copy);
    }
}

} // namespace

BENCHMARK(walkResident);
BENCHMARK(accessRandom)
    ->ArgNames({"KiB", "cores", "classify"})
    ->Args({16, 1, 0})
    ->Args({262'144, 1, 0})
    ->Args({262'144, 1, 1})
    ->Args({262'144, 4, 0});
BENCHMARK(copyWarm);

BENCHMARK_MAIN();
