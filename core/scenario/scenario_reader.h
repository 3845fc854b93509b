// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/node_reader.h"
#include "scenario/scenario.h"

#include <string_view>

namespace threadway::scenario {

/// Reads what is set up before a run out of a parsed file. `file` is its text: needed to tell where the lines of
/// programs stand. Keys of a file that set nothing up (`journal`, `variants`, ...) are left to others.
Scenario readScenario(NodeReader& reader, const YamlNode& root, std::string_view file);

} // namespace threadway::scenario
