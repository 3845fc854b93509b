// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/scheduler_game.h"

#include <QString>

/// What the game of being the scheduler says, in the user's language.
namespace threadway::ui::game_words {

/// The goal as the list of goals names it: "Make them deadlock".
QString goalName(explore::Goal::Kind kind);
/// What has to be brought about, in a sentence.
QString goalSentence(const scenario::Blueprint& blueprint, const explore::Goal& goal);
/// What was brought about.
QString reached(explore::Goal::Kind kind);

/// What the turn would do: of a thread that can step "reads n", "lock on A", or the statement as written, else why it
/// cannot; of a store buffer "n = 3 arrives"; of a coroutine that it wakes.
QString move(const machine::World& world, ThreadId turn, bool canStep);
/// The statement that the thread stands at, as written; empty if it has none.
QString statement(const machine::World& world, ThreadId thread);

/// The values that a text such as "1 x True" names, as `print` would show them. Nothing if no program of the scenario
/// has a text of that name, so that it cannot be printed.
std::optional<std::vector<program::Value>> readOutput(const scenario::Blueprint& blueprint, const QString& text);

} // namespace threadway::ui::game_words
