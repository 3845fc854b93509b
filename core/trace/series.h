// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/trace.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace threadway::trace {

/// Share of a span during which a core was busy with work (not switching), from 0 to 1.
struct SharePoint {
    SimTime from;
    SimTime to;
    double share = 0;
};

/// What a cache was asked for in a span.
struct HitPoint {
    SimTime from;
    SimTime to;
    std::int64_t hits = 0;
    std::int64_t misses = 0;
};

/// Quantities over time for display, summed in buckets of equal width while a trace grows. Memory is bounded:
/// when the buckets run out their width doubles and neighbours merge. Queries never reach into the bucket that
/// holds the end of the asked window, unless the series ends there, so that nothing of the future shows.
class Series {
public:
    /// Cache levels that a machine can have.
    static constexpr int levels = 3;

    /// A series of nothing.
    Series() = default;
    /// `mostBuckets` must be even and positive; many threads or cores get fewer buckets so that memory stays bounded.
    explicit Series(const scenario::Blueprint& blueprint, std::size_t mostBuckets = 4096);

    /// Takes in what the trace holds beyond what was taken before, at most so many events. Returns whether
    /// there is more.
    bool take(const Trace& trace, std::size_t mostEvents);
    /// Forgets what happened at or after the instant; the next take() reads it anew.
    void truncate(SimTime from);

    /// The instant up to which everything is taken in.
    [[nodiscard]] SimTime covered() const { return m_covered; }
    /// All that the machine had so far.
    [[nodiscard]] std::size_t coreCount() const { return m_busy.size(); }
    [[nodiscard]] SimTime bucketWidth() const { return m_width; }

    /// At most `most` (at least 2) equal spans that cover the window, merged by powers of two; the first may begin
    /// before it, the last may be shorter.
    [[nodiscard]] std::vector<SharePoint> cpuShare(CoreId core, SimTime from, SimTime to, std::size_t most) const;
    /// The same for the cache of the core at the level, from 1. A sample counts where it was reported.
    [[nodiscard]] std::vector<HitPoint> cacheHits(CoreId core, int level, SimTime from, SimTime to,
                                                  std::size_t most) const;
    /// CPU time that the thread had in the window, to the nearest whole bucket.
    [[nodiscard]] SimTime runTime(ThreadId thread, SimTime from, SimTime to) const;
    /// Time the core was busy in the window, to the nearest whole bucket.
    [[nodiscard]] SimTime busyTime(CoreId core, SimTime from, SimTime to) const;
    /// The latest Migrated event from `from` up to and including `to`. The trace is the one taken in.
    [[nodiscard]] std::optional<machine::Event> latestMigration(const Trace& trace, SimTime from, SimTime to) const;

private:
    /// What a core runs, and how much of it is in the buckets.
    struct Open {
        std::int32_t thread = -1;
        SimTime runsFrom;
        SimTime countedTo;
    };
    using Row = std::vector<std::int64_t>;
    struct Grid; // the spans of a query

    void fold(const machine::Event& event);
    void setCores(std::size_t cores);
    void moveTo(SimTime time);
    void doubleWidth();
    void count(Open& open, std::size_t core, SimTime to);
    void addSpan(Row& row, SimTime from, SimTime to);
    /// The bucket of the span that begins at the instant.
    [[nodiscard]] std::size_t bucketOf(SimTime time) const { return static_cast<std::size_t>(time.ns / m_width.ns); }
    /// The bucket of the span that ends at the instant. Events go there: a sample tells of the time before it.
    [[nodiscard]] std::size_t bucketBefore(SimTime time) const { return time.ns > 0 ? bucketOf(time - SimTime{1}) : 0; }
    [[nodiscard]] SimTime startOf(std::size_t bucket) const { return m_width * static_cast<std::int64_t>(bucket); }
    [[nodiscard]] Grid grid(SimTime from, SimTime to, std::size_t most) const;
    [[nodiscard]] std::int64_t sum(const Row& row, std::size_t from, std::size_t to) const;
    [[nodiscard]] std::size_t cacheRow(std::size_t core, int level) const;

    std::size_t m_mostBuckets = 2;
    SimTime m_width{128};
    SimTime m_covered;
    std::size_t m_taken = 0; ///< events taken in
    std::vector<Open> m_open; ///< by core
    std::vector<Row> m_busy; ///< ns by core, then by bucket
    std::vector<Row> m_ran; ///< ns by thread
    std::vector<Row> m_hits; ///< by core and level, see cacheRow()
    std::vector<Row> m_misses;
    Row m_migrations;
    // As things stood at the start of each bucket, so that truncate() can go back there.
    std::vector<std::size_t> m_firstEvent;
    std::vector<std::vector<Open>> m_openAt;
};

} // namespace threadway::trace
