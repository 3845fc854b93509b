// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "input.h"
#include "verbs.h"

#include "formats/cache_run.h"
#include "scenario/quantity.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

namespace threadway::cli {
namespace {

struct Options {
    std::string input;
    std::array<std::string, memory::mostLevels> levels;
    std::string instructions;
    std::string tlb;
    std::string replacement = "lru";
    std::uint64_t seed = 1;
    bool isInclusive = false;
    bool prefetches = false;
    bool classifies = false;
    bool asJson = false;
};

std::vector<std::string> partsOf(const std::string& text)
{
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == ':')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

/// "SIZE[:WAYS[:LINE]]" as three numbers; nothing after a message.
std::optional<std::array<std::int64_t, 3>> geometryOption(const std::string& option, const std::string& text,
                                                          std::array<std::int64_t, 3> numbers)
{
    const auto parts = partsOf(text);
    bool isGood = parts.size() <= numbers.size();
    for (std::size_t i = 0; isGood && i < parts.size(); ++i) {
        const bool isFull = i == 1 && parts[i] == "full";
        const auto number = isFull ? std::optional<std::int64_t>(0) : scenario::parseSize(parts[i]);
        isGood = number && *number <= std::int64_t{1} << 30U;
        numbers[i] = number.value_or(0);
    }
    if (isGood)
        return numbers;
    fmt::print(stderr, "error: {} needs SIZE:WAYS:LINE, such as 32K:8:64, not \"{}\"\n", option, text);
    return std::nullopt;
}

std::optional<memory::CacheLevelSpec> levelOption(const std::string& option, const std::string& text)
{
    const auto numbers = geometryOption(option, text, {0, 8, 64});
    if (!numbers)
        return std::nullopt;
    memory::CacheLevelSpec level;
    level.sizeBytes = (*numbers)[0];
    level.ways = static_cast<int>((*numbers)[1]);
    level.lineBytes = static_cast<int>((*numbers)[2]);
    return level;
}

bool isSound(const memory::MemorySpec& spec)
{
    const base::Diagnostics findings = memory::validate(spec);
    for (const base::Diagnostic& finding : findings)
        fmt::print(stderr, "error: {}\n", base::fill(finding.message, finding.arguments));
    return findings.empty();
}

bool readLevels(const Options& options, formats::CacheRunSetup& setup)
{
    for (std::size_t i = 0; i < options.levels.size(); ++i) {
        if (options.levels[i].empty())
            continue;
        auto level = levelOption("--l" + std::to_string(i + 1), options.levels[i]);
        if (!level)
            return false;
        level->number = static_cast<int>(i) + 1;
        level->isInclusive = options.isInclusive;
        const std::array<std::string_view, 4> words{"lru", "plru", "fifo", "random"};
        for (std::size_t word = 0; word < words.size(); ++word) {
            if (options.replacement == words[word])
                level->replacement = static_cast<memory::Replacement>(word);
        }
        setup.memory.levels.push_back(*level);
    }
    if (setup.memory.levels.empty())
        fmt::print(stderr, "error: at least one of --l1, --l2 and --l3 is needed, such as --l1 32K:8:64\n");
    return !setup.memory.levels.empty();
}

/// The caches that the options describe; nothing after a message.
std::optional<formats::CacheRunSetup> setupOf(const Options& options)
{
    formats::CacheRunSetup setup;
    setup.isOptimal = options.replacement == "opt";
    setup.seed = options.seed;
    setup.memory.prefetchesNextLine = options.prefetches;
    setup.memory.classifiesMisses = options.classifies;
    if (!readLevels(options, setup))
        return std::nullopt;
    if (!options.tlb.empty()) {
        const auto numbers = geometryOption("--tlb", options.tlb, {0, 4, 4096});
        if (!numbers)
            return std::nullopt;
        setup.memory.tlb = memory::TlbSpec{
            static_cast<int>((*numbers)[0]), static_cast<int>((*numbers)[1]), (*numbers)[2], {}, true};
    }
    if (!isSound(setup.memory))
        return std::nullopt;
    if (!options.instructions.empty()) {
        setup.instructions = levelOption("--i1", options.instructions);
        if (!setup.instructions || !isSound({{*setup.instructions}, {}}))
            return std::nullopt;
        if (setup.instructions->lineBytes != setup.memory.levels.front().lineBytes) {
            fmt::print(stderr, "error: --i1 must have lines of the same size as the other caches\n");
            return std::nullopt;
        }
    }
    const bool needsOrder = options.prefetches || options.classifies || !options.tlb.empty();
    if (setup.isOptimal && (needsOrder || setup.instructions)) {
        fmt::print(stderr, "error: --replacement opt goes with --l1, --l2 and --l3 only\n");
        return std::nullopt;
    }
    return setup;
}

int runTrace(const Options& options, std::istream& stream)
{
    const auto setup = setupOf(options);
    if (!setup)
        return exitBadInput;
    formats::CacheRun run(*setup);
    formats::LackeyReader reader(stream);
    formats::TraceAccess access;
    while (reader.next(access)) {
        if (!run.access(access)) {
            fmt::print(stderr, "{}: error: --replacement opt can remember {} accesses, and the trace has more\n",
                       options.input, formats::mostOptimalAccesses);
            return exitBadInput;
        }
    }
    if (reader.fault() || stream.bad()) {
        if (reader.fault())
            printDiagnostics({*reader.fault()}, options.input);
        else
            fmt::print(stderr, "{}: error: reading the file failed\n", options.input);
        return exitBadInput;
    }
    run.finish();
    if (options.asJson)
        fmt::print("{}\n", run.json().dump(2));
    else
        fmt::print("{}", run.table());
    return exitDone;
}

int open(const Options& options)
{
    if (options.input == "-")
        return runTrace(options, std::cin);
    std::error_code error;
    std::ifstream file(options.input, std::ios::binary);
    if (!file || std::filesystem::is_directory(options.input, error)) {
        fmt::print(stderr, "{}: error: the file cannot be opened for reading\n", options.input);
        return exitBadInput;
    }
    return runTrace(options, file);
}

} // namespace

void addCache(CLI::App& app, int& exitCode)
{
    CLI::App* verb = app.add_subcommand("cache", "Send an address trace through caches");
    auto options = std::make_shared<Options>();
    verb->add_option("trace", options->input,
                     "What valgrind --tool=lackey --trace-mem=yes prints; - for standard input")
        ->required();
    verb->add_option("--l1", options->levels[0], "First level as SIZE:WAYS:LINE, such as 32K:8:64; WAYS may be full");
    verb->add_option("--l2", options->levels[1], "Second level");
    verb->add_option("--l3", options->levels[2], "Third level");
    verb->add_option("--i1", options->instructions, "A cache for instructions beside the first level");
    verb->add_option("--tlb", options->tlb, "A TLB as ENTRIES:WAYS:PAGE, such as 64:4:4K");
    verb->add_option("--replacement", options->replacement, "lru, plru, fifo, random or opt (default lru)")
        ->check(CLI::IsMember({"lru", "plru", "fifo", "random", "opt"}));
    verb->add_option("--seed", options->seed, "Seed of random replacement (default 1)");
    verb->add_flag("--inclusive", options->isInclusive, "Outer levels hold whatever the inner ones hold");
    verb->add_flag("--prefetch", options->prefetches, "A miss of the first level brings the next line along");
    verb->add_flag("--classify", options->classifies, "Tell misses apart: cold, capacity, conflict");
    verb->add_flag("--json", options->asJson, "Print JSON");
    verb->callback([options, &exitCode] { exitCode = open(*options); });
}

} // namespace threadway::cli
