// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/machine_change.h"

#include <string>

namespace threadway::scenario {

/// The scenario as a file says it, every value of the machine written out. Reading it back gives an equal scenario.
std::string scenarioText(const Scenario& scenario);

/// What changes, as entries of the map that an act of the journal is: "policy: {name: rr}, cores: 4".
std::string changeText(const ChangeMachine& change);

} // namespace threadway::scenario
