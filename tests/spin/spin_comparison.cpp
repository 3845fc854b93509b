// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Compares the explorer with SPIN on random programs: verdicts, and the number of states where no process can fault.
// Usage: threadway-spin-comparison [FIRST-SEED [COUNT]]. Each takes a second or two, for spin and the C compiler.
#include "explore/exploration.h"
#include "formats/promela_export.h"
#include "scenario/scenario_file.h"
#include "spin_check.h"
#include "support/random_programs.h"

#include <fmt/format.h>

#include <cstdlib>

namespace {

using namespace threadway;

constexpr std::size_t mostStates = 200'000;

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

} // namespace

int main(int argc, char* argv[])
{
    const std::uint64_t first = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 0;
    const std::uint64_t count = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 300;
    int compared = 0;
    int sameStates = 0;
    int differences = 0;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        const std::string text = test::RandomPrograms(seed, seed % 3 == 0).scenario();
        const auto run = scenario::loadRun(text);
        if (!run.isOk()) {
            fmt::print("seed {}: not a scenario\n{}", seed, text);
            return 1;
        }
        explore::GraphLimits limits;
        limits.states = mostStates;
        const explore::Exploration found = explore::explore(machine::World(run->blueprint), limits);
        const auto model = formats::exportPromela(*run->blueprint);
        if (!found.isComplete || !model.isOk())
            continue;
        const auto verdict = cli::checkWithSpin(*model);
        if (!verdict)
            return 1;
        if (verdict->isLimited)
            continue;
        ++compared;
        sameStates += found.faults.empty() ? 1 : 0;
        if (const std::string what = difference(found, *verdict); !what.empty()) {
            ++differences;
            fmt::print("seed {}: {}\n{}", seed, what, text);
        }
    }
    fmt::print("{} programs compared, in {} the number of states too; {} differ\n", compared, sameStates, differences);
    return differences == 0 && compared > 0 ? 0 : 1;
}
