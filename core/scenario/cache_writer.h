// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memory/memory_spec.h"

namespace YAML {
class Emitter;
}

namespace threadway::scenario {

/// Writes the value of `caches` in full, so that no model is needed to read it.
void writeCaches(YAML::Emitter& out, const memory::MemorySpec& memory);

} // namespace threadway::scenario
