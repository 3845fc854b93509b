// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/distribution.h"
#include "scenario/node_reader.h"

#include <string>

namespace threadway::scenario {

/// Reads a distribution: "fixed 2ms" (or "2ms" alone), "uniform 1ms 3ms", "exponential 2ms", "bimodal 1ms 20ms 10%",
/// "heavy-tail 1ms 1s 1.5". Durations without unit count in the reader's tick.
base::Distribution readDistribution(NodeReader& reader, const YamlNode& node);

/// The distribution as files write it.
std::string distributionText(const base::Distribution& distribution);

} // namespace threadway::scenario
