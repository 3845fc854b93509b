// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/road_view.h"

#include "ui/scene/road_view_accessible.h"
#include "ui/words/words.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <memory>

namespace threadway::ui {

namespace {

/// The view follows its width between these zooms; beyond, it scrolls or leaves room.
constexpr double leastFollowingZoom = 0.7;
constexpr double mostFollowingZoom = 1.5;
constexpr int mostColumns = 16;

} // namespace

RoadView::RoadView(Playback& playback, Selection& selection, ThreadDrag& drag, const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_playback(playback),
      m_selection(selection),
      m_drag(drag),
      m_theme(theme),
      m_painter(theme),
      m_horizontal(new QScrollBar(Qt::Horizontal, this)),
      m_vertical(new QScrollBar(Qt::Vertical, this))
{
    setAccessibleName(tr("Roads"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_horizontal->setFocusPolicy(Qt::NoFocus);
    m_vertical->setFocusPolicy(Qt::NoFocus);
    m_horizontal->setAccessibleName(tr("Scroll roads sideways"));
    m_vertical->setAccessibleName(tr("Scroll roads"));
    installRoadViewAccessibility();
    connectSources();
    loadBlueprint();
}

void RoadView::connectSources()
{
    const auto repaintAll = [this] { update(); };
    connect(&m_playback, &Playback::positionChanged, this, &RoadView::adapt);
    connect(&m_playback, &Playback::blueprintChanged, this, &RoadView::loadBlueprint);
    connect(&m_playback, &Playback::futureReplaced, this, [this] {
        m_trafficOrder.reset();
        update();
    });
    connect(&m_selection, &Selection::changed, this, repaintAll);
    connect(&m_drag, &ThreadDrag::changed, this, repaintAll);
    connect(&m_theme, &Theme::changed, this, &RoadView::relayout);
    const auto follow = [this] {
        m_camera.scroll = {m_horizontal->value(), m_vertical->value()};
        update();
    };
    connect(m_horizontal, &QScrollBar::valueChanged, this, follow);
    connect(m_vertical, &QScrollBar::valueChanged, this, follow);
}

QSize RoadView::sizeHint() const
{
    return {880, 560};
}

QSize RoadView::minimumSizeHint() const
{
    return {320, 200};
}

void RoadView::loadBlueprint()
{
    m_blueprint = m_playback.blueprint();
    if (m_blueprint == nullptr) // nothing is loaded yet: an empty scene
        m_blueprint = std::make_shared<const scenario::Blueprint>();
    m_fit = Fit::Width;
    m_columns = 1;
    m_camera.scroll = {};
    m_presence = presenceIn(m_playback.state());
    refit();
}

void RoadView::adapt()
{
    if (m_trafficOrder != m_playback.state().order) {
        Presence now = presenceIn(m_playback.state());
        if (now != m_presence) {
            m_presence = std::move(now);
            refit();
        }
    }
    update();
}

void RoadView::refit()
{
    const double width = std::max(1, this->width());
    const double height = std::max(1, this->height());
    if (m_fit == Fit::Width) {
        // Heights hardly depend on the width, so one layout tells how tall everything is.
        const double tall = RoadLayout(blueprint(), width, 1, m_presence).size().height();
        const double roomy = width / RoadLayout::leastColumnWidth / 1.25;
        const double most = std::clamp(roomy, leastFollowingZoom, mostFollowingZoom);
        m_columns = 1;
        const double wanted = height / tall;
        m_camera.zoom = wanted < leastFollowingZoom ? 1.0 : std::clamp(wanted, leastFollowingZoom, most);
    } else if (m_fit == Fit::All) {
        double best = 0;
        for (int columns = 1; columns <= mostColumns; ++columns) {
            const QSizeF size = RoadLayout(blueprint(), 0, columns, m_presence).size();
            const double zoom = std::min({width / size.width(), height / size.height(), mostFollowingZoom});
            if (zoom <= best)
                continue;
            best = zoom;
            m_columns = columns;
        }
        m_camera.zoom = best;
    }
    if (m_fit != Fit::Manual)
        m_widthZoom = m_camera.zoom;
    relayout();
}

void RoadView::relayout()
{
    m_layout = RoadLayout(blueprint(), width() / std::min(m_camera.zoom, m_widthZoom), m_columns, m_presence);
    m_backdrop.invalidate();
    m_painter.reset(blueprint(), m_camera.zoom, devicePixelRatioF());
    m_trafficOrder.reset();
    updateScrollBars();
    update();
}

void RoadView::updateScrollBars()
{
    const QSizeF content = m_layout.size() * m_camera.zoom;
    const int thickness = m_vertical->sizeHint().width();
    // Fitting is exact only up to rounding.
    constexpr int slack = 2;
    const bool needsVertical = content.height() > height() + slack;
    const bool needsHorizontal = content.width() > width() + slack;
    const int insideWidth = width() - (needsVertical ? thickness : 0);
    const int insideHeight = height() - (needsHorizontal ? thickness : 0);
    const auto set = [](QScrollBar* bar, bool isNeeded, double length, int page, const QRect& place) {
        bar->setRange(0, isNeeded ? std::max(0, static_cast<int>(std::ceil(length)) - page) : 0);
        bar->setPageStep(page);
        bar->setSingleStep(40);
        bar->setGeometry(place);
        bar->setVisible(isNeeded);
    };
    set(m_vertical, needsVertical, content.height(), insideHeight, {insideWidth, 0, thickness, insideHeight});
    set(m_horizontal, needsHorizontal, content.width(), insideWidth, {0, insideHeight, insideWidth, thickness});
    m_camera.scroll = {m_horizontal->value(), m_vertical->value()};
}

void RoadView::scrollTo(QPoint scroll)
{
    m_horizontal->setValue(scroll.x());
    m_vertical->setValue(scroll.y());
}

void RoadView::zoomAround(double factor, QPointF anchor)
{
    const double least = std::min(Camera::leastZoom, m_fit == Fit::All ? m_camera.zoom : Camera::leastZoom);
    const double zoom = std::clamp(m_camera.zoom * factor, least, Camera::mostZoom);
    if (qFuzzyCompare(zoom, m_camera.zoom))
        return;
    // Lanes may become longer or shorter, so the place under the pointer is kept as a share of the width.
    const QPointF place = m_camera.toScene(anchor);
    const double share = place.x() / m_layout.size().width();
    m_fit = Fit::Manual;
    m_camera.zoom = zoom;
    relayout();
    const QPointF moved(share * m_layout.size().width(), place.y());
    scrollTo((moved * zoom - anchor).toPoint());
}

void RoadView::zoomIn()
{
    zoomAround(1.25, QRectF(rect()).center());
}

void RoadView::zoomOut()
{
    zoomAround(0.8, QRectF(rect()).center());
}

void RoadView::fitToWindow()
{
    m_fit = Fit::All;
    refit();
}

void RoadView::refreshTraffic()
{
    const trace::State& state = m_playback.state();
    if (m_trafficOrder == state.order || blueprint().threads.empty())
        return;
    m_trafficOrder = state.order;
    m_traffic.rebuild(blueprint(), m_layout, state);
    m_painter.stateChanged();
}

void RoadView::paintEvent(QPaintEvent*)
{
    refreshTraffic();
    const RoadPainter roads(m_theme, blueprint(), m_layout, m_camera.zoom);
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_backdrop.picture(roads, m_theme, m_camera, size(), devicePixelRatioF()));
    if (blueprint().threads.empty())
        return;
    const bool isDragged = m_drag.phase() == ThreadDrag::Phase::Dragging;
    const SceneFocus focus{.hovered = isDragged ? m_drag.thread() : m_selection.hoveredThread(),
                           .selected = m_selection.selectedThread(),
                           .selectedProcess = m_selection.selectedProcess(),
                           .hoveredObject = m_selection.hoveredObject(),
                           .showsKeyboard = hasFocus()};
    m_painter.paint(painter, {.blueprint = blueprint(),
                              .layout = m_layout,
                              .roads = roads,
                              .traffic = m_traffic,
                              .state = m_playback.state(),
                              .time = m_playback.position(),
                              .camera = m_camera,
                              .view = rect(),
                              .focus = focus});
}

void RoadView::resizeEvent(QResizeEvent*)
{
    refit();
}

void RoadView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Roads"));
        m_horizontal->setAccessibleName(tr("Scroll roads sideways"));
        m_vertical->setAccessibleName(tr("Scroll roads"));
        relayout();
    }
}

void RoadView::ensureVisible(const QRectF& part)
{
    const QRect row = m_camera.toView(part).toAlignedRect();
    const int bottom = m_vertical->pageStep();
    if (row.top() < 0)
        m_vertical->setValue(m_vertical->value() + row.top() - 8);
    else if (row.bottom() > bottom)
        m_vertical->setValue(m_vertical->value() + row.bottom() - bottom + 8);
}

QPointF RoadView::carPosition(CoroutineId coroutine)
{
    refreshTraffic();
    return m_camera.toView(m_traffic.centre(coroutine, m_playback.state(), m_playback.position()));
}

QRect RoadView::laneHead(ThreadId thread) const
{
    return m_camera.toView(m_layout.lane(thread).head).toAlignedRect();
}

QString RoadView::description() const
{
    const trace::State& state = m_playback.state();
    QStringList sentences;
    for (const RoadLayoutRoad& road : m_layout.roads()) {
        const scenario::Blueprint::Process& process = blueprint().process(road.process);
        sentences += tr("Road %1, process %2.").arg(QString::fromStdString(process.name)).arg(process.pid);
        if (state.processes[road.process.index()].isClosed)
            sentences += words::closing(blueprint(), state, road.process);
        for (const ThreadId thread : process.threads) {
            if (!m_layout.hasLane(thread))
                continue;
            sentences += words::standingSentence(blueprint(), state, thread);
            if (!state.threads[thread.index()].stores.empty())
                sentences += words::storeBuffer(blueprint(), state, thread);
        }
    }
    return sentences.join(QLatin1Char('\n'));
}

} // namespace threadway::ui
