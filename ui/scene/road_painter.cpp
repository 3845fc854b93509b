// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/road_painter.h"

#include "ui/scene/course_painter.h"
#include "ui/scene/scene_sprites.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace threadway::ui {

namespace {

/// The meter's full length: the largest heap of the scenario, at least this much.
constexpr std::int64_t leastFullHeap = 1 << 20;

/// Fills whole pixels only, which for a large area is many times cheaper than smoothing its edges.
void fillPlain(QPainter& painter, const QRectF& rect, const QColor& color)
{
    const bool wasSmooth = painter.testRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(rect, color);
    painter.setRenderHint(QPainter::Antialiasing, wasSmooth);
}

QString elided(const QString& text, const QFont& font, double width)
{
    return QFontMetricsF(font).elidedText(text, Qt::ElideRight, width);
}

} // namespace

void RoadPainter::paint(QPainter& painter, const QRectF& part) const
{
    painter.save();
    painter.scale(m_zoom, m_zoom);
    painter.setRenderHint(QPainter::Antialiasing, m_zoom >= leastMarkZoom);
    for (const RoadLayoutRoad& road : m_layout.roads())
        if (road.land.adjusted(-2, -2, 2, 2).intersects(part))
            paintRoad(painter, road);
    painter.restore();
}

void RoadPainter::paintRoad(QPainter& painter, const RoadLayoutRoad& road) const
{
    const Palette& palette = m_theme.palette();
    // Neighbouring grounds differ a little, so that the eye tells the roads apart.
    const QColor hue = m_theme.coreColor(CoreId{road.process.value * 2 + 2});
    const QColor ground = mix(palette.land, hue, m_theme.isDark() ? 0.06 : 0.08);
    // Only the ends are round; a plain opaque rectangle is many times cheaper than a large smooth shape.
    const QRectF& land = road.land;
    constexpr double radius = 10;
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(land.left(), land.top(), land.width(), 2 * radius), radius, radius);
    painter.drawRoundedRect(QRectF(land.left(), land.bottom() - 2 * radius, land.width(), 2 * radius), radius, radius);
    fillPlain(painter, land.adjusted(0, radius, 0, -radius), ground);
    painter.setPen(QPen(mix(palette.landBorder, hue, 0.18), 1.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(land, radius, radius);
    if (m_zoom >= leastMarkZoom)
        paintHeader(painter, road);
    if (road.laneCount == 0)
        return;
    for (std::size_t i = road.firstLane; i < road.firstLane + road.laneCount; ++i) {
        const LaneLayout& lane = m_layout.lanes()[i];
        painter.save();
        painter.translate(lane.asphalt.topLeft());
        const UnitId unit = m_blueprint.coroutine(m_blueprint.thread(lane.thread).coroutines.front()).unit;
        paintLane(painter, lane, m_layout.course(unit), m_blueprint.units[unit.index()]);
        painter.restore();
        if (lane.hasRamp())
            paintRamp(painter, lane);
        paintHead(painter, lane);
    }
    paintEdges(painter, road);
}

void RoadPainter::paintHeader(QPainter& painter, const RoadLayoutRoad& road) const
{
    const Palette& palette = m_theme.palette();
    const scenario::Blueprint::Process& process = m_blueprint.process(road.process);
    const QColor plate = mix(palette.success, m_theme.isDark() ? QColor(Qt::black) : palette.text, 0.62);
    painter.setPen(QPen(mix(plate, Qt::white, 0.75), 1.3));
    painter.setBrush(plate);
    painter.drawRoundedRect(road.plate, 4, 4);
    std::int64_t full = leastFullHeap;
    for (const scenario::Blueprint::Process& other : m_blueprint.processes)
        full = std::max(full, other.heapBytes);
    painter.setPen(QPen(palette.border, 1));
    painter.setBrush(mix(palette.window, palette.border, 0.3));
    painter.drawRoundedRect(road.heap, 4, 4);
    const double share = static_cast<double>(process.heapBytes) / static_cast<double>(full);
    if (share > 0) {
        QRectF fill = road.heap.adjusted(1, 1, -1, -1);
        fill.setWidth(std::max(5.0, fill.width() * share));
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.coreColor(CoreId{0}));
        painter.drawRoundedRect(fill, 3, 3);
    }
    for (const QRectF& chip : road.files) {
        painter.setPen(QPen(palette.border, 1));
        painter.setBrush(palette.raised);
        painter.drawRoundedRect(chip, 4, 4);
    }
    if (m_zoom < leastTextZoom)
        return;
    const QFont bold = sceneFont(m_theme, SceneText::Name);
    const QFont plain = sceneFont(m_theme, SceneText::Caption);
    const QString pid = tr("pid %1").arg(process.pid);
    const double pidWidth = QFontMetricsF(plain).horizontalAdvance(pid);
    const QRectF inner = road.plate.adjusted(9, 0, -9, 0);
    painter.setPen(Theme::textOn(plate));
    painter.setFont(bold);
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft,
                     elided(QString::fromStdString(process.name), bold, inner.width() - pidWidth - 10));
    painter.setFont(plain);
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignRight, pid);
    painter.setPen(palette.textDim);
    const QString bytes = QLocale().formattedDataSize(process.heapBytes, 0);
    painter.drawText(QRectF(road.heap.right() + 8, road.plate.top(), 110, road.plate.height()),
                     Qt::AlignVCenter | Qt::AlignLeft, elided(tr("heap %1").arg(bytes), plain, 110));
    painter.setPen(palette.text);
    for (std::size_t i = 0; i < road.files.size(); ++i) {
        const QString file = tr("fd %1 %2").arg(i + 3).arg(QString::fromStdString(process.files[i]));
        painter.drawText(road.files[i].adjusted(7, 0, -7, 0), Qt::AlignCenter,
                         elided(file, plain, road.files[i].width() - 14));
    }
}

void RoadPainter::paintHead(QPainter& painter, const LaneLayout& lane) const
{
    const Palette& palette = m_theme.palette();
    const QRectF card = lane.head.adjusted(0, 1.5, 0, -1.5);
    painter.setPen(QPen(palette.border, 1));
    painter.setBrush(palette.panel);
    painter.drawRoundedRect(card, 5, 5);
    // The colour of its cars, so that head and cars are seen to belong together.
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.threadColor(lane.thread));
    painter.drawRoundedRect(QRectF(card.left() + 1, card.top() + 3, 3.5, card.height() - 6), 1.5, 1.5);
    if (m_zoom < leastTextZoom)
        return;
    const QFont font = sceneFont(m_theme, SceneText::Name);
    const QRectF name(lane.head.left() + 32, lane.head.top() + 3, lane.head.width() - 32 - 38, 19);
    painter.setFont(font);
    painter.setPen(palette.text);
    painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetricsF(font).elidedText(QString::fromStdString(m_blueprint.thread(lane.thread).name),
                                                    Qt::ElideMiddle, name.width())); // names differ at their ends
}

void RoadPainter::paintLane(QPainter& painter, const LaneLayout& lane, const Course& course,
                            const program::Unit& unit) const
{
    fillPlain(painter, QRectF(QPointF(0, 0), lane.asphalt.size()), m_theme.palette().asphalt);
    if (m_zoom >= leastMarkZoom)
        paintCourse(painter, m_theme, m_blueprint, course, unit, lane.asphalt.height(), m_zoom >= leastTextZoom);
}

void RoadPainter::paintRamp(QPainter& painter, const LaneLayout& lane) const
{
    const Palette& palette = m_theme.palette();
    const double left = lane.asphalt.left();
    const double top = lane.rampTop + 1;
    const double bottom = lane.asphalt.top();
    const double merge = left + lane.rampLength;
    QPainterPath surface;
    surface.moveTo(left, top);
    surface.lineTo(merge - 22, top);
    surface.lineTo(merge + 26, bottom);
    surface.lineTo(left, bottom);
    surface.closeSubpath();
    painter.fillPath(surface, palette.asphalt);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette.roadLine, 1.4));
    painter.drawLine(QPointF(left, top), QPointF(merge - 22, top));
    painter.drawLine(QPointF(merge - 22, top), QPointF(merge + 26, bottom));
    QPen give(palette.roadLine, 2.2);
    give.setDashPattern({1.6, 1.4});
    painter.setPen(give);
    painter.drawLine(QPointF(merge - 40, bottom), QPointF(merge + 24, bottom));
}

void RoadPainter::paintEdges(QPainter& painter, const RoadLayoutRoad& road) const
{
    const QColor line = m_theme.palette().roadLine;
    const double thickness = std::max(1.6, 0.8 / m_zoom);
    const std::size_t end = road.firstLane + road.laneCount;
    for (std::size_t i = road.firstLane; i < end; ++i) {
        const LaneLayout& lane = m_layout.lanes()[i];
        const QRectF& asphalt = lane.asphalt;
        const bool touchesAbove = i > road.firstLane && lane.row.top() == asphalt.top();
        const bool touchesBelow = i + 1 < end && m_layout.lanes()[i + 1].asphalt.top() == asphalt.bottom();
        if (!touchesBelow)
            painter.fillRect(QRectF(asphalt.left(), asphalt.bottom() - thickness, asphalt.width(), thickness), line);
        if (touchesAbove) {
            paintDashes(painter, asphalt);
            continue;
        }
        // Beside an on-ramp the edge opens.
        const double from = lane.hasRamp() ? lane.rampLength + 26 : 0;
        painter.fillRect(QRectF(asphalt.left() + from, asphalt.top(), asphalt.width() - from, thickness), line);
        if (lane.hasRamp())
            painter.fillRect(QRectF(asphalt.left(), asphalt.top(), lane.rampLength - 42, thickness), line);
    }
}

void RoadPainter::paintDashes(QPainter& painter, const QRectF& asphalt) const
{
    const Palette& palette = m_theme.palette();
    if (m_zoom < leastMarkZoom) {
        const QRectF line(asphalt.left(), asphalt.top(), asphalt.width(), 0.8 / m_zoom);
        painter.fillRect(line, mix(palette.asphalt, palette.roadLine, 0.4));
        return;
    }
    // Dashes are filled rectangles: a dashed pen costs many times as much.
    constexpr double dash = 18;
    constexpr double gap = 14;
    for (double x = asphalt.left(); x < asphalt.right(); x += dash + gap)
        painter.fillRect(QRectF(x, asphalt.top() - 0.8, std::min(dash, asphalt.right() - x), 1.6), palette.roadLine);
}

} // namespace threadway::ui
