// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/exploration.h"

#include <nlohmann/json.hpp>

namespace threadway::cli {

/// What the verb explore prints with --json. `start` is what was explored; accounts are added if asked for.
nlohmann::ordered_json explorationJson(const machine::World& start, const explore::Exploration& found,
                                       bool withAccounts);

/// The same as lines to read.
void printExploration(const nlohmann::ordered_json& json);

} // namespace threadway::cli
