// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Compares the explorer with SPIN: verdicts, and the number of states where no process can fault. Each comparison takes
// a second or two, for spin and the C compiler.
// Usage: threadway-spin-comparison [FIRST-SEED [COUNT]]: on all presets with their variants that Promela can say, and
// on COUNT (300) random programs. threadway-spin-comparison --short: on presets as they are, and a few random programs.
// Exit code 77: spin or a C compiler is missing.
#include "explore/exploration.h"
#include "formats/promela_export.h"
#include "scenario/presets.h"
#include "scenario/scenario_file.h"
#include "spin_check.h"
#include "support/random_programs.h"

#include <fmt/format.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace threadway;

constexpr std::size_t mostStates = 200'000;
constexpr std::size_t mostStatesInShort = 20'000;
constexpr std::size_t smallModel = 50'000; ///< states for which a quick checker is not worth making
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

class Comparison {
public:
    explicit Comparison(bool isShort) : m_isShort(isShort) {}

    /// False if the comparison cannot be made at all.
    bool compare(const std::string& name, std::string_view text, const std::optional<std::string>& variant = {})
    {
        const auto run = scenario::loadRun(text, variant);
        if (!run.isOk())
            return complain(name, "not a scenario");
        const auto model = formats::exportPromela(*run->blueprint);
        if (!model.isOk())
            return true;
        explore::GraphLimits limits;
        limits.states = m_isShort ? mostStatesInShort : mostStates;
        const explore::Exploration found = explore::explore(machine::World(run->blueprint), limits);
        if (!found.isComplete)
            return true;
        const auto verdict = cli::checkWithSpin(*model, found.states <= smallModel);
        if (!verdict)
            return complain(name, "spin failed");
        if (verdict->isLimited)
            return true;
        ++m_compared;
        m_sameStates += found.faults.empty() ? 1 : 0;
        if (const std::string what = difference(found, *verdict); !what.empty()) {
            ++m_differences;
            fmt::print("{}: {}\n{}", name, what, text);
        }
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
                if (!compare(fmt::format("{} {}", preset.name, variant), preset.text, variant))
                    return false;
            }
        }
        tell("presets");
        return true;
    }

    bool compareRandom(std::uint64_t first, std::uint64_t count)
    {
        for (std::uint64_t seed = first; seed < first + count; ++seed) {
            test::RandomPrograms random(seed, seed % 3 == 0, true);
            if (!compare(fmt::format("seed {}", seed), random.scenario()))
                return false;
        }
        tell("random programs");
        return true;
    }

    [[nodiscard]] bool isGood() const { return m_differences == 0 && m_compared > 0; }

private:
    static bool complain(const std::string& name, std::string_view what)
    {
        fmt::print("{}: {}\n", name, what);
        return false;
    }

    void tell(std::string_view what)
    {
        fmt::print("with {}: {} compared, in {} the number of states too; {} differ\n", what, m_compared, m_sameStates,
                   m_differences);
    }

    bool m_isShort;
    int m_compared = 0;
    int m_sameStates = 0;
    int m_differences = 0;
};

} // namespace

int main(int argc, char* argv[])
{
    const bool isShort = argc > 1 && std::string_view(argv[1]) == "--short";
    if (!cli::canCheckWithSpin()) {
        fmt::print("skipped: spin (Debian package \"spin\") or a C compiler (\"cc\") is missing\n");
        return missingTools;
    }
    const std::uint64_t first = argc > 1 && !isShort ? std::strtoull(argv[1], nullptr, 10) : 0;
    const std::uint64_t count = isShort ? 6 : argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 300;
    Comparison comparison(isShort);
    const bool isDone = comparison.comparePresets() && comparison.compareRandom(first, count);
    return isDone && comparison.isGood() ? 0 : 1;
}
