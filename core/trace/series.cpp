// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/series.h"

#include <algorithm>
#include <numeric>

namespace threadway::trace {
namespace {

/// Cells of all rows together: 32 MB.
constexpr std::size_t mostCells = std::size_t{1} << 22U;
constexpr std::size_t fewestBuckets = 256;

void mergePairs(std::vector<std::int64_t>& row)
{
    const std::size_t half = row.size() / 2;
    for (std::size_t i = 0; i < half; ++i)
        row[i] = row[2 * i] + row[2 * i + 1];
    std::fill(row.begin() + static_cast<std::ptrdiff_t>(half), row.end(), 0);
}

template <class T>
void keepEven(std::vector<T>& values)
{
    const std::size_t kept = (values.size() + 1) / 2;
    for (std::size_t i = 1; i < kept; ++i)
        values[i] = std::move(values[2 * i]);
    values.resize(kept);
}

void clearFrom(std::vector<std::vector<std::int64_t>>& rows, std::size_t bucket)
{
    for (auto& row : rows)
        std::fill(row.begin() + static_cast<std::ptrdiff_t>(bucket), row.end(), 0);
}

std::vector<std::vector<std::int64_t>> makeRows(std::size_t count, std::size_t buckets)
{
    return std::vector<std::vector<std::int64_t>>(count, std::vector<std::int64_t>(buckets, 0));
}

std::size_t affordableBuckets(std::size_t rows, std::size_t wanted)
{
    std::size_t buckets = wanted;
    while (buckets > fewestBuckets && buckets % 4 == 0 && rows * buckets > mostCells)
        buckets /= 2;
    return buckets;
}

} // namespace

/// Buckets [first, end) in groups of `group`, aligned to multiples of it; time ends at `last`.
struct Series::Grid {
    std::size_t first = 0;
    std::size_t end = 0;
    std::size_t group = 1;
    SimTime last;

    template <class Make>
    void forEach(Make make) const
    {
        for (std::size_t i = first; i < end; i += group)
            make(i, std::min(i + group, end));
    }
};

Series::Series(const scenario::Blueprint& blueprint, std::size_t mostBuckets)
{
    const auto cores = static_cast<std::size_t>(blueprint.scenario.machine.cores);
    const std::size_t caches = cores * static_cast<std::size_t>(levels);
    const std::size_t rows = cores + 2 * caches + blueprint.threads.size();
    m_mostBuckets = affordableBuckets(rows, mostBuckets);
    m_open.resize(cores);
    m_busy = makeRows(cores, m_mostBuckets);
    m_ran = makeRows(blueprint.threads.size(), m_mostBuckets);
    m_hits = makeRows(caches, m_mostBuckets);
    m_misses = makeRows(caches, m_mostBuckets);
    m_migrations.assign(m_mostBuckets, 0);
    m_firstEvent.push_back(0);
    m_openAt.push_back(m_open);
}

bool Series::take(const Trace& trace, std::size_t mostEvents)
{
    if (m_openAt.empty())
        return false;
    const std::size_t end = m_taken + std::min(mostEvents, trace.size() - std::min(m_taken, trace.size()));
    while (m_taken < end) {
        const machine::Event& event = trace.event(m_taken);
        moveTo(event.time);
        fold(event);
        ++m_taken;
    }
    const bool isMore = m_taken < trace.size();
    if (!isMore)
        moveTo(std::max(trace.frontier(), m_covered));
    for (std::size_t i = 0; i < m_open.size(); ++i)
        count(m_open[i], i, m_covered);
    return isMore;
}

void Series::truncate(SimTime from)
{
    if (m_openAt.empty() || from > m_covered)
        return;
    // Time goes back to the start of the bucket: what it holds of earlier events is read again.
    const std::size_t bucket = std::min(bucketBefore(from), m_openAt.size() - 1);
    for (auto* rows : {&m_busy, &m_ran, &m_hits, &m_misses})
        clearFrom(*rows, bucket);
    std::fill(m_migrations.begin() + static_cast<std::ptrdiff_t>(bucket), m_migrations.end(), 0);
    m_covered = startOf(bucket);
    m_taken = m_firstEvent[bucket];
    m_open = m_openAt[bucket];
    setCores(m_open.size()); // those that came later come again, if they still do
    for (Open& open : m_open)
        open.countedTo = std::max(open.runsFrom, m_covered);
    m_firstEvent.resize(bucket + 1);
    m_openAt.resize(bucket + 1);
}

void Series::fold(const machine::Event& event)
{
    const auto core = static_cast<std::size_t>(event.core);
    if (event.kind == machine::EventKind::Dispatched) {
        const SimTime runsFrom = event.time + SimTime{event.wide()};
        m_open[core] = {event.thread, runsFrom, runsFrom};
    } else if (event.kind == machine::EventKind::Left) {
        count(m_open[core], core, event.time);
        m_open[core] = {};
    } else if (event.kind == machine::EventKind::Migrated) {
        ++m_migrations[bucketBefore(event.time)];
    } else if (event.kind == machine::EventKind::CacheSample) {
        const std::size_t row = cacheRow(core, event.flag);
        m_hits[row][bucketBefore(event.time)] += event.a;
        m_misses[row][bucketBefore(event.time)] += event.b;
    } else if (event.kind == machine::EventKind::MachineChanged) {
        setCores(std::max(m_busy.size(), static_cast<std::size_t>(event.b)));
    }
}

void Series::setCores(std::size_t cores)
{
    m_open.resize(cores);
    m_busy.resize(cores, Row(m_mostBuckets, 0));
    m_hits.resize(cores * static_cast<std::size_t>(levels), Row(m_mostBuckets, 0));
    m_misses.resize(m_hits.size(), Row(m_mostBuckets, 0));
}

void Series::moveTo(SimTime time)
{
    while (bucketBefore(time) >= m_mostBuckets)
        doubleWidth();
    while (m_openAt.size() <= bucketBefore(time)) {
        m_firstEvent.push_back(m_taken);
        m_openAt.push_back(m_open);
    }
    m_covered = time;
}

void Series::doubleWidth()
{
    m_width += m_width;
    for (auto* rows : {&m_busy, &m_ran, &m_hits, &m_misses}) {
        for (Row& row : *rows)
            mergePairs(row);
    }
    mergePairs(m_migrations);
    keepEven(m_firstEvent);
    keepEven(m_openAt);
}

void Series::count(Open& open, std::size_t core, SimTime to)
{
    if (open.thread < 0 || to <= open.countedTo)
        return;
    addSpan(m_busy[core], open.countedTo, to);
    addSpan(m_ran[static_cast<std::size_t>(open.thread)], open.countedTo, to);
    open.countedTo = to;
}

void Series::addSpan(Row& row, SimTime from, SimTime to)
{
    while (from < to) {
        const std::size_t bucket = bucketOf(from);
        const SimTime end = std::min(to, startOf(bucket + 1));
        row[bucket] += (end - from).ns;
        from = end;
    }
}

std::size_t Series::cacheRow(std::size_t core, int level) const
{
    return core * static_cast<std::size_t>(levels) + static_cast<std::size_t>(level - 1);
}

Series::Grid Series::grid(SimTime from, SimTime to, std::size_t most) const
{
    Grid grid;
    if (m_openAt.empty() || to <= from)
        return grid;
    const bool isAtEnd = to >= m_covered;
    grid.last = isAtEnd ? m_covered : startOf(bucketOf(to));
    const std::size_t end = !isAtEnd ? bucketOf(to) : m_covered.ns > 0 ? bucketBefore(m_covered) + 1 : 0;
    const std::size_t first = bucketOf(std::max(from, SimTime{}));
    if (first >= end)
        return grid;
    grid.end = end;
    // Groups lie at fixed places, so that a window that moves on does not make the values flicker.
    while ((grid.end - 1) / grid.group - first / grid.group + 1 > most)
        grid.group *= 2;
    grid.first = first / grid.group * grid.group;
    return grid;
}

std::int64_t Series::sum(const Row& row, std::size_t from, std::size_t to) const
{
    return std::accumulate(row.begin() + static_cast<std::ptrdiff_t>(from),
                           row.begin() + static_cast<std::ptrdiff_t>(to), std::int64_t{0});
}

std::vector<SharePoint> Series::cpuShare(CoreId core, SimTime from, SimTime to, std::size_t most) const
{
    std::vector<SharePoint> points;
    const Grid spans = grid(from, to, most);
    spans.forEach([&](std::size_t begin, std::size_t end) {
        const SimTime start = startOf(begin);
        const SimTime stop = std::min(startOf(end), spans.last);
        const auto busy = static_cast<double>(sum(m_busy[core.index()], begin, end));
        points.push_back({start, stop, busy / static_cast<double>((stop - start).ns)});
    });
    return points;
}

std::vector<HitPoint> Series::cacheHits(CoreId core, int level, SimTime from, SimTime to, std::size_t most) const
{
    std::vector<HitPoint> points;
    const Grid spans = grid(from, to, most);
    const std::size_t row = cacheRow(core.index(), level);
    spans.forEach([&](std::size_t begin, std::size_t end) {
        points.push_back({startOf(begin), std::min(startOf(end), spans.last), sum(m_hits[row], begin, end),
                          sum(m_misses[row], begin, end)});
    });
    return points;
}

SimTime Series::runTime(ThreadId thread, SimTime from, SimTime to) const
{
    const Grid spans = grid(from, to, m_mostBuckets);
    return {sum(m_ran[thread.index()], spans.first, spans.end)};
}

SimTime Series::busyTime(CoreId core, SimTime from, SimTime to) const
{
    const Grid spans = grid(from, to, m_mostBuckets);
    return {sum(m_busy[core.index()], spans.first, spans.end)};
}

std::optional<machine::Event> Series::latestMigration(const Trace& trace, SimTime from, SimTime to) const
{
    if (m_openAt.empty() || to < from)
        return std::nullopt;
    const std::size_t first = bucketBefore(from);
    for (std::size_t i = std::min(bucketBefore(to) + 1, m_openAt.size()); i > first; --i) {
        if (m_migrations[i - 1] == 0)
            continue;
        const std::size_t end = std::min(i < m_firstEvent.size() ? m_firstEvent[i] : m_taken, trace.size());
        for (std::size_t e = end; e > m_firstEvent[i - 1]; --e) {
            const machine::Event& event = trace.event(e - 1);
            if (event.kind == machine::EventKind::Migrated && event.time >= from && event.time <= to)
                return event;
        }
    }
    return std::nullopt;
}

} // namespace threadway::trace
