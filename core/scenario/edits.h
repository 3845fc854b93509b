// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "scenario/scenario.h"

namespace threadway::scenario {

/// The scenario with every program rewritten so that it takes locks in one order, the order in which the scenario
/// declares them: no ring of waiting can close any more. A program that cannot be rewritten safely stays as it is
/// and gives a warning. Nothing if a program cannot be parsed.
base::Result<Scenario> withLockOrder(const Scenario& scenario);

} // namespace threadway::scenario
