// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sim_time.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>
#include <string>

namespace threadway::app {

/// What the command line of the desktop program asks for.
struct Options {
    QString preset = QStringLiteral("two-way-six");
    QString file;
    std::optional<std::string> variant;
    QString language;
    QString theme;
    QSize size;
    QString screenshot; ///< write a picture of the window here and end
    QString description; ///< write what the window shows, as JSON, here
    SimTime at; ///< where the playhead stands for them
    QString dock; ///< to be brought to the front
    bool steersIntoDeadlock = false; ///< press "Trigger Deadlock" first
    bool endsAfterFirstFrame = false; ///< for measuring the start

    bool startsPaused = false; ///< at that instant; a description is then written without ending the program

    /// Whether the program only writes what it would show.
    [[nodiscard]] bool isSnapshot() const { return !startsPaused && (!screenshot.isEmpty() || !description.isEmpty()); }
};

/// Reads the arguments. Nothing after a message on standard error if they make no sense.
std::optional<Options> readOptions(const QStringList& arguments);

} // namespace threadway::app
