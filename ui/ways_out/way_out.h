// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario.h"

#include <QString>

#include <atomic>
#include <cstdint>
#include <optional>
#include <vector>

namespace threadway::ui {

/// A way out of deadlocks, to be compared with others: the scenario with it.
struct WayOut {
    QString name;
    scenario::Scenario scenario;
};

/// The scenario as it is, doing nothing, and each of the ways on its own.
std::vector<WayOut> waysOut(const scenario::Scenario& scenario);

/// What becomes of the scenario with a way out.
struct WayOutRow {
    QString name;
    bool isPossible = true; ///< the programs could be rewritten and run
    bool isComplete = false; ///< every schedule was tried
    bool canDeadlock = false; ///< some schedule that was tried does, untimed and without recovery
    std::string chance; ///< exact, if it is known
    std::size_t livelocks = 0;
    std::int64_t runs = 0; ///< timed runs on the machine, each with another seed
    std::int64_t deadlocked = 0; ///< of them, recovered from or not
    std::int64_t finished = 0;
};

/// Explores the way and lets it run many times.
WayOutRow tryOut(const WayOut& way, const std::atomic<bool>& isCancelled);

} // namespace threadway::ui
