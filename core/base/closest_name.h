// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace threadway::base {

/// The name most like the given one, for "did you mean": at most a third of its letters differ (Levenshtein
/// distance, transpositions not counted as one). Empty if none is near.
std::string closestName(std::string_view name, const std::vector<std::string>& candidates);

} // namespace threadway::base
