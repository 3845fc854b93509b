// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runs.h"
#include "trace/series.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <memory>
#include <random>

using namespace threadway;
using machine::Event;
using machine::EventKind;

namespace {

constexpr int cores = 3;
constexpr int threads = 5;

/// A time slice as the test itself knows it: the core works from `from` to `to`.
struct Slice {
    int core;
    int thread;
    SimTime from;
    SimTime to;
};

struct Sample {
    SimTime time;
    int core;
    int level;
    int hits;
    int misses;
};

/// A made-up run with everything that was put into it.
struct Run {
    machine::EventBuffer events;
    std::vector<Slice> slices;
    std::vector<Sample> samples;
    std::vector<Event> migrations;
    SimTime end;
};

scenario::BlueprintPtr blueprint()
{
    auto made = std::make_shared<scenario::Blueprint>();
    made->scenario.machine.cores = cores;
    made->threads.resize(threads);
    return made;
}

Event eventOn(SimTime time, EventKind kind, int core, int thread)
{
    return {time, kind, 0, static_cast<std::int16_t>(core), thread, 0, 0};
}

void addSlice(Run& run, std::mt19937& random, int core, SimTime at, SimTime cost, SimTime length)
{
    const int thread = static_cast<int>(random() % threads);
    run.events.push_back(eventOn(at, EventKind::Dispatched, core, thread).setWide(cost.ns));
    if (random() % 4 == 0) {
        run.migrations.push_back(eventOn(at, EventKind::Migrated, core, thread));
        run.events.push_back(run.migrations.back());
    }
    const SimTime end = at + length;
    const Sample sample{end, core, static_cast<int>(random() % 3) + 1, static_cast<int>(random() % 90),
                        static_cast<int>(random() % 20)};
    run.samples.push_back(sample);
    Event report = eventOn(end, EventKind::CacheSample, core, thread);
    report.flag = static_cast<std::uint8_t>(sample.level);
    report.a = sample.hits;
    report.b = sample.misses;
    run.events.push_back(report);
    run.events.push_back(eventOn(end, EventKind::Left, core, thread));
    if (at + cost < end)
        run.slices.push_back({core, thread, at + cost, end});
}

/// Slices of up to 40 us on each core, some given up while the core is still switching.
Run makeRun(unsigned seed, SimTime until)
{
    std::mt19937 random(seed);
    Run run;
    run.end = until;
    for (int core = 0; core < cores; ++core) {
        SimTime at{static_cast<std::int64_t>(random() % 5'000)};
        for (;;) {
            const SimTime length{static_cast<std::int64_t>(random() % 40'000) + 1};
            if (at + length > until)
                break;
            addSlice(run, random, core, at, SimTime{static_cast<std::int64_t>(random() % 3'000)}, length);
            at += length + SimTime{static_cast<std::int64_t>(random() % 20'000)};
        }
    }
    std::stable_sort(run.events.begin(), run.events.end(),
                     [](const Event& a, const Event& b) { return a.time < b.time; });
    std::stable_sort(run.migrations.begin(), run.migrations.end(),
                     [](const Event& a, const Event& b) { return a.time < b.time; });
    return run;
}

trace::Trace traceOf(const Run& run, const scenario::BlueprintPtr& made)
{
    trace::Trace trace(made);
    trace.append(run.events, run.end);
    return trace;
}

std::int64_t overlap(const Slice& slice, SimTime from, SimTime to)
{
    return std::max<std::int64_t>(0, (std::min(slice.to, to) - std::max(slice.from, from)).ns);
}

std::int64_t busyNs(const Run& run, int core, SimTime from, SimTime to)
{
    std::int64_t sum = 0;
    for (const Slice& slice : run.slices)
        sum += slice.core == core ? overlap(slice, from, to) : 0;
    return sum;
}

std::int64_t hitsIn(const Run& run, int core, int level, SimTime from, SimTime to)
{
    std::int64_t sum = 0;
    for (const Sample& sample : run.samples) {
        const bool isInside = sample.time > from && sample.time <= to;
        sum += sample.core == core && sample.level == level && isInside ? sample.hits : 0;
    }
    return sum;
}

void checkWindow(const trace::Series& series, const Run& run, SimTime from, SimTime to, std::size_t most)
{
    for (int core = 0; core < cores; ++core) {
        const auto shares = series.cpuShare(CoreId(core), from, to, most);
        REQUIRE(shares.size() <= most);
        for (const auto& point : shares) {
            REQUIRE(point.to <= to);
            const auto expected = static_cast<double>(busyNs(run, core, point.from, point.to));
            REQUIRE(point.share == Approx(expected / static_cast<double>((point.to - point.from).ns)));
        }
        for (const auto& point : series.cacheHits(CoreId(core), 2, from, to, most))
            REQUIRE(point.hits == hitsIn(run, core, 2, point.from, point.to));
    }
}

} // namespace

TEST_CASE("A series holds the sums that the events add up to, in any window", "[trace]")
{
    const auto made = blueprint();
    const Run run = makeRun(1, SimTime{3'000'000});
    trace::Series series(*made, 256);
    while (series.take(traceOf(run, made), 37)) {
    }
    CHECK(series.covered() == run.end);
    checkWindow(series, run, {}, run.end, 300);
    checkWindow(series, run, {}, run.end, 10);
    checkWindow(series, run, SimTime{1'234'567}, SimTime{2'345'678}, 40);
    checkWindow(series, run, SimTime{2'999'000}, SimTime{3'100'000}, 40);
    std::int64_t ran = 0;
    for (const Slice& slice : run.slices)
        ran += slice.thread == 2 ? (slice.to - slice.from).ns : 0;
    CHECK(series.runTime(ThreadId(2), {}, run.end).ns == ran);
    CHECK(series.busyTime(CoreId(1), {}, run.end).ns == busyNs(run, 1, {}, run.end));
}

TEST_CASE("A series shows nothing of what lies beyond the window", "[trace]")
{
    const auto made = blueprint();
    const Run run = makeRun(2, SimTime{2'000'000});
    trace::Series series(*made, 64);
    series.take(traceOf(run, made), run.events.size());
    const SimTime playhead{1'000'003};
    const auto points = series.cpuShare(CoreId(0), {}, playhead, 300);
    REQUIRE_FALSE(points.empty());
    CHECK(points.back().to <= playhead);
    CHECK(playhead - points.back().to < series.bucketWidth());
}

TEST_CASE("The buckets of a series cover its window without gaps", "[trace]")
{
    const auto made = blueprint();
    const Run run = makeRun(3, SimTime{1'000'000});
    trace::Series series(*made);
    series.take(traceOf(run, made), run.events.size());
    const auto points = series.cpuShare(CoreId(0), SimTime{200'000}, run.end, 300);
    REQUIRE(points.size() > 100);
    CHECK(points.front().from <= SimTime{200'000});
    CHECK(points.back().to == run.end);
    for (std::size_t i = 1; i < points.size(); ++i)
        REQUIRE(points[i].from == points[i - 1].to);
}

TEST_CASE("A core that is still busy at the frontier counts up to there, and once only", "[trace]")
{
    const auto made = blueprint();
    trace::Trace trace(made);
    trace.append({eventOn(SimTime{1'000}, EventKind::Dispatched, 0, 3)}, SimTime{5'000});
    trace::Series series(*made);
    series.take(trace, 10);
    CHECK(series.busyTime(CoreId(0), {}, SimTime{5'000}).ns == 4'000);
    trace.append({eventOn(SimTime{8'000}, EventKind::Left, 0, 3)}, SimTime{9'000});
    series.take(trace, 10);
    CHECK(series.busyTime(CoreId(0), {}, SimTime{9'000}).ns == 7'000);
    CHECK(series.runTime(ThreadId(3), {}, SimTime{9'000}).ns == 7'000);
}

TEST_CASE("After a truncation a series takes the other future in", "[trace]")
{
    const auto made = blueprint();
    const Run first = makeRun(4, SimTime{2'000'000});
    const Run second = makeRun(5, SimTime{2'500'000});
    for (const SimTime cut : {SimTime{0}, SimTime{1}, SimTime{512'000}, SimTime{777'777}, SimTime{1'999'999}}) {
        // The second future begins at the cut on cores that stand still, so both runs agree before it.
        Run mixed;
        mixed.end = cut + second.end;
        const Run before = makeRun(4, cut);
        mixed.events = before.events;
        mixed.slices = before.slices;
        mixed.samples = before.samples;
        for (Event event : second.events) {
            event.time += cut;
            mixed.events.push_back(event);
        }
        for (Slice slice : second.slices)
            mixed.slices.push_back({slice.core, slice.thread, slice.from + cut, slice.to + cut});
        for (Sample sample : second.samples) {
            sample.time += cut;
            mixed.samples.push_back(sample);
        }
        Run old = first;
        old.events = before.events;
        for (Event event : first.events) {
            event.time += cut;
            old.events.push_back(event);
        }
        old.end = cut + first.end;
        trace::Series series(*made, 512);
        series.take(traceOf(old, made), old.events.size());
        series.truncate(cut);
        CHECK(series.covered() <= cut);
        series.take(traceOf(mixed, made), mixed.events.size());
        checkWindow(series, mixed, {}, mixed.end, 300);
    }
}

TEST_CASE("Cores that came in a future that is no more are gone after a truncation", "[trace]")
{
    const auto grown = test::loadText("threadway: 1\nmachine: {cores: 1}\n"
                                      "processes: {p: {threads: {a: compute(20ms)}}}\n"
                                      "journal: [{at: 5ms, cores: 4}]\n");
    const auto recorder = test::record(grown, SimTime{20'000'000});
    trace::Series series(*grown.blueprint, 64);
    series.take(recorder.trace(), recorder.trace().size());
    REQUIRE(series.coreCount() == 4);
    series.truncate(SimTime{5'000'000});
    scenario::LoadedRun alone = grown;
    alone.journal.clear();
    const auto other = test::record(alone, SimTime{20'000'000});
    series.take(other.trace(), other.trace().size());
    CHECK(series.coreCount() == 1);
    CHECK(series.busyTime(CoreId(0), {}, SimTime{20'000'000}) == SimTime{20'000'000});
}

TEST_CASE("The latest migration of a window is found, whatever comes later", "[trace]")
{
    const auto made = blueprint();
    const Run run = makeRun(6, SimTime{1'000'000});
    const trace::Trace trace = traceOf(run, made);
    trace::Series series(*made, 64);
    series.take(trace, run.events.size());
    for (std::int64_t to = 0; to <= 1'000'000; to += 33'333) {
        const SimTime from{std::max<std::int64_t>(0, to - 100'000)};
        std::optional<SimTime> expected;
        for (const Event& event : run.migrations) {
            if (event.time >= from && event.time.ns <= to)
                expected = event.time;
        }
        const auto found = series.latestMigration(trace, from, SimTime{to});
        REQUIRE(found.has_value() == expected.has_value());
        if (found)
            REQUIRE(found->time == *expected);
    }
    CHECK_FALSE(series.latestMigration(trace, SimTime{2'000'000}, SimTime{3'000'000}));
}

TEST_CASE("A series of many threads stays small", "[trace]")
{
    auto made = std::make_shared<scenario::Blueprint>();
    made->scenario.machine.cores = 1;
    made->threads.resize(20'000);
    trace::Series series(*made);
    trace::Trace trace(made);
    trace.append({eventOn({}, EventKind::Dispatched, 0, 19'999)}, SimTime{1'000'000});
    series.take(trace, 10);
    // 256 buckets at least, and doubled from 128 ns.
    CHECK(series.bucketWidth().ns == 4'096);
    CHECK(series.runTime(ThreadId(19'999), {}, SimTime{1'000'000}).ns == 1'000'000);
}
