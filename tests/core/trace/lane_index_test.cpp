// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/lane_index.h"

#include <catch2/catch.hpp>

#include <map>
#include <random>

using namespace threadway;
using namespace threadway::trace;
using machine::Event;
using machine::EventBuffer;
using machine::EventKind;
using machine::LeaveReason;

namespace {

scenario::BlueprintPtr makeBlueprint(int cores, int threads)
{
    auto blueprint = std::make_shared<scenario::Blueprint>();
    blueprint->scenario.machine.cores = cores;
    blueprint->threads.resize(static_cast<std::size_t>(threads));
    return blueprint;
}

template <class Flag>
Event eventOf(std::int64_t time, EventKind kind, int core, int thread, Flag flag)
{
    Event event;
    event.time = SimTime{time};
    event.kind = kind;
    event.core = static_cast<std::int16_t>(core);
    event.thread = thread;
    event.flag = static_cast<std::uint8_t>(flag);
    return event;
}

Event dispatched(std::int64_t time, int core, int thread, std::int64_t cost = 0)
{
    return eventOf(time, EventKind::Dispatched, core, thread, 0).setWide(cost);
}

Event left(std::int64_t time, int core, int thread, LeaveReason reason)
{
    return eventOf(time, EventKind::Left, core, thread, reason);
}

Event ready(std::int64_t time, int thread)
{
    return eventOf(time, EventKind::Ready, -1, thread, machine::WakeReason::Granted);
}

/// One slice on a row of a core, as the test knows it.
struct Stretch {
    std::int64_t start;
    std::int64_t end;
    int thread;
};

/// Threads that take turns on core 0 in slices and gaps of random length, as events and as a plain list.
struct RandomRun {
    EventBuffer events;
    std::vector<Stretch> stretches;
    std::int64_t end = 0;

    RandomRun(unsigned seed, int slices, int threads, int longest)
    {
        std::mt19937 random(seed);
        const auto below = [&random](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
        for (int i = 0; i < slices; ++i) {
            const std::int64_t start = end + (below(3) == 0 ? below(longest) : 0);
            const std::int64_t length = 1 + below(below(10) == 0 ? longest * 20 : longest);
            const int thread = below(threads);
            events.push_back(dispatched(start, 0, thread, below(5)));
            end = start + length;
            const bool isBlocked = below(2) == 0;
            events.push_back(left(end, 0, thread, isBlocked ? LeaveReason::Blocked : LeaveReason::Preempted));
            stretches.push_back({start, end, thread});
        }
    }
};

struct Truth {
    std::int64_t busy = 0;
    std::map<int, std::int64_t> byThread;
};

Truth bruteForce(const std::vector<Stretch>& stretches, std::int64_t from, std::int64_t to)
{
    Truth truth;
    for (const Stretch& s : stretches) {
        const std::int64_t ns = std::min(s.end, to) - std::max(s.start, from);
        if (ns <= 0)
            continue;
        truth.busy += ns;
        truth.byThread[s.thread] += ns;
    }
    return truth;
}

Trace traceOf(const scenario::BlueprintPtr& blueprint, const EventBuffer& events, std::int64_t frontier)
{
    Trace trace(blueprint);
    trace.append(events, SimTime{frontier});
    return trace;
}

void requireSameRows(const LaneIndex& a, const LaneIndex& b)
{
    for (const RowKind kind : {RowKind::Cores, RowKind::Threads}) {
        REQUIRE(a.rowCount(kind) == b.rowCount(kind));
        for (std::size_t i = 0; i < a.rowCount(kind); ++i) {
            const auto inA = a.row(kind, i).slices();
            const auto inB = b.row(kind, i).slices();
            REQUIRE(std::vector<Slice>(inA.begin(), inA.end()) == std::vector<Slice>(inB.begin(), inB.end()));
            std::vector<Pixel> pixelsA(97);
            std::vector<Pixel> pixelsB(97);
            a.sample(kind, i, {}, a.frontier() + SimTime{1}, pixelsA);
            b.sample(kind, i, {}, a.frontier() + SimTime{1}, pixelsB);
            REQUIRE(pixelsA == pixelsB);
        }
    }
    const auto marksA = a.marks();
    const auto marksB = b.marks();
    REQUIRE(std::vector<Mark>(marksA.begin(), marksA.end()) == std::vector<Mark>(marksB.begin(), marksB.end()));
}

} // namespace

TEST_CASE("the columns of a sampled row have the shares of time that adding up all slices gives", "[trace]")
{
    const int threads = GENERATE(3, 12);
    const RandomRun run(7U + static_cast<unsigned>(threads), 3000, threads, 50);
    LaneIndex index;
    index.append(traceOf(makeBlueprint(1, threads), run.events, run.end));
    std::mt19937 random(1);
    int columns = 0;
    int sameWinner = 0;
    for (int round = 0; round < 60; ++round) {
        const std::int64_t from = static_cast<std::int64_t>(random()) % run.end;
        const std::int64_t to = from + 1 + static_cast<std::int64_t>(random()) % (run.end / (1 + round));
        std::vector<Pixel> pixels(1 + random() % 200);
        index.sample(RowKind::Cores, 0, SimTime{from}, SimTime{to}, pixels);
        const auto count = static_cast<std::int64_t>(pixels.size());
        for (std::int64_t i = 0; i < count; ++i) {
            const std::int64_t a = from + (to - from) * i / count;
            const std::int64_t b = from + (to - from) * (i + 1) / count;
            if (a == b)
                continue;
            const Truth truth = bruteForce(run.stretches, a, b);
            const Pixel& pixel = pixels[static_cast<std::size_t>(i)];
            // A block may belong to the column left of its edge as a whole: 1/16 of the width at either edge.
            const std::int64_t slack = (b - a) / 16;
            const double share = 255.0 * static_cast<double>(truth.busy) / static_cast<double>(b - a);
            REQUIRE(std::abs(pixel.share - std::max(share, truth.busy > 0 ? 1.0 : 0.0)) <= 255.0 / 8.0 + 1.0);
            if (slack == 0)
                REQUIRE(std::abs(pixel.share - share) <= 1.0);
            if (pixel.share == 0)
                continue;
            REQUIRE(bruteForce(run.stretches, a, b + slack).byThread.count(pixel.thread.value) == 1);
            std::int64_t most = 0;
            for (const auto& [thread, ns] : truth.byThread)
                most = std::max(most, ns);
            const auto chosen = truth.byThread.find(pixel.thread.value);
            const std::int64_t loss = most - (chosen == truth.byThread.end() ? 0 : chosen->second);
            ++columns;
            sameWinner += loss == 0 ? 1 : 0;
            // Blocks keep four threads each, so with few threads only the edges can mislead the choice.
            if (threads <= 4)
                REQUIRE(loss <= 2 * slack);
        }
    }
    REQUIRE(columns > 1000);
    REQUIRE(sameWinner * 100 >= columns * 85);
}

TEST_CASE("a row taken in piece by piece equals one taken in at once", "[trace]")
{
    const RandomRun run(3, 2000, 5, 40);
    const auto blueprint = makeBlueprint(1, 5);
    LaneIndex pieces;
    Trace growing(blueprint);
    for (std::size_t i = 0; i < run.events.size(); i += 61) {
        const std::size_t last = std::min(run.events.size(), i + 61);
        const EventBuffer some(run.events.begin() + static_cast<std::ptrdiff_t>(i),
                               run.events.begin() + static_cast<std::ptrdiff_t>(last));
        growing.append(some, some.back().time);
        pieces.append(growing);
    }
    LaneIndex whole;
    whole.append(growing);
    requireSameRows(pieces, whole);
}

TEST_CASE("a replaced future gives the same rows as building them from the new trace alone", "[trace]")
{
    const RandomRun run(5, 1500, 4, 30);
    const auto blueprint = makeBlueprint(1, 4);
    std::mt19937 random(9);
    for (int round = 0; round < 25; ++round) {
        LaneIndex index;
        index.append(traceOf(blueprint, run.events, run.end));
        const std::int64_t from = static_cast<std::int64_t>(random()) % run.end;
        EventBuffer kept;
        int running = -1;
        for (const Event& event : run.events) {
            if (event.time.ns >= from)
                break;
            kept.push_back(event);
            running = event.kind == EventKind::Dispatched ? event.thread : -1;
        }
        if (running >= 0)
            kept.push_back(left(from + 5, 0, running, LeaveReason::Slept));
        for (int i = 0; i < 40; ++i) {
            kept.push_back(dispatched(from + 10 + i * 7, 0, i % 4));
            kept.push_back(left(from + 14 + i * 7, 0, i % 4, LeaveReason::Yielded));
        }
        const Trace replaced = traceOf(blueprint, kept, from + 400);
        index.truncate(SimTime{from});
        index.append(replaced);
        LaneIndex rebuilt;
        rebuilt.append(replaced);
        requireSameRows(index, rebuilt);
    }
}

TEST_CASE("a thread's row tells what it did from its arrival to its end", "[trace]")
{
    const EventBuffer events{
        ready(2, 0),
        dispatched(5, 1, 0, 2),
        left(20, 1, 0, LeaveReason::Blocked),
        ready(30, 0),
        dispatched(33, 0, 0),
        left(40, 0, 0, LeaveReason::Slept),
        ready(50, 0),
        dispatched(50, 0, 0),
        left(60, 0, 0, LeaveReason::Ended),
        eventOf(60, EventKind::ThreadEnded, -1, 0, machine::EndReason::Finished),
    };
    LaneIndex index;
    index.append(traceOf(makeBlueprint(2, 1), events, 100));
    const auto slices = index.row(ThreadId(0)).slices();
    REQUIRE(slices.size() == 7);
    const SliceKind kinds[] = {SliceKind::Queued,  SliceKind::Running,  SliceKind::Blocked, SliceKind::Queued,
                               SliceKind::Running, SliceKind::Sleeping, SliceKind::Running};
    const std::int64_t starts[] = {2, 5, 20, 30, 33, 40, 50};
    for (std::size_t i = 0; i < slices.size(); ++i) {
        CHECK(slices[i].kind == kinds[i]);
        CHECK(slices[i].start.ns == starts[i]);
    }
    CHECK(slices.back().end.ns == 60);
    CHECK(slices[1].runsFrom.ns == 7);
    CHECK((slices[1].flags & SliceMigrated) == 0);
    CHECK((slices[4].flags & SliceMigrated) != 0);
    CHECK(index.row(CoreId(1)).slices().size() == 1);
    CHECK(index.row(CoreId(0)).slices().size() == 2);
}

TEST_CASE("a slice that goes on ends at the frontier and grows with it", "[trace]")
{
    Trace trace(makeBlueprint(1, 1));
    trace.append({dispatched(10, 0, 0)}, SimTime{25});
    LaneIndex index;
    index.append(trace);
    CHECK(index.row(CoreId(0)).slices().back().end.ns == 25);
    trace.append({}, SimTime{70});
    index.append(trace);
    CHECK(index.row(CoreId(0)).slices().back().end.ns == 70);
    CHECK(index.row(CoreId(0)).at(SimTime{69}).has_value());
    CHECK_FALSE(index.row(CoreId(0)).at(SimTime{70}).has_value());
}

TEST_CASE("a migration shows in a column of any width", "[trace]")
{
    EventBuffer events;
    for (int i = 0; i < 4000; ++i) {
        const int core = i >= 2500 ? 1 : 0;
        events.push_back(dispatched(i * 10, core, 0));
        events.push_back(left(i * 10 + 8, core, 0, LeaveReason::Slept));
    }
    LaneIndex index;
    index.append(traceOf(makeBlueprint(2, 1), events, 40'000));
    std::vector<Pixel> pixels(4);
    index.sample(RowKind::Threads, 0, {}, SimTime{40'000}, pixels);
    CHECK((pixels[1].flags & SliceMigrated) == 0);
    CHECK((pixels[2].flags & SliceMigrated) != 0);
    CHECK((pixels[3].flags & SliceMigrated) == 0);
    CHECK(pixels[0].core == CoreId(0));
    CHECK(pixels[3].core == CoreId(1));
}

TEST_CASE("commands are marked with what they were, and a truncation forgets later marks", "[trace]")
{
    Event pinned = eventOf(20, EventKind::AffinityChanged, -1, 1, 0);
    Event command = eventOf(20, EventKind::CommandApplied, -1, -1, 0);
    Event kill = eventOf(30, EventKind::CommandApplied, -1, -1, 0);
    kill.a = 1;
    Event cycle = eventOf(10, EventKind::DeadlockClosed, -1, 1, 0);
    cycle.a = 3;
    Event late = eventOf(9, EventKind::DeadlineMissed, -1, 1, 0);
    late.a = 2;
    const EventBuffer events{
        late,
        cycle,
        command,
        pinned,
        kill,
        eventOf(30, EventKind::ThreadEnded, -1, 0, machine::EndReason::Killed),
        eventOf(40, EventKind::RunEnded, -1, -1, machine::RunEnd::Deadlock),
    };
    LaneIndex index;
    index.append(traceOf(makeBlueprint(1, 2), events, 40));
    const auto marks = index.marks();
    REQUIRE(marks.size() == 5);
    CHECK(marks[0].kind == MarkKind::DeadlineMissed);
    CHECK(marks[0].thread == ThreadId(1));
    CHECK(marks[0].subject == 2);
    CHECK(marks[1].kind == MarkKind::DeadlockClosed);
    CHECK(marks[1].subject == 3);
    CHECK(marks[2].command == CommandKind::Pin);
    CHECK(marks[2].thread == ThreadId(1));
    CHECK(marks[3].command == CommandKind::Kill);
    CHECK(marks[4].end == machine::RunEnd::Deadlock);
    CHECK(index.isEnded());
    index.truncate(SimTime{30});
    CHECK(index.marks().size() == 3);
    CHECK_FALSE(index.isEnded());
}

TEST_CASE("the end of a run is forgotten when an act lets it go on, and told again when that is undone", "[trace]")
{
    const auto blueprint = makeBlueprint(1, 1);
    const EventBuffer over{eventOf(10, EventKind::RunEnded, -1, -1, machine::RunEnd::Choice)};
    LaneIndex index;
    index.append(traceOf(blueprint, over, 10));
    REQUIRE(index.isEnded());
    const EventBuffer longer{eventOf(11, EventKind::CommandApplied, -1, -1, 0),
                             eventOf(30, EventKind::RunEnded, -1, -1, machine::RunEnd::Finished)};
    index.truncate(SimTime{11});
    CHECK_FALSE(index.isEnded());
    index.append(traceOf(blueprint, longer, 30));
    REQUIRE(index.marks().size() == 2);
    CHECK(index.marks()[1].time == SimTime{30});
    index.truncate(SimTime{11});
    index.append(traceOf(blueprint, over, 10));
    REQUIRE(index.marks().size() == 1);
    CHECK(index.marks()[0].end == machine::RunEnd::Choice);
    CHECK(index.isEnded());
}
