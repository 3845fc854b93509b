// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "scenario/blueprint.h"

namespace threadway::scenario {

/// Makes a scenario ready to run: resolves names, compiles programs, gives addresses. Findings stand where the file
/// it was read from has the fault, as far as the scenario knows (see ProgramOrigin).
base::Result<BlueprintPtr> makeBlueprint(const Scenario& scenario);

} // namespace threadway::scenario
