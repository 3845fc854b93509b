// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/icons.h"

#include <Qt>
#include <QtGlobal>

#include <span>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace threadway::ui {

class ActionTable;
class DockHost;
class Document;
class JournalPort;
class Player;
class Selection;
class SteeringNotes;
class Theme;
class ThreadDrag;

/// What the content of a dock may read and act on; all of it outlives the dock.
struct DockContext {
    Document& document;
    Player& player;
    Selection& selection;
    JournalPort& commands;
    ThreadDrag& drag;
    const Theme& theme;
    ActionTable& actions;
    DockHost& host;
    SteeringNotes& notes;
};

/// A dock of the window. Each file in ui/window/docks/ defines one, and that is all it takes: menus, shortcuts,
/// --dock, the saved layout and the tests go through docks(). Texts are marked with
/// QT_TRANSLATE_NOOP("threadway::ui::Dock", ...).
struct DockInfo {
    const char* id = nullptr; ///< for settings and --dock; never translated, never changed
    int rank = 0; ///< lower ones come first, in menus and side by side
    const char* title = nullptr;
    const char* action = nullptr; ///< the entry of the menu Tools that brings it to the front; none if null
    const char* help = nullptr; ///< what that entry is good for
    const char* shortcut = nullptr; ///< of that entry, as QKeySequence reads it; may be null
    Qt::DockWidgetArea area = Qt::RightDockWidgetArea;
    const char* behind = nullptr; ///< id of the dock in front of which it has a tab; null: it has a place of its own
    Sign sign = Sign::None; ///< of a button on the tool bar that does the same; None: there is no such button
    int extent = 0; ///< pixels that it wants along its edge at first, if it has a place of its own
    QWidget* (*make)(const DockContext& context) = nullptr; ///< its content
};

/// All docks of this build, by rank.
std::span<const DockInfo* const> docks();
/// As the build found them.
std::span<const DockInfo* const> registeredDocks();

} // namespace threadway::ui
