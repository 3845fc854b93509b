// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/blueprint_builder.h"
#include "scenario/command.h"
#include "scenario/scenario.h"

#include <functional>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace threadway::test {

/// A scenario and what is done while it runs.
struct Trial {
    scenario::Scenario scenario;
    scenario::Journal journal;
};

/// What is wrong with a trial, in words; empty if nothing is.
using Judge = std::function<std::vector<std::string>(const Trial&)>;

/// Makes a trial that fails smaller, piece by piece, as long as it goes on failing (delta debugging with pieces of
/// one): acts of the journal, processes, threads, coroutines, lines of programs, cores, costs.
class Shrinker {
public:
    explicit Shrinker(Judge judge) : m_judge(std::move(judge)) {}

    Trial shrink(Trial trial)
    {
        for (bool wasSmaller = true; wasSmaller && m_tries < mostTries;) {
            wasSmaller = false;
            for (const Trial& candidate : candidates(trial)) {
                if (!fails(candidate))
                    continue;
                trial = candidate;
                wasSmaller = true;
                break;
            }
        }
        return trial;
    }

private:
    static constexpr int mostTries = 3000;

    /// Commands name threads and processes by number, so that some candidates mean nothing: those do not count.
    bool fails(const Trial& trial)
    {
        ++m_tries;
        return scenario::makeBlueprint(trial.scenario).isOk() && !m_judge(trial).empty();
    }

    static std::vector<std::string> linesOf(const std::string& text)
    {
        std::vector<std::string> lines;
        std::istringstream stream(text);
        for (std::string line; std::getline(stream, line);)
            lines.push_back(line);
        return lines;
    }

    /// The program without one line and the lines that stand deeper below it, for each line.
    static std::vector<std::string> shorter(const std::string& program)
    {
        const std::vector<std::string> lines = linesOf(program);
        const auto depth = [](const std::string& line) { return line.find_first_not_of(' '); };
        std::vector<std::string> result;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            std::size_t end = i + 1;
            while (end < lines.size() && depth(lines[end]) > depth(lines[i]))
                ++end;
            std::string text;
            for (std::size_t k = 0; k < lines.size(); ++k)
                text += k >= i && k < end ? "" : lines[k] + "\n";
            result.push_back(text);
        }
        return result;
    }

    static void addPrograms(std::vector<Trial>& result, const Trial& trial, std::size_t p, std::size_t t)
    {
        const scenario::ThreadSpec& thread = trial.scenario.processes[p].threads[t];
        const auto with = [&](auto change) {
            Trial smaller = trial;
            change(smaller.scenario.processes[p].threads[t]);
            result.push_back(std::move(smaller));
        };
        for (const std::string& text : shorter(thread.program))
            with([&](scenario::ThreadSpec& changed) { changed.program = text; });
        for (std::size_t c = 0; c < thread.coroutines.size(); ++c) {
            if (thread.coroutines.size() > 1)
                with([&](scenario::ThreadSpec& changed) {
                    changed.coroutines.erase(changed.coroutines.begin() + static_cast<std::ptrdiff_t>(c));
                });
            for (const std::string& text : shorter(thread.coroutines[c].program))
                with([&](scenario::ThreadSpec& changed) { changed.coroutines[c].program = text; });
        }
        if (thread.arrival.ns != 0)
            with([](scenario::ThreadSpec& changed) { changed.arrival = {}; });
        if (thread.affinity != CoreMask::all())
            with([](scenario::ThreadSpec& changed) { changed.affinity = CoreMask::all(); });
    }

    static void addMachines(std::vector<Trial>& result, const Trial& trial)
    {
        const auto with = [&](auto change) {
            Trial smaller = trial;
            change(smaller.scenario.machine);
            if (!(smaller.scenario == trial.scenario))
                result.push_back(std::move(smaller));
        };
        with([](scenario::MachineSpec& machine) { machine.memory = {}; });
        with([](scenario::MachineSpec& machine) { machine.costs = {}; });
        with([](scenario::MachineSpec& machine) { machine.policy.parameters = {}; });
        with([](scenario::MachineSpec& machine) { machine.queuePerCore = false; });
        with([](scenario::MachineSpec& machine) { machine.placement = scenario::Placement::Sticky; });
        if (trial.scenario.machine.cores > 1)
            with([](scenario::MachineSpec& machine) { --machine.cores; });
    }

    static std::vector<Trial> candidates(const Trial& trial)
    {
        std::vector<Trial> result;
        for (std::size_t i = 0; i < trial.journal.size(); ++i) {
            result.push_back(trial);
            result.back().journal.erase(result.back().journal.begin() + static_cast<std::ptrdiff_t>(i));
        }
        // Numbers of threads in the journal would mean others, so only the last ones may go.
        const bool isFree = trial.journal.empty();
        const auto& processes = trial.scenario.processes;
        for (std::size_t p = 0; p < processes.size(); ++p) {
            if (isFree && processes.size() > 1) {
                result.push_back(trial);
                auto& kept = result.back().scenario.processes;
                kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(p));
            }
            for (std::size_t t = 0; t < processes[p].threads.size(); ++t) {
                if (isFree && processes[p].threads.size() > 1) {
                    result.push_back(trial);
                    auto& kept = result.back().scenario.processes[p].threads;
                    kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(t));
                }
                addPrograms(result, trial, p, t);
            }
        }
        addMachines(result, trial);
        return result;
    }

    Judge m_judge;
    int m_tries = 0;
};

} // namespace threadway::test
