// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "scenario/scenario.h"

namespace threadway::scenario {

/// The scenario whose conditions are all on again, with programs and locks rewritten so that those that were switched
/// off cannot hold (program/condition_rewrite.h): only mutexes are concerned. What cannot be rewritten safely stays as
/// it is and gives a warning, at its place in the file. Nothing if a program cannot be parsed.
base::Result<Scenario> withoutConditions(const Scenario& scenario);

} // namespace threadway::scenario
