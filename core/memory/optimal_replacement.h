// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memory/memory_spec.h"

#include <cstdint>
#include <vector>

namespace threadway::memory {

/// Which references miss a cache that knows the future and evicts the line whose next use is farthest away, the
/// best that any replacement can do (Belady 1966, Mattson et al. 1970, "OPT"). By reference: 1 if it misses. The
/// replacement of the spec plays no part.
std::vector<std::uint8_t> optimalMisses(const CacheLevelSpec& spec, const std::vector<std::uint64_t>& lines);

} // namespace threadway::memory
