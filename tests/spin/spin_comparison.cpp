// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Compares the explorer with SPIN: verdicts, and the number of states where no process can fault. Each comparison takes
// a second or two, for spin and the C compiler; models that are the same are checked once.
// Usage: threadway-spin-comparison [FIRST-SEED [COUNT]]: on all presets with their variants that Promela can say,
// coroutines as written and as threads, and on COUNT (300) random programs of threads, as many with coroutines and as
// many of processes that fork, with what each comparison came to. threadway-spin-comparison --short: on presets as they
// are, and a few random programs. threadway-spin-comparison --seeds FIRST COUNT: on random programs alone.
// threadway-spin-comparison --presets [STATES]: on presets alone, and on smaller ones in place of those that have more
// states than STATES (200000).
// Exit code 77: spin or a C compiler is missing.
#include "explore/exploration.h"
#include "explore/program_mode.h"
#include "formats/promela_export.h"
#include "scenario/crew.h"
#include "scenario/presets.h"
#include "scenario/scenario_file.h"
#include "smaller_presets.h"
#include "spin_check.h"
#include "support/random_programs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace threadway;

constexpr std::size_t mostStates = 200'000;
constexpr std::size_t mostStatesOfRandom = 30'000;
constexpr std::size_t mostStatesInShort = 20'000;
constexpr std::size_t mostStatesOfSmaller = 1'000'000;
constexpr std::size_t smallModel = 50'000; ///< states for which a quick checker is not worth making
constexpr std::size_t megabytes = 4096; ///< for one checker
constexpr std::size_t usualDepth = 1'000'000;
constexpr std::size_t piecesOfState = 12; ///< of a path, where there are many states
constexpr int missingTools = 77;

/// What differs, in words; empty if nothing does.
std::string difference(const explore::Exploration& found, const cli::SpinVerdict& verdict)
{
    bool isStanding = false;
    for (const explore::Outcome& outcome : found.outcomes)
        isStanding = isStanding || outcome.end != explore::End::Finished;
    if (verdict.hasFault != !found.faults.empty())
        return fmt::format("fault: spin {}, explorer {}", verdict.hasFault, !found.faults.empty());
    if (verdict.hasStandstill != isStanding)
        return fmt::format("standstill: spin {}, explorer {}", verdict.hasStandstill, isStanding);
    if (found.faults.empty() && verdict.states != found.states)
        return fmt::format("states: spin {}, explorer {}", verdict.states, found.states);
    return {};
}

/// How many comparisons came to what.
struct Tally {
    int compared = 0;
    int sameStates = 0; ///< of these, with numbers of states
    int differing = 0;
    int refused = 0; ///< Promela cannot say them
    int tooLarge = 0; ///< for the explorer's bound, or Promela's numbers
};

class Comparison {
public:
    Comparison(bool isShort, std::size_t states) : m_isShort(isShort), m_states(states) {}

    /// False if the comparison cannot be made at all. With `asThreads` coroutines are threads of their own.
    bool compare(const std::string& name, std::string_view text, const std::optional<std::string>& variant = {},
                 bool asThreads = false)
    {
        const auto run = scenario::loadRun(text, variant);
        if (!run.isOk())
            return complain(name, "not a scenario");
        const auto mode = asThreads ? explore::ProgramMode::Threads : explore::ProgramMode::AsWritten;
        const auto blueprint = explore::blueprintFor(mode, run->blueprint);
        if (!blueprint.isOk())
            return note(name, m_tally.refused, blueprint.diagnostics.front().code);
        const auto model = formats::exportPromela(**blueprint);
        if (!model.isOk())
            return note(name, m_tally.refused, model.diagnostics.front().code);
        explore::GraphLimits limits;
        limits.states = m_states;
        const explore::Exploration found = explore::explore(machine::World(*blueprint), limits);
        if (!found.isComplete)
            return note(name, m_tally.tooLarge, "too many states");
        const auto verdict = check(*model, found.states);
        if (!verdict)
            return complain(name, "spin failed");
        if (verdict->isLimited)
            return note(name, m_tally.tooLarge, "numbers too large, or too deep");
        ++m_tally.compared;
        m_tally.sameStates += found.faults.empty() ? 1 : 0;
        const std::string what = difference(found, *verdict);
        if (what.empty())
            return note(name, fmt::format("{} states, the same", found.states));
        ++m_tally.differing;
        fmt::print("{}: {}\n{}", name, what, text);
        return true;
    }

    bool comparePresets()
    {
        for (const base::EmbeddedFile& preset : scenario::presetFiles()) {
            const auto run = scenario::loadRun(preset.text);
            std::vector<std::string> variants{""};
            for (const scenario::VariantInfo& variant :
                 run.isOk() ? run->file.variants : std::vector<scenario::VariantInfo>()) {
                if (!m_isShort)
                    variants.push_back(variant.name);
            }
            for (const std::string& variant : variants) {
                if (!compareModes(fmt::format("{} {}", preset.name, variant), preset.text, variant))
                    return false;
            }
        }
        return tell("presets");
    }

    bool compareSmaller()
    {
        for (const test::SmallerPreset& smaller : test::smallerPresets()) {
            const std::string text = smaller.of(scenario::findPreset(smaller.preset)->text);
            const auto run = scenario::loadRun(text);
            if (!run.isOk())
                return complain(smaller.preset, "not a scenario once smaller");
            std::vector<std::string> variants{""};
            for (const scenario::VariantInfo& variant : run->file.variants)
                variants.push_back(variant.name);
            for (const std::string& variant : variants) {
                if (!compareModes(fmt::format("{} {} with {}", smaller.preset, variant, smaller.what), text, variant))
                    return false;
            }
        }
        return tell("smaller presets");
    }

    bool compareRandom(std::uint64_t first, std::uint64_t count)
    {
        for (std::uint64_t seed = first; seed < first + count; ++seed) {
            test::RandomPrograms random(seed, seed % 3 == 0, true, seed % 2 == 1);
            std::string text = random.scenario();
            if (seed % 4 == 1)
                text.replace(text.find("model: free"), 11,
                             "model: free, memory-model: tso, store-buffer: {entries: 2}");
            if (!compare(fmt::format("seed {}", seed), text))
                return false;
        }
        return tell("random programs");
    }

    bool compareCarpools(std::uint64_t first, std::uint64_t count)
    {
        for (std::uint64_t seed = first; seed < first + count; ++seed) {
            const int workers = seed % 2 == 0 ? 1 : 2;
            const std::string text = test::RandomPrograms(seed, seed % 3 == 0, true, true).carpool(workers);
            if (!compare(fmt::format("seed {} with coroutines of {}", seed, workers), text))
                return false;
        }
        return tell("random programs with coroutines");
    }

    bool compareFamilies(std::uint64_t first, std::uint64_t count)
    {
        for (std::uint64_t seed = first; seed < first + count; ++seed) {
            const std::string text = test::RandomPrograms(seed, seed % 3 == 0).family();
            if (!compare(fmt::format("seed {} with forks", seed), text))
                return false;
        }
        return tell("random programs that fork");
    }

    [[nodiscard]] bool isGood() const { return m_tally.differing == 0 && m_tally.compared > 0; }

private:
    bool compareModes(const std::string& name, std::string_view text, const std::string& variant)
    {
        return compare(name + ", as threads", text, variant, true)
               && (!hasCoroutines(text, variant) || compare(name + ", as written", text, variant, false));
    }

    static bool hasCoroutines(std::string_view text, const std::string& variant)
    {
        const auto run = scenario::loadRun(text, variant);
        for (std::size_t i = 0; run.isOk() && i < run->blueprint->threads.size(); ++i) {
            if (scenario::carriesSeveral(*run->blueprint, ThreadId(i)))
                return true;
        }
        return false;
    }

    std::optional<cli::SpinVerdict> check(const formats::PromelaModel& model, std::size_t states)
    {
        const auto known = m_known.find(model.text);
        if (known != m_known.end())
            return known->second;
        auto verdict = cli::checkWithSpin(model, {.isQuick = states <= smallModel,
                                                  .wantsTrail = false,
                                                  .memory = megabytes,
                                                  .states = states,
                                                  .deepest = std::max(usualDepth, states * piecesOfState)});
        if (verdict)
            m_known.emplace(model.text, *verdict);
        return verdict;
    }

    static bool complain(std::string_view name, std::string_view what)
    {
        fmt::print("{}: {}\n", name, what);
        return false;
    }

    bool note(const std::string& name, int& count, std::string_view why)
    {
        ++count;
        return note(name, fmt::format("left out: {}", why));
    }

    [[nodiscard]] bool note(const std::string& name, const std::string& what) const
    {
        if (m_isShort)
            return true;
        fmt::print("{}: {}\n", name, what);
        std::fflush(stdout);
        return true;
    }

    bool tell(std::string_view what)
    {
        fmt::print(
            "{}: {} compared, in {} the number of states too; {} differ; left out: {} that Promela cannot say, {} "
            "too large\n",
            what, m_tally.compared, m_tally.sameStates, m_tally.differing, m_tally.refused, m_tally.tooLarge);
        std::fflush(stdout);
        return true;
    }

    bool m_isShort;
    std::size_t m_states; ///< that the explorer looks at, at most
    Tally m_tally;
    std::map<std::string, cli::SpinVerdict> m_known; ///< by model
};

std::uint64_t numberOf(const std::vector<std::string_view>& words, std::size_t place, std::uint64_t otherwise)
{
    return place < words.size() ? std::strtoull(words[place].data(), nullptr, 10) : otherwise;
}

} // namespace

int main(int argc, char* argv[])
{
    std::vector<std::string_view> words(argv + 1, argv + argc);
    const bool isShort = !words.empty() && words.front() == "--short";
    const bool isRandomAlone = !words.empty() && words.front() == "--seeds";
    const bool isPresetsAlone = !words.empty() && words.front() == "--presets";
    if (isShort || isRandomAlone || isPresetsAlone)
        words.erase(words.begin());
    if (!cli::canCheckWithSpin()) {
        fmt::print("skipped: spin (Debian package \"spin\") or a C compiler (\"cc\") is missing\n");
        return missingTools;
    }
    const std::size_t mostOfPresets = isPresetsAlone ? numberOf(words, 0, mostStates) : mostStates;
    Comparison presets(isShort, isShort ? mostStatesInShort : mostOfPresets);
    Comparison smaller(isShort, mostStatesOfSmaller);
    const bool comparesPresets = !isRandomAlone;
    if (comparesPresets && !(presets.comparePresets() && (isShort || smaller.compareSmaller())))
        return 1;
    if (isPresetsAlone)
        return presets.isGood() && smaller.isGood() ? 0 : 1;
    const std::size_t mostOfRandom = isShort ? mostStatesInShort : mostStatesOfRandom;
    Comparison random(isShort, mostOfRandom);
    Comparison carpools(isShort, mostOfRandom);
    Comparison families(isShort, mostOfRandom);
    const std::uint64_t first = numberOf(words, 0, 0);
    const bool isDone = random.compareRandom(first, numberOf(words, 1, isShort ? 4 : 300))
                        && carpools.compareCarpools(first, numberOf(words, 1, isShort ? 2 : 300))
                        && families.compareFamilies(first, numberOf(words, 1, isShort ? 2 : 300));
    const bool areGood = !comparesPresets || (presets.isGood() && (isShort || smaller.isGood()));
    return isDone && areGood && random.isGood() && carpools.isGood() && families.isGood() ? 0 : 1;
}
