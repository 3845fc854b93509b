// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/house/source_tree.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <regex>

using namespace threadway::house;

namespace {

constexpr std::size_t longestFile = 400;
constexpr std::size_t longestTest = 500;
constexpr std::size_t longestLine = 120;

/// Characters, not bytes: continuation bytes of UTF-8 take no column.
std::size_t columnsOf(const std::string& line)
{
    return static_cast<std::size_t>(
        std::count_if(line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// Every line of the files, outside this room, that matches; this room names what it forbids.
std::vector<std::string> matches(const std::regex& pattern, bool (*isWanted)(const SourceFile&))
{
    std::vector<std::string> found;
    for (const SourceFile& file : sourceTree()) {
        if (file.isIn("tests/core/house/") || !isWanted(file))
            continue;
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            if (std::regex_search(file.lines[i], pattern))
                found.push_back(placeOf(file, i) + ": " + file.lines[i]);
        }
    }
    return found;
}

bool isAny(const SourceFile&)
{
    return true;
}

bool isTest(const SourceFile& file)
{
    return file.isIn("tests/") && file.isCpp();
}

/// The folders in which the build looks for entries, as the CMake files name them: "core/sched/policies/".
std::vector<std::string> registryFolders()
{
    static const std::regex pattern(R"(^\s*threadway_registry\(\S+ FOLDER (\S+))");
    std::vector<std::string> folders;
    for (const SourceFile& file : sourceTree()) {
        if (file.name() != "CMakeLists.txt")
            continue;
        for (const std::string& line : file.lines) {
            std::smatch match;
            if (std::regex_search(line, match, pattern))
                folders.push_back(file.path.substr(0, file.path.rfind('/') + 1) + match[1].str() + "/");
        }
    }
    return folders;
}

void requireNone(const std::vector<std::string>& faults)
{
    INFO(listOf(faults));
    CHECK(faults.empty());
}

} // namespace

TEST_CASE("the source tree is found", "[house]")
{
    const auto& tree = sourceTree();
    const auto has = [&](std::string_view path) {
        return std::any_of(tree.begin(), tree.end(), [&](const SourceFile& file) { return file.path == path; });
    };
    CHECK(has("CMakeLists.txt"));
    CHECK(has("core/machine/simulator.cpp"));
    CHECK(has("ui/theme/theme.h"));
    CHECK(has("tests/core/house/hygiene_test.cpp"));
}

TEST_CASE("every source file opens with its copyright and licence", "[house]")
{
    static const std::regex copyright(R"(^(//|#) SPDX-FileCopyrightText: 20\d\d The Threadway developers$)");
    static const std::regex licence(R"(^(//|#) SPDX-License-Identifier: GPL-3\.0-or-later$)");
    std::vector<std::string> faults;
    for (const SourceFile& file : sourceTree()) {
        const bool isMarked = file.lines.size() >= 2 && std::regex_match(file.lines[0], copyright)
                              && std::regex_match(file.lines[1], licence);
        if (!isMarked)
            faults.push_back(file.path);
    }
    requireNone(faults);
}

TEST_CASE("file names are in snake_case and name one thing in the tree", "[house]")
{
    static const std::regex snakeCase(R"(^[a-z][a-z0-9]*(_[a-z0-9]+)*\.(h|cpp)$)");
    std::map<std::string, std::string, std::less<>> seen;
    std::vector<std::string> faults;
    for (const SourceFile& file : sourceTree()) {
        if (!file.isCpp())
            continue;
        const std::string name(file.name());
        if (!std::regex_match(name, snakeCase))
            faults.push_back(file.path + ": not snake_case");
        // main.cpp is what everyone expects of a program, so there may be one a program.
        const auto [first, isNew] = seen.emplace(name, file.path);
        if (!isNew && name != "main.cpp")
            faults.push_back(file.path + ": also " + first->second);
    }
    requireNone(faults);
}

TEST_CASE("files and lines are short enough to read", "[house]")
{
    std::vector<std::string> faults;
    for (const SourceFile& file : sourceTree()) {
        const std::size_t limit = file.isIn("tests/") ? longestTest : longestFile;
        if (file.lines.size() > limit)
            faults.push_back(file.path + ": " + std::to_string(file.lines.size()) + " lines");
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            if (columnsOf(file.lines[i]) > longestLine)
                faults.push_back(placeOf(file, i) + ": " + std::to_string(columnsOf(file.lines[i])) + " columns");
        }
    }
    requireNone(faults);
}

TEST_CASE("files hold no tabs, no trailing blanks, no carriage returns, and end with a newline", "[house]")
{
    requireNone(matches(std::regex("\t|\r|[ \t]$"), isAny));
    std::vector<std::string> unfinished;
    for (const SourceFile& file : sourceTree()) {
        if (!file.endsWithNewline)
            unfinished.push_back(file.path);
    }
    requireNone(unfinished);
}

TEST_CASE("nothing is left for later in the source", "[house]")
{
    requireNone(matches(std::regex(R"(\b(TODO|FIXME|XXX|HACK)\b)"), isAny));
}

TEST_CASE("tests wait for what happens, never for time to pass", "[house]")
{
    // A bare sleep() is a word of the little language, which tests are full of.
    static const std::regex sleeping(
        R"(sleep_for|sleep_until|qSleep|qWait\(|QThread::m?sleep|::sleep\(|usleep\(|nanosleep\()");
    requireNone(matches(sleeping, isTest));
}

TEST_CASE("headers are guarded by #pragma once right after the licence", "[house]")
{
    std::vector<std::string> faults;
    for (const SourceFile& file : sourceTree()) {
        if (file.hasSuffix(".h") && (file.lines.size() < 3 || file.lines[2] != "#pragma once"))
            faults.push_back(file.path);
    }
    requireNone(faults);
}

TEST_CASE("every entry of a registry opens with a plain account of itself", "[house]")
{
    const std::vector<std::string> folders = registryFolders();
    CHECK(folders.size() >= 2);
    std::vector<std::string> faults;
    for (const std::string& folder : folders) {
        std::size_t entries = 0;
        for (const SourceFile& file : sourceTree()) {
            if (!file.isIn(folder) || !file.hasSuffix(".cpp"))
                continue;
            ++entries;
            if (file.lines.size() < 3 || !file.lines[2].starts_with("// ") || file.lines[2].size() < 20)
                faults.push_back(file.path);
        }
        if (entries == 0)
            faults.push_back(folder + ": no entries");
    }
    requireNone(faults);
}
