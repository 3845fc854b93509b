// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/node_reader.h"
#include "scenario/resource_spec.h"

#include <vector>

namespace threadway::scenario {

/// The section `ipc` of a file: channels by name.
std::vector<ChannelSpec> readChannels(NodeReader& reader, const YamlNode& node);
/// The section `handlers` of a process: what it does on which signal.
std::vector<HandlerSpec> readHandlers(NodeReader& reader, const YamlNode& node);

} // namespace threadway::scenario
