// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/resource_spec.h"

#include <vector>

namespace YAML {
class Emitter;
}

namespace threadway::scenario {

/// Writes the section `ipc`, if there is any channel.
void writeChannels(YAML::Emitter& out, const std::vector<ChannelSpec>& channels);
/// Writes the section `handlers` of a process, if there is any.
void writeHandlers(YAML::Emitter& out, const std::vector<HandlerSpec>& handlers);

} // namespace threadway::scenario
