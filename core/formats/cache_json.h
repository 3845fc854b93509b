// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memory/memory_spec.h"
#include "trace/state.h"

#include <nlohmann/json_fwd.hpp>

#include <array>

namespace threadway::formats {

/// Hits in percent of all accesses; 0 if there were none.
double hitPercent(const trace::CacheCount& count);

/// What the levels of cache counted, as a list of objects; keys as docs/command-line.md lists them. Only what the
/// memory has is told: kinds of misses if they are told apart, and so on.
nlohmann::ordered_json cachesJson(const std::array<trace::CacheCount, 3>& caches, const memory::MemorySpec& memory);

} // namespace threadway::formats
