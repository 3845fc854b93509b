// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/node_reader.h"
#include "scenario/scenario.h"
#include "scenario/workload.h"

#include <string>
#include <utility>
#include <vector>

namespace threadway::scenario {

/// Reads the `generate:` section of a process.
WorkloadSpec readWorkload(NodeReader& reader, const YamlNode& node);

/// The section's entries, in the order in which files show them.
std::vector<std::pair<std::string, std::string>> workloadEntries(const WorkloadSpec& workload);

/// A scenario file with one process of such threads: its section, or with `isExpanded` each thread by itself.
std::string workloadFile(const WorkloadSpec& workload, int cores, const PolicySpec& policy, bool isExpanded);

/// How many threads at the end of the process are just what its workload generates: those need not be written. 0 if
/// they were changed since, so that every thread must be written and the workload must not.
std::size_t unchangedGenerated(const ProcessSpec& process);

} // namespace threadway::scenario
