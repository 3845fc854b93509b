// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/dock.h"

#include <algorithm>
#include <vector>

namespace threadway::ui {

std::span<const DockInfo* const> docks()
{
    static const std::vector<const DockInfo*> byRank = [] {
        const auto found = registeredDocks();
        std::vector<const DockInfo*> sorted(found.begin(), found.end());
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const DockInfo* a, const DockInfo* b) { return a->rank < b->rank; });
        return sorted;
    }();
    return byRank;
}

} // namespace threadway::ui
