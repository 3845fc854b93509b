// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/exploring/exploration_job.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace threadway::ui {

/// The lists in which an answer is shown.
enum class FindingKind : std::uint8_t {
    Outcomes,
    Standstills, ///< deadlocks, and ends at which somebody is stuck
    Faults,
    Races,
    Livelocks,
};
inline constexpr int findingKinds = 5;

/// One thing that can happen, ready to be shown and played.
struct Finding {
    QStringList cells;
    double share = -1; ///< of all runs, by chance; negative if it is not known
    std::vector<ThreadId> schedule; ///< a shortest one that makes it happen
    std::optional<std::size_t> noReturnAfter; ///< steps of the schedule
    bool isBad = false;
    QString title; ///< of its account, and of its step of undo
};

/// Things of one kind, in the order of the exploration.
struct FindingList {
    QStringList headings;
    int chanceColumn = -1; ///< shown with a bar for Finding::share
    std::vector<Finding> findings;
    std::size_t total = 0; ///< with those that are left out
};

/// Longer lists are cut.
inline constexpr std::size_t mostFindings = 500;

/// How many things of the kind were found.
std::size_t findingCount(const explore::Exploration& found, FindingKind kind);
/// Whether the kind was looked for at all.
bool isLookedFor(const ExplorationResult& result, FindingKind kind);
FindingList findingsOf(const ExplorationResult& result, FindingKind kind);

} // namespace threadway::ui
