// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_minimap.h"

#include "ui/timeline/slice_painter.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace threadway::ui {
namespace {

constexpr int barWidth = 4;
constexpr int gripReach = 5;

} // namespace

TimelineMinimap::TimelineMinimap(TimelineModel& model, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_model(model), m_theme(theme)
{
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&model, &TimelineModel::windowChanged, this, qOverload<>(&QWidget::update));
    connect(&model, &TimelineModel::dataChanged, this, &TimelineMinimap::invalidate);
    connect(&model.playback(), &Playback::positionChanged, this, qOverload<>(&QWidget::update));
    connect(&theme, &Theme::changed, this, &TimelineMinimap::invalidate);
    retranslate();
}

void TimelineMinimap::retranslate()
{
    setAccessibleName(tr("Overview of the whole run"));
    setToolTip(tr("The whole run. Drag the frame to move along it, drag its sides to see more or less."));
}

void TimelineMinimap::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TimelineMinimap::invalidate()
{
    m_isStale = true;
    update();
}

TimeScale TimelineMinimap::scale() const
{
    const SimTime shown = std::max(m_model.extent(), m_model.window().to());
    return {{SimTime{}, shown}, 2, std::max(1, width() - 4)};
}

QRect TimelineMinimap::frame() const
{
    const TimeScale at = scale();
    const int left = static_cast<int>(std::floor(at.x(m_model.window().from)));
    const int right = static_cast<int>(std::ceil(at.x(m_model.window().to())));
    // A frame narrower than its two grips could not be taken hold of.
    const int wide = std::max(right - left, 3 * gripReach);
    return QRect(std::clamp((left + right - wide) / 2, 0, std::max(0, width() - wide)), 1, wide, height() - 2);
}

void TimelineMinimap::renderBars()
{
    const double ratio = devicePixelRatioF();
    m_bars = QPixmap(size() * ratio);
    m_bars.setDevicePixelRatio(ratio);
    m_bars.fill(m_theme.palette().window);
    m_isStale = false;
    const trace::LaneIndex& index = m_model.index();
    const std::size_t cores = index.rowCount(trace::RowKind::Cores);
    const TimeScale at = scale();
    const int bars = at.width / barWidth;
    if (cores == 0 || bars == 0 || index.sliceCount() == 0)
        return;
    std::vector<trace::Pixel> pixels(static_cast<std::size_t>(bars));
    std::vector<int> busy(pixels.size());
    std::vector<trace::Pixel> most(pixels.size());
    for (std::size_t core = 0; core < cores; ++core) {
        index.sample(trace::RowKind::Cores, core, {}, at.timeAt(at.left + bars * barWidth), pixels);
        for (std::size_t i = 0; i < pixels.size(); ++i) {
            busy[i] += pixels[i].share;
            if (pixels[i].share > most[i].share)
                most[i] = pixels[i];
        }
    }
    QPainter painter(&m_bars);
    const int room = height() - 8;
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        if (most[i].share == 0)
            continue;
        const int high = std::max(2, room * busy[i] / (255 * static_cast<int>(cores)));
        const QColor color = SlicePainter::mixed(m_theme.palette().window, m_theme.threadColor(most[i].thread), 0.75);
        painter.fillRect(at.left + static_cast<int>(i) * barWidth, height() - 4 - high, barWidth - 1, high, color);
    }
    for (const trace::Mark& mark : index.marks()) {
        const int x = static_cast<int>(at.x(mark.time));
        if (mark.kind == trace::MarkKind::DeadlockClosed)
            painter.fillRect(x, 2, 2, height() - 4, m_theme.palette().danger);
    }
}

void TimelineMinimap::paintEvent(QPaintEvent*)
{
    // What is shown can be longer than the run, so that a wider window rescales the bars.
    if (m_isStale || m_bars.deviceIndependentSize().toSize() != size() || m_model.window().to() > m_model.extent())
        renderBars();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_bars);
    if (m_model.index().sliceCount() == 0)
        return;
    const QRect shown = frame();
    QColor veil = m_theme.palette().window;
    veil.setAlpha(110);
    painter.fillRect(QRect(0, 0, shown.left(), height()), veil);
    painter.fillRect(QRect(shown.right() + 1, 0, width() - shown.right() - 1, height()), veil);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.palette().accent, 2.0));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(shown).adjusted(1.0, 1.0, -1.0, -1.0), 3.0, 3.0);
    painter.setPen(QPen(m_theme.palette().accent, 4.0, Qt::SolidLine, Qt::RoundCap));
    const double middle = height() / 2.0;
    for (const double x : {shown.left() + 1.0, shown.right() + 0.0})
        painter.drawLine(QPointF(x, middle - 4.0), QPointF(x, middle + 4.0));
    painter.setRenderHint(QPainter::Antialiasing, false);
    const int x = static_cast<int>(scale().x(m_model.playback().position()));
    painter.fillRect(x, 0, 2, height(), m_theme.palette().text);
}

void TimelineMinimap::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    invalidate();
}

TimelineMinimap::Grip TimelineMinimap::gripAt(int x) const
{
    const QRect shown = frame();
    if (std::abs(x - shown.left()) <= gripReach)
        return Grip::Left;
    if (std::abs(x - shown.right()) <= gripReach)
        return Grip::Right;
    return shown.left() < x && x < shown.right() ? Grip::Inside : Grip::None;
}

void TimelineMinimap::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_model.index().sliceCount() == 0)
        return;
    m_pressedX = event->position().x();
    m_pressedScale = scale();
    m_grip = gripAt(static_cast<int>(m_pressedX));
    if (m_grip == Grip::None) {
        const ShownTime& window = m_model.window();
        m_model.setWindow({m_pressedScale.timeAt(m_pressedX) - SimTime{window.span.ns / 2}, window.span});
        m_grip = Grip::Inside;
    }
    m_pressedWindow = m_model.window();
}

void TimelineMinimap::mouseMoveEvent(QMouseEvent* event)
{
    const double x = event->position().x();
    if (m_grip == Grip::None) {
        const Grip grip = gripAt(static_cast<int>(x));
        const bool isSide = grip == Grip::Left || grip == Grip::Right;
        setCursor(isSide ? Qt::SizeHorCursor : (grip == Grip::Inside ? Qt::OpenHandCursor : Qt::ArrowCursor));
        return;
    }
    const SimTime by = m_pressedScale.timeAt(x) - m_pressedScale.timeAt(m_pressedX);
    ShownTime window = m_pressedWindow;
    if (m_grip == Grip::Inside) {
        window.from += by;
    } else if (m_grip == Grip::Left) {
        window.from = std::clamp(window.from + by, SimTime{}, m_pressedWindow.to() - SimTime{1});
        window.span = m_pressedWindow.to() - window.from;
    } else {
        window.span = std::max(SimTime{1}, window.span + by);
    }
    m_model.setWindow(window);
}

void TimelineMinimap::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_grip = Grip::None;
}

void TimelineMinimap::mouseDoubleClickEvent(QMouseEvent*)
{
    m_model.fit();
}

void TimelineMinimap::wheelEvent(QWheelEvent* event)
{
    const int turned = event->angleDelta().y();
    if (turned != 0)
        m_model.zoom(std::pow(1.25, -turned / 120.0), scale().timeAt(event->position().x()));
    event->accept();
}

} // namespace threadway::ui
