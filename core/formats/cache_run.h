// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/lackey_reader.h"
#include "memory/cache_hierarchy.h"

#include <nlohmann/json_fwd.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace threadway::formats {

/// The caches that an address trace is sent through.
struct CacheRunSetup {
    memory::MemorySpec memory; ///< of one core
    /// A cache for instructions beside the first level, in front of all others; without one they are only counted.
    std::optional<memory::CacheLevelSpec> instructions;
    /// Replacement that knows the future instead of what the levels say; needs the whole trace in memory.
    bool isOptimal = false;
    std::uint64_t seed = 1;
};

/// Most data accesses of a trace for optimal replacement, which has to remember them.
inline constexpr std::size_t mostOptimalAccesses = 50'000'000;

/// What one level was asked for.
struct CacheRunLevel {
    std::array<std::int64_t, 4> accesses{}; ///< by TraceAccess::Kind
    std::array<std::int64_t, 4> misses{};
    std::array<std::int64_t, memory::missKinds> kinds{}; ///< misses by MissKind, if they are told apart
};

/// An address trace on its way through caches. An access that straddles lines counts once, as a miss if one of
/// its lines misses; one that modifies counts as reading, for its write hits.
class CacheRun {
public:
    explicit CacheRun(const CacheRunSetup& setup);

    /// Sends the access through. False if it is one too many for optimal replacement.
    bool access(const TraceAccess& access);
    /// No more accesses follow.
    void finish();

    /// Keys as docs/command-line.md lists them.
    [[nodiscard]] nlohmann::ordered_json json() const;
    /// The same as a table for people.
    [[nodiscard]] std::string table() const;

private:
    struct Reference {
        std::size_t access = 0;
        std::uint8_t kind = 0;
    };

    bool carryOut(const TraceAccess& access);
    bool carryOutFirst();
    void fetch(const TraceAccess& access);
    void remember(const TraceAccess& access);
    void count(const TraceAccess& access, const memory::AccessResult& result, std::size_t from);
    [[nodiscard]] nlohmann::ordered_json levelJson(std::size_t index) const;

    CacheRunSetup m_setup;
    memory::CacheHierarchy m_caches;
    std::optional<memory::Cache> m_instructions;
    std::array<TraceAccess, 8> m_coming{}; ///< given, but not carried out, so that the host's memory can be asked first
    std::size_t m_first = 0; ///< of these
    std::size_t m_waiting = 0; ///< how many there are
    unsigned m_lineShift = 6;
    std::array<std::int64_t, 4> m_accesses{}; ///< by kind
    std::int64_t m_straddling = 0;
    std::int64_t m_instructionMisses = 0;
    std::int64_t m_tlbMisses = 0;
    std::vector<CacheRunLevel> m_levels;
    std::vector<memory::CacheIncidents> m_incidents; ///< by level, known once finished
    std::vector<std::uint64_t> m_lines; ///< for optimal replacement: all lines asked for
    std::vector<Reference> m_references; ///< by line asked for
};

} // namespace threadway::formats
