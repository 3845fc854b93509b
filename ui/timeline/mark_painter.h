// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/lane_index.h"
#include "ui/theme/theme.h"
#include "ui/timeline/time_scale.h"

#include <QCoreApplication>
#include <QRect>

#include <optional>

class QPainter;

namespace threadway::ui {

/// Draws what lies across the rows: grid and axis, marks, the future, the playhead.
class MarkPainter {
    Q_DECLARE_TR_FUNCTIONS(threadway::ui::MarkPainter)

public:
    /// `strip` is the place for signs above the rows, `rows` where the rows lie, `axis` the labels under them.
    struct Places {
        QRect strip;
        QRect rows;
        QRect axis;
    };

    MarkPainter(const Theme& theme, const TimeScale& scale, const Places& places)
        : m_theme(theme), m_scale(scale), m_places(places)
    {
    }

    void paintGrid(QPainter& painter) const;
    void paintAxis(QPainter& painter) const;
    /// With the instant after which every continuation fails, if that is known.
    void paintMarks(QPainter& painter, std::span<const trace::Mark> marks, std::optional<SimTime> noReturn) const;
    /// Dims what is recorded but lies after the playhead.
    void paintFuture(QPainter& painter, SimTime position, SimTime frontier) const;
    void paintPlayhead(QPainter& painter, SimTime position, bool isFocused) const;

private:
    [[nodiscard]] std::vector<Tick> ticks() const;
    void paintLine(QPainter& painter, int x, const QColor& color, Qt::PenStyle style) const;
    void paintText(QPainter& painter, int x, const QString& text, const QColor& color, int& textEnd) const;
    void paintSign(QPainter& painter, int x, trace::MarkKind kind) const;
    void paintNoReturn(QPainter& painter, SimTime time, int& textEnd) const;

    const Theme& m_theme;
    TimeScale m_scale;
    Places m_places;
};

} // namespace threadway::ui
