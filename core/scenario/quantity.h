// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sim_time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace threadway::scenario {

/// A duration as files write it: "2ms", "1.5 us", "40" (in ticks). Nothing if it is none, is negative, is no whole
/// number of nanoseconds, or is longer than longestSpan.
std::optional<SimTime> parseDuration(std::string_view text, SimTime tick);
/// The duration in the largest unit that writes it exactly: "2ms", "1.5ms", "0ns".
std::string durationText(SimTime duration);

/// A number of bytes: "64", "32K", "1M", "2G" (powers of 1024). Nothing if it is none.
std::optional<std::int64_t> parseSize(std::string_view text);
/// The size in the largest unit that divides it.
std::string sizeText(std::int64_t bytes);

/// A whole number. Nothing if the text is anything else or does not fit 64 bits.
std::optional<std::int64_t> parseInteger(std::string_view text);

} // namespace threadway::scenario
