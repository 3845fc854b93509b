// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The pointer and the keyboard on the roads.
#include "ui/scene/road_view.h"
#include "ui/words/words.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace threadway::ui {

namespace {

/// One notch of a wheel, in the units of QWheelEvent::angleDelta.
constexpr double wheelNotch = 120;
constexpr double zoomPerNotch = 1.18;
constexpr int pixelsPerNotch = 90;

} // namespace

SceneHit RoadView::hitAt(QPoint position) const
{
    return m_layout.hit(m_camera.toScene(QPointF(position)));
}

ObjectId RoadView::objectAt(QPoint position)
{
    const ThreadId thread = hitAt(position).thread;
    if (!thread.isValid())
        return {};
    refreshTraffic();
    const Course& course = m_layout.course(m_traffic.shownUnit(thread));
    const QPointF point = m_camera.toScene(QPointF(position));
    if (const CourseStop* stop = m_layout.stopAt(thread, course, point))
        return stop->object;
    const CourseMeter* meter = m_layout.meterAt(thread, course, point);
    return meter == nullptr ? ObjectId{} : meter->object;
}

void RoadView::hover(QPoint position)
{
    const SceneHit hit = hitAt(position);
    m_selection.setHoveredThread(hit.thread);
    m_selection.setHoveredObject(objectAt(position));
    const bool isOnSomething = hit.thread.isValid() || hit.part == SceneHit::Part::Plate;
    setCursor(isOnSomething ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

bool RoadView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (!showToolTip(help->pos(), help->globalPos())) {
            QToolTip::hideText();
            event->ignore();
        }
        return true;
    }
    return QWidget::event(event);
}

bool RoadView::showToolTip(QPoint position, QPoint globalPosition)
{
    const SceneHit hit = hitAt(position);
    if (hit.part == SceneHit::Part::Plate) {
        QToolTip::showText(globalPosition, tr("Select the process, to look inside with the inspector"), this);
        return true;
    }
    if (!hit.thread.isValid())
        return false;
    const QString text = tipOf(hit, position);
    QToolTip::showText(globalPosition, text, this, m_camera.toView(m_layout.lane(hit.thread).row).toAlignedRect());
    return true;
}

QString RoadView::tipOf(const SceneHit& hit, QPoint position)
{
    const trace::State& state = m_playback.state();
    const ObjectId object = objectAt(position); // brings the traffic up to date
    if (object.isValid())
        return accountOf(blueprint(), object, m_traffic.signs()[object.index()]);
    const UnitId unit = m_traffic.shownUnit(hit.thread);
    const QPointF point = m_camera.toScene(QPointF(position));
    if (const CourseMeter* meter = m_layout.meterAt(hit.thread, m_layout.course(unit), point))
        return accountOf(blueprint(), state, meter->variable, static_cast<program::AtomicOperator>(meter->operation));
    if (hit.part == SceneHit::Part::Buffer)
        return words::storeBuffer(blueprint(), state, hit.thread);
    QString text = words::standingSentence(blueprint(), state, hit.thread);
    if (hit.part == SceneHit::Part::Lane) {
        const double place = point.x() - m_layout.lane(hit.thread).asphalt.left();
        const std::int32_t statement = m_layout.course(unit).statementAt(place);
        if (statement >= 0) {
            const auto& model = blueprint().units[unit.index()].statements[static_cast<std::size_t>(statement)];
            text = tr("%1\nLine %2: %3").arg(text).arg(model.position.line).arg(QString::fromStdString(model.text));
        }
    }
    return text;
}

void RoadView::wheelEvent(QWheelEvent* event)
{
    const QPoint turn = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        zoomAround(std::pow(zoomPerNotch, turn.y() / wheelNotch), event->position());
    } else {
        const QPoint pixels
            = event->pixelDelta().isNull() ? turn * pixelsPerNotch / static_cast<int>(wheelNotch) : event->pixelDelta();
        const bool isSideways = event->modifiers().testFlag(Qt::ShiftModifier);
        scrollTo(m_camera.scroll - (isSideways ? pixels.transposed() : pixels));
    }
    hover(event->position().toPoint());
    event->accept();
}

void RoadView::mousePressEvent(QMouseEvent* event)
{
    const QPoint position = event->position().toPoint();
    const SceneHit hit = hitAt(position);
    if (event->button() == Qt::LeftButton && hit.thread.isValid()) {
        m_press = Press::Thread;
        m_selection.setSelectedThread(hit.thread);
        m_drag.press(hit.thread, QString::fromStdString(blueprint().thread(hit.thread).name),
                     event->globalPosition().toPoint());
    } else if (event->button() == Qt::LeftButton && hit.part == SceneHit::Part::Plate) {
        m_selection.setSelectedProcess(hit.process);
    } else if (event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton) {
        m_press = Press::Pan;
        m_panFrom = position + m_camera.scroll;
        setCursor(Qt::ClosedHandCursor);
    }
}

void RoadView::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint position = event->position().toPoint();
    switch (m_press) {
    case Press::Thread:
        m_drag.move(event->globalPosition().toPoint(), event->modifiers());
        return;
    case Press::Pan:
        scrollTo(m_panFrom - position);
        return;
    case Press::None:
        hover(position);
        return;
    }
}

void RoadView::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_press == Press::Thread && event->button() == Qt::LeftButton)
        m_drag.release(event->globalPosition().toPoint(), event->modifiers());
    m_press = Press::None;
    hover(event->position().toPoint());
}

void RoadView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const SceneHit hit = hitAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && (hit.thread.isValid() || hit.part == SceneHit::Part::Plate))
        Q_EMIT selectionActivated();
}

void RoadView::leaveEvent(QEvent*)
{
    m_selection.setHoveredThread({});
    m_selection.setHoveredObject({});
}

void RoadView::selectNeighbour(int step)
{
    const auto count = static_cast<int>(m_layout.lanes().size());
    if (count == 0)
        return;
    const ThreadId now = m_selection.selectedThread();
    int index = step > 0 ? 0 : count - 1;
    if (m_layout.hasLane(now))
        index = std::clamp(static_cast<int>(m_layout.laneIndex(now)) + step, 0, count - 1);
    else if (const int road = selectedRoad(); road >= 0) // the lane below its plate, or the one above
        index = std::clamp(static_cast<int>(m_layout.roads()[static_cast<std::size_t>(road)].firstLane)
                               - (step > 0 ? 0 : 1),
                           0, count - 1);
    const ThreadId next = m_layout.lanes()[static_cast<std::size_t>(index)].thread;
    m_selection.setSelectedThread(next);
    ensureVisible(m_layout.lane(next).row);
}

/// To the road above or below; from a lane first up to the road that it belongs to.
void RoadView::selectRoad(int step)
{
    const auto count = static_cast<int>(m_layout.roads().size());
    if (count == 0)
        return;
    const ThreadId thread = m_selection.selectedThread();
    int index = step > 0 ? 0 : count - 1;
    if (m_layout.hasLane(thread))
        index = static_cast<int>(m_layout.lane(thread).road) + (step > 0 ? 1 : 0);
    else if (const int now = selectedRoad(); now >= 0)
        index = now + step;
    const RoadLayoutRoad& road = m_layout.roads()[static_cast<std::size_t>(std::clamp(index, 0, count - 1))];
    m_selection.setSelectedProcess(road.process);
    ensureVisible(road.plate);
}

int RoadView::selectedRoad() const
{
    const auto& roads = m_layout.roads();
    const auto found = std::find_if(roads.begin(), roads.end(), [this](const RoadLayoutRoad& road) {
        return road.process == m_selection.selectedProcess();
    });
    return found == roads.end() ? -1 : static_cast<int>(found - roads.begin());
}

void RoadView::requestMenu(ThreadId thread)
{
    if (thread.isValid())
        Q_EMIT threadMenuRequested(thread, mapToGlobal(laneHead(thread).bottomLeft()));
}

void RoadView::keyPressEvent(QKeyEvent* event)
{
    const ThreadId selected = m_selection.selectedThread();
    switch (event->key()) {
    case Qt::Key_Up:
        return selectNeighbour(-1);
    case Qt::Key_Down:
        return selectNeighbour(1);
    case Qt::Key_PageUp:
        return selectRoad(-1);
    case Qt::Key_PageDown:
        return selectRoad(1);
    case Qt::Key_Menu:
        return requestMenu(selected);
    case Qt::Key_F10:
        if (event->modifiers() == Qt::ShiftModifier)
            return requestMenu(selected);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (selected.isValid() || m_selection.selectedProcess().isValid())
            Q_EMIT selectionActivated();
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void RoadView::contextMenuEvent(QContextMenuEvent* event)
{
    // The Menu key has been seen as a key press already.
    if (event->reason() == QContextMenuEvent::Keyboard)
        return;
    const SceneHit hit = hitAt(event->pos());
    if (!hit.thread.isValid())
        return;
    m_selection.setSelectedThread(hit.thread);
    Q_EMIT threadMenuRequested(hit.thread, event->globalPos());
}

void RoadView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void RoadView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace threadway::ui
