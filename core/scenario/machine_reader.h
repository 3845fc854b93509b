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

/// Words of files for Placement, by value.
std::span<const std::string_view> placementWords();

} // namespace threadway::scenario
