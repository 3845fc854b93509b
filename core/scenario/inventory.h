// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace threadway::scenario {

/// What exists once for each living process, and what once for each living thread.
struct Inventory {
    std::int64_t addressSpaces = 0;
    std::int64_t fileTables = 0;
    std::int64_t handlerTables = 0;
    std::int64_t stacks = 0;
    std::int64_t registerSets = 0;
    std::int64_t signalMasks = 0;

    void addProcess()
    {
        ++addressSpaces;
        ++fileTables;
        ++handlerTables;
    }
    void addThread()
    {
        ++stacks;
        ++registerSets;
        ++signalMasks;
    }
    bool operator==(const Inventory&) const = default;
};

} // namespace threadway::scenario
