// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario.h"

#include <optional>
#include <string_view>
#include <vector>

namespace threadway::scenario {

/// Names of the ready-made machines that a file may start from (`model: ...`): "realistic" (costs measured on a real
/// kernel, the default), "reference" (the course's reference model: every step, hit and miss counted in ticks, no
/// switch costs), "teaching" (unit costs for everything) and "free" (nothing costs anything, no caches).
std::vector<std::string_view> machineModels();

/// The machine of that name; costs in ticks count in the given tick. Nothing if there is none.
std::optional<MachineSpec> machineModel(std::string_view name, SimTime tick);

} // namespace threadway::scenario
