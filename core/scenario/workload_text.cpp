// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/workload_text.h"

#include "scenario/distribution_text.h"
#include "scenario/policy_text.h"
#include "scenario/quantity.h"

#include <algorithm>
#include <limits>

namespace threadway::scenario {
namespace {

/// A program in double quotes on one line.
std::string quotedProgram(const std::string& program)
{
    std::string text = "\"";
    for (const char letter : program)
        text += letter == '\n' ? std::string("\\n") : std::string(1, letter);
    return text + "\"";
}

std::string generateSection(const WorkloadSpec& workload)
{
    std::string text;
    for (const auto& [key, value] : workloadEntries(workload))
        text += (text.empty() ? "" : ", ") + key + ": " + value;
    return "    generate: {" + text + "}\n";
}

std::string threadsSection(const WorkloadSpec& workload)
{
    std::string text = "    threads:\n";
    for (const ThreadSpec& thread : generatedThreads(workload)) {
        text += "      " + thread.name + ": {arrives: " + durationText(thread.arrival)
                + ", program: " + quotedProgram(thread.program) + "}\n";
    }
    return text;
}

} // namespace

WorkloadSpec readWorkload(NodeReader& reader, const YamlNode& node)
{
    WorkloadSpec workload;
    const auto number = [&reader](std::int64_t& target, std::int64_t least, std::int64_t most) {
        return [&reader, &target, least, most](const YamlNode& entry) {
            target = reader.integer(entry, least, most, target);
        };
    };
    const auto spans = [&reader](base::Distribution& target) {
        return [&reader, &target](const YamlNode& entry) { target = readDistribution(reader, entry); };
    };
    std::int64_t seed = 1;
    reader.readMap(node, {{"threads", number(workload.threads, 1, mostGeneratedThreads)},
                          {"seed", number(seed, 0, std::numeric_limits<std::int64_t>::max())},
                          {"gap", spans(workload.gap)},
                          {"burst", spans(workload.burst)},
                          {"bursts", number(workload.bursts, 1, mostGeneratedBursts)},
                          {"io", number(workload.ioPercent, 0, 99)}});
    workload.seed = static_cast<std::uint64_t>(seed);
    if (workload.threads * workload.bursts > mostBurstsInAll) {
        reader.error(node.position, "too-many", TW_TR("threads times bursts may be at most {0}"),
                     {std::to_string(mostBurstsInAll)});
        workload.bursts = 1;
    }
    return workload;
}

std::vector<std::pair<std::string, std::string>> workloadEntries(const WorkloadSpec& workload)
{
    std::vector<std::pair<std::string, std::string>> entries{{"threads", std::to_string(workload.threads)},
                                                             {"seed", std::to_string(workload.seed)}};
    if (workload.gap != WorkloadSpec().gap)
        entries.emplace_back("gap", distributionText(workload.gap));
    entries.emplace_back("burst", distributionText(workload.burst));
    if (workload.bursts != 1)
        entries.emplace_back("bursts", std::to_string(workload.bursts));
    if (workload.ioPercent != 0)
        entries.emplace_back("io", std::to_string(workload.ioPercent));
    return entries;
}

std::string workloadFile(const WorkloadSpec& workload, int cores, const PolicySpec& policy, bool isExpanded)
{
    return "threadway: 1\nid: workload\nmachine: {cores: " + std::to_string(cores) + ", policy: " + policyFlow(policy)
           + "}\nprocesses:\n  crowd:\n" + (isExpanded ? threadsSection(workload) : generateSection(workload));
}

std::size_t unchangedGenerated(const ProcessSpec& process)
{
    if (!process.workload)
        return 0;
    const std::vector<ThreadSpec> generated = generatedThreads(*process.workload);
    const bool isUnchanged = generated.size() <= process.threads.size()
                             && std::equal(generated.rbegin(), generated.rend(), process.threads.rbegin());
    return isUnchanged ? generated.size() : 0;
}

} // namespace threadway::scenario
