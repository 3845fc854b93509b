// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPainter>
#include <QRect>

#include <algorithm>

namespace threadway::ui {

/// Fills a rectangle in bands. Qt's raster engine hands larger fills with translucent colours to pool threads and
/// waits for them, and where all processors are busy waiting takes longer than filling.
inline void fillInBands(QPainter& painter, const QRect& rect, const QColor& color)
{
    constexpr int mostPixels = 30'000;
    const int rows = std::max(1, mostPixels / std::max(1, rect.width()));
    for (int y = rect.top(); y <= rect.bottom(); y += rows)
        painter.fillRect(QRect(rect.left(), y, rect.width(), std::min(rows, rect.bottom() - y + 1)), color);
}

} // namespace threadway::ui
