// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "input.h"
#include "verbs.h"

#include "scenario/distribution_text.h"
#include "scenario/policy_text.h"
#include "scenario/workload_text.h"

#include <fmt/format.h>

#include <limits>
#include <memory>

namespace threadway::cli {
namespace {

using scenario::WorkloadSpec;

constexpr SimTime tick{1'000'000};

struct Options {
    WorkloadSpec workload;
    std::string gap = "fixed 0ms";
    std::string burst = "fixed 10ms";
    std::string policy = "rr";
    int cores = 2;
    bool isExpanded = false;
};

/// Reads one option as the value of a file would be read; false after a message.
bool readInto(base::Distribution& distribution, const std::string& option, const std::string& text)
{
    base::Diagnostics diagnostics;
    scenario::NodeReader reader(diagnostics);
    reader.setTick(tick);
    scenario::YamlNode node;
    node.kind = scenario::YamlNode::Kind::Scalar;
    node.scalar = text;
    distribution = scenario::readDistribution(reader, node);
    printDiagnostics(diagnostics, option);
    return diagnostics.empty();
}

int generate(Options options)
{
    WorkloadSpec& workload = options.workload;
    const auto policy = scenario::parsePolicy(options.policy, tick);
    printDiagnostics(policy.diagnostics, "--policy");
    const bool areGood
        = readInto(workload.gap, "--gap", options.gap) && readInto(workload.burst, "--burst", options.burst);
    if (!policy.isOk() || !areGood)
        return exitBadInput;
    if (workload.threads * workload.bursts > scenario::mostBurstsInAll) {
        fmt::print(stderr, "error: --threads times --bursts may be at most {}\n", scenario::mostBurstsInAll);
        return exitBadInput;
    }
    const std::string text = scenario::workloadFile(workload, options.cores, *policy, options.isExpanded);
    if (text.size() > scenario::mostFileBytes) {
        fmt::print(stderr, "error: so many threads do not fit a file one by one; leave out --expand\n");
        return exitBadInput;
    }
    fmt::print("{}", text);
    return exitDone;
}

} // namespace

void addGenerate(CLI::App& app, int& exitCode)
{
    CLI::App* verb = app.add_subcommand("generate", "Print a scenario with a random workload");
    auto options = std::make_shared<Options>();
    verb->add_option("--threads", options->workload.threads, "How many threads (default 10)")
        ->check(CLI::Range(std::int64_t{1}, scenario::mostGeneratedThreads));
    verb->add_option("--gap", options->gap, "From one arrival to the next, such as \"exponential 2ms\" (default 0ms)");
    verb->add_option("--burst", options->burst, "A burst of CPU time, such as \"bimodal 1ms 20ms 10%\" (default 10ms)");
    verb->add_option("--bursts", options->workload.bursts, "Bursts of a thread (default 1)")
        ->check(CLI::Range(std::int64_t{1}, scenario::mostGeneratedBursts));
    verb->add_option("--io", options->workload.ioPercent, "Percent of a thread's time spent between bursts (default 0)")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{99}));
    verb->add_option("--seed", options->workload.seed, "Seed of the draws (default 1)")
        ->check(CLI::Range(std::uint64_t{0}, static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())));
    verb->add_option("--cores", options->cores, "Cores of the machine (default 2)")->check(CLI::Range(1, maximumCores));
    verb->add_option("--policy", options->policy, "Scheduling policy, such as rr:slice=2ms (default rr)");
    verb->add_flag("--expand", options->isExpanded, "Write each thread by itself");
    verb->callback([options, &exitCode] { exitCode = generate(*options); });
}

} // namespace threadway::cli
