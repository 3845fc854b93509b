// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/slice.h"

#include <cstdint>
#include <span>
#include <vector>

namespace threadway::trace {

/// Appends slices of one row to the bytes, without loss: of each only what the ones before do not tell. The start of
/// the first one is not written.
void packSlices(std::span<const Slice> slices, std::vector<std::uint8_t>& bytes);

/// The slices that packSlices() wrote from there on; `slices` must have as many.
void unpackSlices(const std::uint8_t* at, SimTime start, std::span<Slice> slices);

} // namespace threadway::trace
