// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace threadway::base {

/// The candidate most like the name, if one is like enough to be meant: at most a third of its letters
/// inserted, dropped, replaced or swapped with their neighbour. "" if there is none.
std::string mostAlike(std::string_view name, const std::vector<std::string>& candidates);

} // namespace threadway::base
