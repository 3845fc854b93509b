// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>

namespace threadway::ui {

/// Signs on buttons, drawn in the colours of the theme.
enum class Sign {
    None,
    ToStart,
    StepBack,
    Play,
    Pause,
    StepForward,
    ToEnd,
    Warning,
    Open,
    Save,
    Undo,
    Redo,
    Branches,
    Hand
};

/// The sign in the colour, and paler when disabled.
QIcon iconOf(Sign sign, const QColor& color, const QColor& disabled);

} // namespace threadway::ui
