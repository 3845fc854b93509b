// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

/// Small signs that stand beside a text or a colour, so that neither has to carry a meaning alone. Each fills
/// the square it is given.
namespace threadway::ui::signs {

/// Pinned to a core.
void drawPin(QPainter& painter, const QRectF& square, const QColor& color);
/// Not possible: a crossed circle.
void drawForbidden(QPainter& painter, const QRectF& square, const QColor& color);
/// Cold cache.
void drawSnowflake(QPainter& painter, const QRectF& square, const QColor& color);
/// Will be moved: an arrow to the right.
void drawArrow(QPainter& painter, const QRectF& square, const QColor& color);

} // namespace threadway::ui::signs
