// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Accesses a second through the caches: what fits the first level, and random ones that fit nowhere.
#include "memory/cache_hierarchy.h"

#include <benchmark/benchmark.h>

#include <array>
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

/// Random words, a trace without end.
class RandomWords {
public:
    struct Access {
        std::uint64_t address = 0;
        CoreId core;
        bool write = false;
    };

    /// Within so many KiB, a power of two, by so many cores, another one.
    RandomWords(std::int64_t kilobytes, std::int64_t cores)
        : m_addresses((static_cast<std::uint64_t>(kilobytes) << 10U) - 8),
          m_cores(static_cast<std::uint64_t>(cores) - 1)
    {
    }
    Access next()
    {
        // Marsaglia's xorshift: far cheaper than what is measured.
        m_state ^= m_state << 13U;
        m_state ^= m_state >> 7U;
        m_state ^= m_state << 17U;
        return {base + (m_state & m_addresses), CoreId(static_cast<std::size_t>((m_state >> 40U) & m_cores)),
                m_state >> 62U == 0};
    }

private:
    std::uint64_t m_addresses;
    std::uint64_t m_cores;
    std::uint64_t m_state = 88172645463325252ULL;
};

/// Random words within `range(0)` KiB, through `range(1)` cores in turn; range(2): misses are told apart. The caches
/// are warm, and some accesses are known in advance, as in a trace.
void accessRandom(benchmark::State& state)
{
    memory::CacheHierarchy memory = caches(static_cast<int>(state.range(1)), state.range(2) != 0);
    RandomWords words(state.range(0), state.range(1));
    const auto carryOut = [&](const RandomWords::Access& access) {
        return memory.access(access.core, access.address, 8, access.write, access.core.value).cost.ns;
    };
    for (int i = 0; i < 3'000'000; ++i)
        benchmark::DoNotOptimize(carryOut(words.next()));
    std::array<RandomWords::Access, 8> coming;
    coming.fill(words.next());
    std::size_t place = 0;
    for (auto _ : state) {
        RandomWords::Access& access = coming[place++ % coming.size()];
        benchmark::DoNotOptimize(carryOut(access));
        access = words.next();
        memory.approach(access.core, access.address);
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
