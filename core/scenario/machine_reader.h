// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/node_reader.h"
#include "scenario/scenario.h"

namespace threadway::scenario {

/// Reads the `machine:` section; a null node gives the default machine. Sets the reader's tick.
MachineSpec readMachine(NodeReader& reader, const YamlNode& node);

/// Reads a policy: its name alone, or a map of its name and parameters.
PolicySpec readPolicy(NodeReader& reader, const YamlNode& node);

/// Values of the section on their own. What costs and caches leave out is as given.
bool readQueuePerCore(NodeReader& reader, const YamlNode& node);
Placement readPlacement(NodeReader& reader, const YamlNode& node);
sched::Stealing readStealing(NodeReader& reader, const YamlNode& node);
int readCores(NodeReader& reader, const YamlNode& node);
std::optional<TopologySpec> readTopology(NodeReader& reader, const YamlNode& node);
/// Whether a thread keeps its core while a device serves it.
bool readHoldsCore(NodeReader& reader, const YamlNode& node);
CostSpec readCosts(NodeReader& reader, const YamlNode& node, CostSpec costs);
memory::MemorySpec readCaches(NodeReader& reader, const YamlNode& node, const memory::MemorySpec& model);
/// The largest cache, and the largest working set, in their unit.
inline constexpr std::int64_t mostSetUnits = 1'000'000'000;

/// Words of memory::Replacement in files, in its order.
std::span<const std::string_view> replacementWords();
/// Words of files for Placement, by value.
std::span<const std::string_view> placementWords();
/// Words of files for sched::Stealing, by value.
std::span<const std::string_view> stealingWords();
/// Words of files for whether a thread keeps its core while a device serves it: no, yes.
std::span<const std::string_view> waitingWords();

} // namespace threadway::scenario
