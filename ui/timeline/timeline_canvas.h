// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/selection.h"
#include "ui/theme/theme.h"
#include "ui/timeline/mark_painter.h"
#include "ui/timeline/timeline_model.h"

#include <QPixmap>
#include <QWidget>

#include <optional>
#include <vector>

class QHelpEvent;
class QScrollBar;

namespace threadway::ui {

/// The rows of the timeline with their axis. A press or drag scrubs, the wheel zooms around the pointer, with
/// Shift or sideways it pans; keys step and zoom.
class TimelineCanvas : public QWidget {
    Q_OBJECT

public:
    TimelineCanvas(TimelineModel& model, Selection& selection, const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] trace::RowKind rowKind() const { return m_kind; }
    void setRowKind(trace::RowKind kind);
    /// Where instants lie in the widget.
    [[nodiscard]] TimeScale scale() const;
    /// The slice under a point of the widget, if there is one.
    [[nodiscard]] std::optional<trace::Slice> sliceAt(QPoint position) const;
    /// Where the row of that index of the trace is drawn; may lie outside the widget while scrolled. Empty for a thread
    /// that nobody has made.
    [[nodiscard]] QRect rowRect(std::size_t row) const;
    [[nodiscard]] QSize sizeHint() const override { return {640, 190}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 72}; }

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] int gutter() const;
    [[nodiscard]] int pitch() const;
    [[nodiscard]] std::size_t rowCount() const { return m_shown.size(); }
    [[nodiscard]] int rowAt(int y) const;
    [[nodiscard]] MarkPainter::Places places() const;
    [[nodiscard]] QString tooltipAt(QPoint position) const;
    void retranslate();
    void invalidate();
    void layoutScrollBar();
    void renderRows();
    void paintLabel(QPainter& painter, std::size_t row) const;
    void paintEmpty(QPainter& painter) const;
    void scrubTo(int x);
    void hover(QPoint position);

    TimelineModel& m_model;
    Selection& m_selection;
    const Theme& m_theme;
    QScrollBar* m_scrollBar;
    trace::RowKind m_kind = trace::RowKind::Cores;
    QPixmap m_rows; ///< all but the playhead and the veil over the future
    std::vector<std::size_t> m_shown; ///< indices of the rows that are drawn, from top to bottom
    bool m_isStale = true;
    bool m_isScrubbing = false;
};

} // namespace threadway::ui
