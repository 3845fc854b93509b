// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "base/varint.h"
#include "support/runs.h"
#include "trace/event_codec.h"
#include "trace/lane_index.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace threadway::trace {
namespace {

using namespace literals;
using machine::Event;

std::vector<Event> unpacked(const std::vector<Event>& events)
{
    std::vector<Event> result(events.size());
    unpackEvents(packedEvents(events), result);
    return result;
}

template <class T>
T extreme(base::RandomStream& random)
{
    switch (random.below(4)) {
    case 0:
        return std::numeric_limits<T>::min();
    case 1:
        return std::numeric_limits<T>::max();
    default:
        return static_cast<T>(random.next());
    }
}

std::vector<Event> wildEvents(std::uint64_t seed)
{
    base::RandomStream random(seed, "codec");
    std::vector<Event> events;
    for (int i = 0; i < 300; ++i) {
        Event event;
        event.time = SimTime{extreme<std::int64_t>(random) >> 2}; // such that differences fit
        event.kind = static_cast<machine::EventKind>(random.below(256));
        event.flag = extreme<std::uint8_t>(random);
        event.core = extreme<std::int16_t>(random);
        event.thread = extreme<std::int32_t>(random);
        event.a = extreme<std::int32_t>(random);
        event.b = extreme<std::int32_t>(random);
        events.push_back(event);
    }
    return events;
}

std::string crowd(int threads)
{
    std::string text = "threadway: 1\nmachine: {model: realistic, cores: 4, policy: {name: rr, slice: 1ms}}\n"
                       "processes:\n  crowd:\n    threads:\n";
    for (int i = 0; i < threads; ++i)
        text += fmt::format("      t{}: \"while true:\\n    compute(10ms)\\n\"\n", i);
    return text;
}

} // namespace

TEST_CASE("numbers of any size come back from their few bytes", "[base]")
{
    base::RandomStream random(3, "varint");
    std::vector<std::uint64_t> numbers{0, 1, 127, 128, 16'383, 16'384, std::numeric_limits<std::uint64_t>::max()};
    for (int i = 0; i < 500; ++i)
        numbers.push_back(random.next() >> random.below(64));
    std::vector<std::uint8_t> bytes;
    for (const std::uint64_t number : numbers)
        base::appendVarint(bytes, number);
    const std::uint8_t* at = bytes.data();
    for (const std::uint64_t number : numbers)
        CHECK(base::takeVarint(at) == number);
    CHECK(at == bytes.data() + bytes.size());
    for (const std::int64_t number : {std::int64_t{0}, std::int64_t{-1}, std::numeric_limits<std::int64_t>::min(),
                                      std::numeric_limits<std::int64_t>::max()})
        CHECK(base::unzigzag(base::zigzag(number)) == number);
    CHECK(base::zigzag(-1) == 1);
}

TEST_CASE("packed events come back as they were, whatever they hold", "[trace]")
{
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        const std::vector<Event> events = wildEvents(seed);
        CHECK(unpacked(events) == events);
    }
    CHECK(unpacked({}).empty());
}

TEST_CASE("events are the same in whatever order they are read", "[trace]")
{
    const std::vector<Event> events = [] {
        std::vector<Event> all;
        std::int64_t time = 0;
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            for (Event event : wildEvents(seed)) {
                event.time = SimTime{time += static_cast<std::int64_t>(seed % 3)};
                all.push_back(event);
            }
        }
        return all;
    }();
    Trace trace;
    trace.append({events.begin(), events.begin() + 100}, {});
    trace.append({events.begin() + 100, events.end()}, {});
    REQUIRE(trace.size() == events.size());
    for (std::size_t i = 0; i < events.size(); ++i)
        CHECK(trace.event(i) == events[i]);
    base::RandomStream random(4, "order");
    const Trace prefix = trace.prefix(10'000, {});
    for (int i = 0; i < 200; ++i) {
        const auto any = static_cast<std::size_t>(random.below(10'000));
        CHECK(trace.event(any) == events[any]);
        CHECK(prefix.event(any) == events[any]);
        const auto first = std::find_if(events.begin(), events.end(),
                                        [&](const Event& event) { return event.time > events[any].time; });
        CHECK(trace.firstAfter(events[any].time) == static_cast<std::size_t>(first - events.begin()));
    }
    CHECK(trace.firstAfter(SimTime{-1}) == 0);
    CHECK(trace.firstAfter(SimTime::never()) == events.size());
}

TEST_CASE("a recorded run takes at most 24 bytes an event in all", "[trace][history]")
{
    const auto recorder = test::record(test::loadText(crowd(100)), 20_s);
    LaneIndex index;
    index.append(recorder.trace());
    const std::size_t events = recorder.trace().size();
    REQUIRE(events > 200'000);
    CHECK(recorder.trace().bytes() < 8 * events);
    CHECK(index.bytes() < 12 * events);
    CHECK(recorder.bytes() + index.bytes() < 24 * events);
}

} // namespace threadway::trace
