// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario.h"

namespace YAML {
class Emitter;
}

namespace threadway::scenario {

/// Writes the key `machine` in full, so that no model is needed to read it.
void writeMachine(YAML::Emitter& out, const MachineSpec& machine);

} // namespace threadway::scenario
