// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sched/mlfq_levels.h"

#include "base/diagnostic.h"

#include <array>

namespace threadway::sched {
namespace {

constexpr std::size_t mostLevels = 8;
constexpr std::int64_t mostSlices = 1'000'000;

struct LevelTexts {
    std::string_view sliceId;
    std::string_view sliceName;
    std::string_view allotmentId;
    std::string_view allotmentName;
};
constexpr std::array<LevelTexts, mostLevels> levelTexts{{
    {"slice", TW_TR("Slice on level 1"), "allotment", TW_TR("Allotment on level 1")},
    {"slice-2", TW_TR("Slice on level 2"), "allotment-2", TW_TR("Allotment on level 2")},
    {"slice-3", TW_TR("Slice on level 3"), "allotment-3", TW_TR("Allotment on level 3")},
    {"slice-4", TW_TR("Slice on level 4"), "allotment-4", TW_TR("Allotment on level 4")},
    {"slice-5", TW_TR("Slice on level 5"), "allotment-5", TW_TR("Allotment on level 5")},
    {"slice-6", TW_TR("Slice on level 6"), "allotment-6", TW_TR("Allotment on level 6")},
    {"slice-7", TW_TR("Slice on level 7"), "allotment-7", TW_TR("Allotment on level 7")},
    {"slice-8", TW_TR("Slice on level 8"), "allotment-8", TW_TR("Allotment on level 8")},
}};

base::ParameterInfo sliceInfo(std::size_t level)
{
    const std::string_view top
        = TW_TR("How long a thread on the upper level may run before the next one has its turn.");
    const std::string_view lower = TW_TR("Likewise on this level; 0: as on the level above.");
    return {.id = levelTexts[level].sliceId,
            .type = base::ParameterType::Duration,
            .name = levelTexts[level].sliceName,
            .help = level == 0 ? top : lower,
            .fallback = level == 0 ? 10'000'000 : 0,
            .minimum = level == 0 ? 1 : 0,
            .maximum = longestSpan.ns,
            .choices = {}};
}

base::ParameterInfo allotmentInfo(std::size_t level)
{
    const std::string_view top = TW_TR("How many slices a thread may use up on the upper level before it sinks.");
    const std::string_view lower = TW_TR("Likewise on this level; 0: as on the level above.");
    return {.id = levelTexts[level].allotmentId,
            .type = base::ParameterType::Integer,
            .name = levelTexts[level].allotmentName,
            .help = level == 0 ? top : lower,
            .fallback = level == 0 ? 1 : 0,
            .minimum = level == 0 ? 1 : 0,
            .maximum = mostSlices,
            .choices = {}};
}

base::ParameterInfo queuesInfo()
{
    return {.id = "queues",
            .type = base::ParameterType::Integer,
            .name = TW_TR("Levels"),
            .help = TW_TR("How many queues there are, one below the other."),
            .fallback = 3,
            .minimum = 1,
            .maximum = mostLevels,
            .choices = {}};
}

base::ParameterInfo boostInfo()
{
    return {.id = "boost",
            .type = base::ParameterType::Duration,
            .name = TW_TR("Boost"),
            .help = TW_TR("How often all threads are raised to the upper level; 0: never, and those below may starve."),
            .fallback = 0,
            .minimum = 0,
            .maximum = longestSpan.ns,
            .choices = {}};
}

base::ParameterInfo waitingInfo()
{
    return {.id = "io",
            .type = base::ParameterType::Choice,
            .name = TW_TR("Waiting"),
            .help
            = TW_TR("keep: a thread that waits keeps count of the slice and allotment it has used. refill: it gets "
                    "both anew, so a program can cheat by waiting just before its slice ends."),
            .fallback = 0,
            .minimum = 0,
            .maximum = 1,
            .choices = {"keep", "refill"}};
}

} // namespace

std::vector<base::ParameterInfo> MlfqLevels::parameters()
{
    std::vector<base::ParameterInfo> all{queuesInfo(), boostInfo(), waitingInfo()};
    for (std::size_t level = 0; level < mostLevels; ++level) {
        all.push_back(sliceInfo(level));
        all.push_back(allotmentInfo(level));
    }
    return all;
}

MlfqLevels::MlfqLevels(const base::ParameterValues& values)
    : m_levels(static_cast<std::size_t>(values.get(queuesInfo()))),
      m_boost(values.duration(boostInfo())),
      m_doesWaitingRefill(values.get(waitingInfo()) == 1)
{
    Level above;
    for (std::size_t level = 0; level < m_levels.size(); ++level) {
        if (const SimTime slice = values.duration(sliceInfo(level)); slice.ns > 0)
            above.slice = slice;
        if (const std::int64_t slices = values.get(allotmentInfo(level)); slices > 0)
            above.slices = slices;
        m_levels[level] = above;
    }
}

} // namespace threadway::sched
