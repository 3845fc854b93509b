// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drag/thread_drag.h"
#include "ui/scene/backdrop.h"
#include "ui/scene/camera.h"
#include "ui/scene/road_layout.h"
#include "ui/scene/traffic.h"
#include "ui/scene/traffic_painter.h"
#include "ui/session/playback.h"
#include "ui/session/selection.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <optional>

class QScrollBar;

namespace threadway::ui {

/// The roads: processes as roads, threads as lanes, coroutines as cars, at the playhead of a playback.
/// Hovering and clicking lanes and the plates of roads goes to the selection, dragging lanes to the thread drag; Up and
/// Down select lanes, Page Up and Page Down roads. Wheel scrolls, Control+wheel zooms around the pointer, dragging the
/// middle button or the ground pans.
class RoadView : public QWidget {
    Q_OBJECT

public:
    RoadView(Playback& playback, Selection& selection, ThreadDrag& drag, const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] const RoadLayout& roadLayout() const { return m_layout; }
    [[nodiscard]] const Camera& camera() const { return m_camera; }
    /// The middle of the car in the widget's coordinates, at the playhead.
    [[nodiscard]] QPointF carPosition(CoroutineId coroutine);
    /// The head of the lane in the widget's coordinates.
    [[nodiscard]] QRect laneHead(ThreadId thread) const;
    /// What every road and lane shows, in sentences: for those who do not see the picture.
    [[nodiscard]] QString description() const;

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    /// Shows all roads at once, in several columns if there are many.
    void fitToWindow();

Q_SIGNALS:
    void threadMenuRequested(threadway::ThreadId thread, QPoint globalPosition);
    /// The selected thread or process was double-clicked, or Enter was pressed: it is to be looked into.
    void selectionActivated();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    enum class Press { None, Thread, Pan };
    /// How zoom and width are chosen when the widget's size changes.
    enum class Fit { Width, All, Manual };

    void connectSources();
    void loadBlueprint();
    void refit();
    /// Roads and lanes come and go with those who are born at the playhead.
    void adapt();
    void relayout();
    void updateScrollBars();
    void scrollTo(QPoint scroll);
    void zoomAround(double factor, QPointF anchor);
    void refreshTraffic();
    void ensureVisible(const QRectF& part);
    void selectNeighbour(int step);
    void selectRoad(int step);
    [[nodiscard]] int selectedRoad() const;
    void requestMenu(ThreadId thread);
    void hover(QPoint position);
    [[nodiscard]] SceneHit hitAt(QPoint position) const;
    /// The object whose light is at the position, or invalid.
    [[nodiscard]] ObjectId objectAt(QPoint position);
    [[nodiscard]] bool showToolTip(QPoint position, QPoint globalPosition);
    [[nodiscard]] QString tipOf(const SceneHit& hit, QPoint position);
    [[nodiscard]] const scenario::Blueprint& blueprint() const { return *m_blueprint; }

    Playback& m_playback;
    Selection& m_selection;
    ThreadDrag& m_drag;
    const Theme& m_theme;
    scenario::BlueprintPtr m_blueprint;
    RoadLayout m_layout;
    Presence m_presence;
    Camera m_camera;
    Fit m_fit = Fit::Width;
    int m_columns = 1;
    double m_widthZoom = 1; ///< up to this zoom the layout fits the width; beyond it is wider than the view
    Backdrop m_backdrop;
    Traffic m_traffic;
    TrafficPainter m_painter;
    std::optional<std::uint64_t> m_trafficOrder; ///< State::order that the traffic was derived from
    QScrollBar* m_horizontal;
    QScrollBar* m_vertical;
    Press m_press = Press::None;
    QPoint m_panFrom;
};

} // namespace threadway::ui
