// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "scenario/scenario.h"

#include <string>
#include <string_view>
#include <vector>

namespace threadway::scenario {

/// A policy in one line, as on the command line: "rr" or "rr:slice=2ms:accesses=0". Values are written as in files.
/// Durations without unit count in the tick. Findings have their column in the text.
base::Result<PolicySpec> parsePolicy(std::string_view text, SimTime tick);

/// Several of them, separated by commas: at least one.
base::Result<std::vector<PolicySpec>> parsePolicies(std::string_view text, SimTime tick);

/// The policy in one line; parameters that stand at their defaults are left out.
std::string policyText(const PolicySpec& policy);

/// The same as the value of `policy:` in a file: "rr" or "{name: rr, slice: 2ms}".
std::string policyFlow(const PolicySpec& policy);

} // namespace threadway::scenario
