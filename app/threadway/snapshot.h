// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace threadway::ui {
class MainWindow;
}

namespace threadway::app {

struct Options;

/// Moves the playhead to where the options say, writes the picture and the description they ask for, and returns the
/// exit code of the program.
int takeSnapshot(ui::MainWindow& window, const Options& options);

/// Plays from the instant that the options name, or, if they ask for it, into a deadlock.
void drive(ui::MainWindow& window, const Options& options);

/// Moves the playhead of a window on the screen to where the options say, without playing, and writes the description
/// they ask for once that is shown.
void showPaused(ui::MainWindow& window, const Options& options);

} // namespace threadway::app
