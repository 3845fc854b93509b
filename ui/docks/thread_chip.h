// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"

#include <QChar>
#include <QColor>
#include <QRect>
#include <QString>

#include <optional>

class QPainter;

namespace threadway::ui {

class Theme;

/// A thread as a small label that can be picked up: its colour, its name and the letter of its standing.
struct ThreadChip {
    ThreadId thread;
    QRect rect;
    QString name;
    QChar letter;
    bool isPinned = false; ///< to one core
    bool isHovered = false;
    bool isSelected = false;
    bool hasFocus = false;
    std::optional<double> warmth; ///< of the cache of the core that it stands at, from 0 to 1
    bool isLifted = false; ///< dragged away: only its place is left
};

inline constexpr int chipHeight = 22;

/// The width the chip would like to have.
int chipWidth(const ThreadChip& chip, const Theme& theme);
void paintChip(QPainter& painter, const ThreadChip& chip, const Theme& theme);
/// A dashed empty place with a text, where a chip was or would land.
void paintSlot(QPainter& painter, const QRect& rect, const QString& text, const QColor& color, const Theme& theme);

} // namespace threadway::ui
