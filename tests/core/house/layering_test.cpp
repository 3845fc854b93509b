// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/house/source_tree.h"

#include <catch2/catch.hpp>

#include <map>
#include <optional>
#include <regex>

using namespace threadway::house;

namespace {

/// Height of each room: a file may include its own room and any lower one. Rooms of equal height do not know
/// each other.
const std::map<std::string, int, std::less<>> heights{
    {"base", 0},  {"program", 1}, {"sched", 2},   {"sync", 2},    {"memory", 2}, {"scenario", 3}, {"machine", 4},
    {"trace", 5}, {"history", 6}, {"explore", 7}, {"formats", 7}, {"ui", 8},     {"app", 9}};

/// The rooms of ui/ that every other room of ui/ may build on.
bool isUiFoundation(std::string_view room)
{
    return room == "theme" || room == "session" || room == "words";
}

struct Include {
    std::string target;
    bool isSystem = false; ///< in angle brackets
    std::string place;
};

std::vector<Include> includesOf(const SourceFile& file)
{
    static const std::regex pattern(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
    std::vector<Include> includes;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        std::smatch match;
        if (std::regex_search(file.lines[i], match, pattern))
            includes.push_back({match[2], match[1] == "<", placeOf(file, i)});
    }
    return includes;
}

std::string part(std::string_view path, std::size_t index)
{
    for (; index > 0; --index) {
        const std::size_t slash = path.find('/');
        if (slash == std::string_view::npos)
            return {};
        path.remove_prefix(slash + 1);
    }
    const std::size_t slash = path.find('/');
    return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash));
}

/// The room a file of the tree belongs to: "sched" for core/sched/policy.h, "ui", "app".
std::string roomOf(const SourceFile& file)
{
    return file.isIn("core/") ? part(file.path, 1) : part(file.path, 0);
}

/// What is wrong with the direction of an include, if anything.
std::optional<std::string> directionFault(const SourceFile& file, const Include& include)
{
    if (include.isSystem)
        return std::nullopt;
    const std::string room = roomOf(file);
    const std::string target = part(include.target, 0);
    const auto from = heights.find(room);
    const auto to = heights.find(target);
    if (from == heights.end())
        return "room " + room + " has no place in the order of layers";
    if (to == heights.end()) {
        // Qt's generated "x.moc", and files beside the including one in app/.
        const bool isLocal = room == "app" || (target.empty() && include.target.ends_with(".moc"));
        return isLocal ? std::nullopt : std::optional<std::string>("no room is named in \"" + include.target + "\"");
    }
    if (target != room && to->second >= from->second)
        return room + " must not know " + target;
    return std::nullopt;
}

/// Every include of the C++ files in the folder with which `faultOf(file, include)` finds fault.
template <class FaultOf>
void requireCleanIncludes(const std::string& folder, FaultOf faultOf)
{
    std::vector<std::string> faults;
    for (const SourceFile& file : sourceTree()) {
        if (!file.isIn(folder) || !file.isCpp())
            continue;
        for (const Include& include : includesOf(file)) {
            if (const std::optional<std::string> fault = faultOf(file, include))
                faults.push_back(include.place + ": " + *fault);
        }
    }
    INFO(listOf(faults));
    CHECK(faults.empty());
}

std::optional<std::string> banIf(bool isBanned, const Include& include)
{
    return isBanned ? std::optional("must not include " + include.target) : std::nullopt;
}

} // namespace

TEST_CASE("rooms know only the rooms below them", "[house]")
{
    const auto folder = GENERATE("core/", "ui/", "app/");
    requireCleanIncludes(folder, directionFault);
}

TEST_CASE("theme, session and words know no other room of the window", "[house]")
{
    requireCleanIncludes("ui/", [](const SourceFile& file, const Include& include) {
        const bool isHigher = include.target.starts_with("ui/") && !isUiFoundation(part(include.target, 1));
        return banIf(isUiFoundation(part(file.path, 1)) && isHigher, include);
    });
}

TEST_CASE("core does not know Qt or the wall clock, and no threads but the workers of exploring", "[house]")
{
    static const std::regex banned(R"(Q[A-Z].*|Qt[A-Z].*|chrono|ctime|time\.h|unistd\.h|pthread\.h)");
    static const std::regex threads(
        R"(thread|mutex|shared_mutex|condition_variable|future|semaphore|barrier|latch|stop_token)");
    requireCleanIncludes("core/", [](const SourceFile& file, const Include& include) {
        const bool isThreads = std::regex_match(include.target, threads) && !file.isIn("core/explore/");
        return banIf(include.isSystem && (isThreads || std::regex_match(include.target, banned)), include);
    });
}

TEST_CASE("the command line does not know the window", "[house]")
{
    requireCleanIncludes("app/threadway-cli/", [](const SourceFile&, const Include& include) {
        return banIf(include.target.starts_with("ui/") || include.target.starts_with("Q"), include);
    });
}
