// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/timeline/timeline_model.h"

#include <QPixmap>
#include <QWidget>

namespace threadway::ui {

/// The whole run as bars: as high as the cores are busy, in the colour of the thread that runs most. The frame is
/// what the timeline shows; it can be dragged, and resized at its sides.
class TimelineMinimap : public QWidget {
    Q_OBJECT

public:
    TimelineMinimap(TimelineModel& model, const Theme& theme, QWidget* parent = nullptr);

    /// Where the frame is drawn.
    [[nodiscard]] QRect frame() const;
    [[nodiscard]] QSize sizeHint() const override { return {640, 26}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 26}; }

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    enum class Grip { None, Left, Right, Inside };

    [[nodiscard]] TimeScale scale() const;
    [[nodiscard]] Grip gripAt(int x) const;
    void retranslate();
    void invalidate();
    void renderBars();

    TimelineModel& m_model;
    const Theme& m_theme;
    QPixmap m_bars;
    bool m_isStale = true;
    Grip m_grip = Grip::None;
    ShownTime m_pressedWindow;
    TimeScale m_pressedScale;
    double m_pressedX = 0.0;
};

} // namespace threadway::ui
