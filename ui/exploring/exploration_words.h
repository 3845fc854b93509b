// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/exploring/exploration_job.h"

#include <QString>
#include <QStringList>

/// What the program says of all possible runs, in the user's language.
namespace threadway::ui::exploration_words {

/// An exact number, with its digits in groups, or, if it is very long, about: "2.7 × 10^41".
QString count(const std::string& digits);
/// An exact fraction as a part of 1, near enough for a picture; 0 if empty.
double share(const std::string& fraction);
/// "1/2 (50 %)"; "about 12.3 %" where the fraction is very long; a dash if empty.
QString chance(const std::string& fraction);

/// How a run ends: "finished", "deadlock", "stuck", with a crash that came before.
QString end(const explore::Outcome& outcome);
/// What was printed, as one line; a dash if nothing was.
QString output(const scenario::Blueprint& blueprint, const explore::Outcome& outcome);
/// "balance = 2, n = 0"; only processes' names that are needed.
QString shared(const scenario::Blueprint& blueprint, const std::vector<program::Value>& values);
/// "assertion failed: n == 2".
QString fault(const scenario::Blueprint& blueprint, const explore::Fault& fault);
/// "line 3: n = n + 1"; empty if it is nowhere.
QString place(const scenario::Blueprint& blueprint, CoroutineId coroutine, std::int32_t statement);
/// Names of the threads, with commas.
QString threads(const scenario::Blueprint& blueprint, const std::vector<ThreadId>& threads);
/// "transfer-1 writes, line 3: n = n + 1".
QString access(const scenario::Blueprint& blueprint, const explore::RacingAccess& access);

/// The answer in a sentence or two: complete or not, how many schedules and outcomes, how likely a deadlock is.
QString headline(const ExplorationResult& result);
/// What it took: states, transitions, memory.
QString effort(const explore::Exploration& found);
/// "12,345 states, 3.2 MiB".
QString progress(const explore::Progress& progress);

/// What happens in each step of the schedule, a text each with the number of the step it is about.
struct Line {
    std::size_t step = 0;
    QString text;
};
QList<Line> account(const machine::World& start, const std::vector<ThreadId>& schedule);

} // namespace threadway::ui::exploration_words
