// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How much memory a recorded run takes, event by event: 100 threads on 4 cores under round robin, and every preset that
// goes on for ever. Exits with 1 if it is more than 24 bytes an event. The events to record of each can be given, at
// least 100,000.
#include "support/runs.h"

#include "trace/lane_index.h"

#include <fmt/format.h>

#include <malloc.h>

#include <algorithm>
#include <exception>
#include <string>

namespace threadway {
namespace {

constexpr double mostBytes = 24;

std::string crowd(int threads)
{
    std::string text
        = "threadway: 1\nid: crowd\nmachine: {model: realistic, cores: 4, policy: {name: rr, slice: 1ms}}\n"
          "processes:\n  crowd:\n    threads:\n";
    for (int i = 0; i < threads; ++i)
        text += fmt::format("      t{}: \"while true:\\n    compute(10ms)\\n\"\n", i);
    return text;
}

/// Records about so many events and prints what they take; whether that is little enough.
bool measure(const std::string& name, const scenario::LoadedRun& run, std::size_t events)
{
    const std::size_t before = mallinfo2().uordblks;
    history::Recorder recorder(run.blueprint, run.journal);
    while (recorder.trace().size() < events && recorder.advance(SimTime::never(), events / 16)) {
    }
    trace::LaneIndex index;
    index.append(recorder.trace());
    const std::size_t taken = mallinfo2().uordblks - before;
    const auto count = static_cast<double>(recorder.trace().size());
    const double each = static_cast<double>(taken) / count;
    fmt::print("{:<24} {:>10} {:>8.2f} {:>8.2f} {:>8.2f} {:>10.2f}\n", name, recorder.trace().size(),
               static_cast<double>(recorder.trace().bytes()) / count,
               static_cast<double>(recorder.bytes() - recorder.trace().bytes()) / count,
               static_cast<double>(index.bytes()) / count, each);
    return each <= mostBytes;
}

int run(std::size_t events)
{
    fmt::print("{:<24} {:>10} {:>8} {:>8} {:>8} {:>10}\n", "bytes an event", "events", "events", "worlds", "lanes",
               "allocated");
    bool isLittle = measure("crowd of 100", test::loadText(crowd(100)), events);
    isLittle = measure("crowd of 1000", test::loadText(crowd(1000)), events) && isLittle;
    isLittle = measure("two-way-six", test::loadPreset("two-way-six"), events) && isLittle;
    return isLittle ? 0 : 1;
}

} // namespace
} // namespace threadway

int main(int count, char** arguments)
{
    try {
        constexpr std::size_t usual = 1'000'000;
        constexpr std::size_t fewest = 100'000;
        return threadway::run(std::max(fewest, count > 1 ? std::stoul(arguments[1]) : usual));
    } catch (const std::exception& error) {
        fmt::print(stderr, "error: {}\n", error.what());
        return 2;
    }
}
