// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/node_reader.h"
#include "scenario/scenario.h"

#include <yaml-cpp/emitter.h>

#include <vector>

namespace threadway::scenario {

/// Reads the `deadlock:` section.
DeadlockSpec readDeadlock(NodeReader& reader, const YamlNode& node);
/// Writes the section, unless it says nothing.
void writeDeadlock(YAML::Emitter& out, const DeadlockSpec& spec);

/// Reads the `claims:` of a thread.
std::vector<ClaimSpec> readClaims(NodeReader& reader, const YamlNode& node);
/// Writes them, if there are any.
void writeClaims(YAML::Emitter& out, const std::vector<ClaimSpec>& claims);

} // namespace threadway::scenario
