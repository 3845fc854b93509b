// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/lane_index.h"
#include "ui/theme/theme.h"
#include "ui/timeline/time_scale.h"

#include <QRect>

class QPainter;

namespace threadway::ui {

/// Draws rows of time slices: slices of some width one by one with their labels, stretches of narrower ones as
/// columns of summed-up colour, so that the cost depends on the pixels and not on the slices.
class SlicePainter {
public:
    SlicePainter(const Theme& theme, const scenario::Blueprint& blueprint) : m_theme(theme), m_blueprint(blueprint) {}

    /// The thread that stands out in all rows; invalid for none.
    void setEmphasis(ThreadId thread) { m_emphasis = thread; }
    /// Draws the slices of the row in the band. By core the colour is the thread's; by thread it is the core's.
    void paint(QPainter& painter, trace::RowKind kind, const trace::SliceRow& row, const TimeScale& scale,
               const QRect& band) const;

    /// The colours mixed: `part` (0 to 1) of `top` on the rest of `ground`.
    [[nodiscard]] static QColor mixed(const QColor& ground, const QColor& top, double part);

private:
    struct Columns {
        int from;
        int to;
    };

    void paintColumns(QPainter& painter, trace::RowKind kind, const trace::SliceRow& row, const TimeScale& scale,
                      const QRect& band, Columns columns) const;
    void paintSlice(QPainter& painter, trace::RowKind kind, const trace::Slice& slice, const TimeScale& scale,
                    const QRect& band) const;
    void paintRunning(QPainter& painter, trace::RowKind kind, const trace::Slice& slice, const TimeScale& scale,
                      const QRectF& box) const;
    void paintWaiting(QPainter& painter, const trace::Slice& slice, const QRectF& box) const;
    [[nodiscard]] QColor colorOf(trace::RowKind kind, ThreadId thread, CoreId core) const;
    [[nodiscard]] QString labelOf(trace::RowKind kind, const trace::Slice& slice, const QFontMetrics& metrics,
                                  double room) const;

    const Theme& m_theme;
    const scenario::Blueprint& m_blueprint;
    ThreadId m_emphasis;
};

} // namespace threadway::ui
