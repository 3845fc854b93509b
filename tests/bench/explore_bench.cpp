// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// States a second of the explorer beside those of SPIN (spin -a, cc -O2 -DSAFETY -DNOREDUCE) on dining philosophers,
// in turn, best of several rounds, in one run. Usage: threadway-explore-bench [ROUNDS]. Exits with 1 if the explorer is
// slower or takes more memory for a state, 2 if spin or cc is missing.
#include "explore/state_graph.h"
#include "scenario/scenario_file.h"
#include "support/explored.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

namespace {

using namespace threadway;

struct Rate {
    double seconds = 1e9;
    double states = 0;
    double bytes = 0; ///< for a state
};

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The table as one would write it by hand for SPIN: as few and as simple steps as the explorer takes.
std::string model(int count)
{
    std::string text = fmt::format("byte f[{}];\n", count);
    for (int i = 0; i < count; ++i) {
        const int right = (i + 1) % count;
        text += fmt::format(
            "active proctype p{0}() {{\nL: atomic {{ f[{0}] == 0 -> f[{0}] = {2} }}\natomic {{ f[{1}] == 0 -> "
            "f[{1}] = {2} }}\nf[{1}] = 0;\natomic {{ f[{0}] = 0; goto L }}\n}}\n",
            i, right, i + 1);
    }
    return text;
}

std::string outputOf(const std::string& folder, const std::string& command)
{
    const std::string line = fmt::format("cd '{}' && {} >out.txt 2>&1", folder, command);
    const int code = std::system(line.c_str());
    std::ifstream file(folder + "/out.txt");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    if (code != 0) {
        fmt::print(stderr, "error: {} failed\n{}", command, text);
        std::exit(2);
    }
    return text;
}

double number(const std::string& text, const std::string& pattern)
{
    std::smatch match;
    return std::regex_search(text, match, std::regex(pattern)) ? std::stod(match[1]) : 0;
}

void runSpin(const std::string& folder, Rate& best)
{
    const auto start = std::chrono::steady_clock::now();
    const std::string text = outputOf(folder, "./pan -E -n -w20 -m2000000");
    // The clock of pan begins when its tables are there, which is fairer to it than ours.
    const double own = number(text, "elapsed time ([0-9.]+)");
    best.seconds = std::min(best.seconds, own > 0 ? own : secondsSince(start));
    best.states = number(text, "([0-9]+) states, stored");
    best.bytes = number(text, "as stored = ([0-9]+) byte") + number(text, "byte \\+ ([0-9]+) byte overhead");
    if (best.bytes == 0)
        best.bytes = number(text, "State-vector ([0-9]+) byte");
}

void runExplorer(const machine::World& world, unsigned workers, Rate& best)
{
    explore::GraphLimits limits;
    limits.states = 10'000'000;
    limits.keepsEdges = false;
    limits.workers = workers;
    const auto start = std::chrono::steady_clock::now();
    const explore::StateGraph graph = explore::buildGraph(world, limits);
    best.seconds = std::min(best.seconds, secondsSince(start));
    best.states = static_cast<double>(graph.states());
    best.bytes = static_cast<double>(graph.bytes()) / best.states;
}

void print(const char* who, const Rate& rate)
{
    fmt::print("  {:<22} {:>8.0f} states  {:>8.4f} s  {:>10.0f} states/s  {:>5.1f} bytes/state\n", who, rate.states,
               rate.seconds, rate.states / rate.seconds, rate.bytes);
}

bool compare(int philosophers, int rounds)
{
    std::string folder = (std::filesystem::temp_directory_path() / "threadway-bench-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr)
        std::exit(2);
    std::ofstream(folder + "/model.pml") << model(philosophers);
    outputOf(folder, "spin -a model.pml");
    outputOf(folder, "cc -O2 -DSAFETY -DNOREDUCE -o pan pan.c");
    const auto run = scenario::loadRun(test::philosophers(philosophers, true));
    const machine::World world(run->blueprint);
    Rate spin;
    Rate one;
    Rate all;
    for (int i = 0; i < rounds; ++i) {
        runSpin(folder, spin);
        runExplorer(world, 1, one);
        runExplorer(world, 0, all);
    }
    std::filesystem::remove_all(folder);
    fmt::print("{} philosophers, best of {}\n", philosophers, rounds);
    print("spin -a, cc -O2", spin);
    print("explorer, 1 worker", one);
    print("explorer, all workers", all);
    const double best = std::min(one.seconds, all.seconds);
    return spin.states == all.states && best <= spin.seconds && all.bytes <= spin.bytes;
}

} // namespace

int main(int argc, char* argv[])
{
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 5;
    const bool isEight = compare(8, rounds);
    const bool isTen = compare(10, rounds);
    return isEight && isTen ? 0 : 1;
}
