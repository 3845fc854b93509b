// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario.h"

#include <string>

namespace threadway::scenario {

/// The scenario as a file says it, every value of the machine written out. Reading it back gives an equal scenario.
std::string scenarioText(const Scenario& scenario);

} // namespace threadway::scenario
