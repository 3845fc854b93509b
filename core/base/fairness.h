// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/fraction.h"

#include <cstdint>
#include <span>

namespace threadway::base {

/// Jain's fairness index of shares that are not negative (Jain, Chiu, Hawe 1984, DEC-TR-301): the square of their sum
/// over their number times the sum of their squares. 1 if all are equal, 1/n if one of n has everything; 1 also if
/// there are none or all are 0. Exact, unless the fraction does not fit 64 bits: then the terms are cut to 62 bits.
Fraction jainIndex(std::span<const std::int64_t> shares);

} // namespace threadway::base
