// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/traffic_painter.h"

#include "ui/scene/band_fill.h"
#include "ui/scene/short_name.h"
#include "ui/words/words.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace threadway::ui {

using trace::ThreadStanding;

namespace {

bool hasCore(const trace::ThreadNow& now)
{
    return now.standing == ThreadStanding::Running || now.standing == ThreadStanding::Switching;
}

void draw(QPainter& painter, QPointF corner, const QPixmap& sprite)
{
    painter.drawPixmap(static_cast<int>(std::lround(corner.x())), static_cast<int>(std::lround(corner.y())), sprite);
}

} // namespace

void TrafficPainter::reset(const scenario::Blueprint& blueprint, double zoom, double pixelRatio)
{
    m_sprites.reset(zoom, pixelRatio);
    m_pixelRatio = pixelRatio;
    m_words.assign(blueprint.threads.size(), {});
    m_carSprites.assign(blueprint.coroutines.size() * 2, -1);
    m_centres.assign(blueprint.threads.size(), {});
    m_strips.clear();
    ++m_generation;
}

void TrafficPainter::paint(QPainter& painter, const Frame& frame)
{
    const QRectF seen = frame.camera.toScene(QRectF(frame.view));
    for (const RoadLayoutRoad& road : frame.layout.roads()) {
        if (!road.land.intersects(seen))
            continue;
        for (std::size_t i = road.firstLane; i < road.firstLane + road.laneCount; ++i) {
            const LaneLayout& lane = frame.layout.lanes()[i];
            if (!lane.row.intersects(seen))
                continue;
            paintSurface(painter, frame, lane);
            paintHead(painter, frame, lane);
            if (lane.hasLights())
                paintSigns(painter, frame, lane);
            if (!lane.buffer.isEmpty())
                paintBuffer(painter, frame, lane);
            paintCars(painter, frame, lane);
        }
        if (frame.state.processes[road.process.index()].isClosed)
            paintClosed(painter, frame, road);
    }
    paintFocus(painter, frame);
    paintArrows(painter, frame);
}

void TrafficPainter::paintSurface(QPainter& painter, const Frame& frame, const LaneLayout& lane)
{
    const trace::ThreadNow& now = frame.state.threads[lane.thread.index()];
    const QRectF asphalt = frame.camera.toView(lane.asphalt);
    // The lines between lanes stay as the backdrop has them.
    const double line = frame.camera.zoom >= RoadPainter::leastMarkZoom ? 2 : 1;
    const QRect surface(
        QPoint(static_cast<int>(std::lround(asphalt.left())), static_cast<int>(std::lround(asphalt.top() + line))),
        QPoint(static_cast<int>(std::lround(asphalt.right())) - 1,
               static_cast<int>(std::lround(asphalt.bottom() - line)) - 1));
    const UnitId first = frame.blueprint.coroutine(frame.blueprint.thread(lane.thread).coroutines.front()).unit;
    const UnitId shown = frame.traffic.shownUnit(lane.thread);
    if (shown != first && frame.camera.zoom >= RoadPainter::leastMarkZoom) {
        const QPixmap& picture = strip(frame, lane, shown);
        const QRectF source(0, line * m_pixelRatio, picture.width(), surface.height() * m_pixelRatio);
        painter.drawPixmap(QPointF(surface.topLeft()), picture, source);
    }
    if (hasCore(now)) {
        QColor tint = m_theme.coreColor(now.core);
        const bool runs = frame.state.standingAt(lane.thread, frame.time) == ThreadStanding::Running;
        tint.setAlpha(runs ? (m_theme.isDark() ? 72 : 80) : 34);
        fillInBands(painter, surface, tint);
        if (surface.height() >= 12) {
            tint.setAlpha(255);
            painter.fillRect(QRect(surface.left(), surface.top(), surface.width(), 2), tint);
            painter.fillRect(QRect(surface.left(), surface.bottom() - 1, surface.width(), 2), tint);
        }
    } else if (now.standing == ThreadStanding::Ended || now.standing == ThreadStanding::NotArrived) {
        QColor veil = m_theme.palette().land;
        veil.setAlpha(150);
        fillInBands(painter, surface, veil);
    }
}

const QPixmap& TrafficPainter::strip(const Frame& frame, const LaneLayout& lane, UnitId unit)
{
    QPixmap& picture = m_strips[unit.value];
    if (!picture.isNull())
        return picture;
    const QSizeF size = lane.asphalt.size() * frame.camera.zoom * m_pixelRatio;
    QImage image(size.toSize(), QImage::Format_RGB32);
    image.fill(m_theme.palette().asphalt);
    image.setDevicePixelRatio(m_pixelRatio);
    {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(frame.camera.zoom, frame.camera.zoom);
        frame.roads.paintLane(painter, lane, frame.layout.course(unit), frame.blueprint.units[unit.index()]);
    }
    picture = QPixmap::fromImage(std::move(image), Qt::NoFormatConversion);
    return picture;
}

void TrafficPainter::paintHead(QPainter& painter, const Frame& frame, const LaneLayout& lane)
{
    const double zoom = frame.camera.zoom;
    if (zoom < RoadPainter::leastMarkZoom)
        return;
    const trace::ThreadNow& now = frame.state.threads[lane.thread.index()];
    const QPointF corner = frame.camera.toView(lane.head.topLeft());
    draw(painter, corner + QPointF(7, 3) * zoom, m_sprites.badge(now.standing));
    const CoreId core = hasCore(now) ? now.core : CoreId{};
    draw(painter, corner + QPointF(lane.head.width() - 37, 3.5) * zoom, m_sprites.coreToken(core));
    if (zoom < RoadPainter::leastTextZoom)
        return;
    LaneWords& words = m_words[lane.thread.index()];
    if (words.generation != m_generation) {
        words.generation = m_generation;
        words.standing = words::standing(frame.blueprint, frame.state, lane.thread);
    }
    const Palette& palette = m_theme.palette();
    const bool isStuck = now.standing == ThreadStanding::Blocked;
    draw(painter, corner + QPointF(9, 22) * zoom,
         m_sprites.text(words.standing, SceneText::Standing, isStuck ? palette.danger : palette.textDim,
                        lane.head.width() - 16));
}

void TrafficPainter::paintSigns(QPainter& painter, const Frame& frame, const LaneLayout& lane)
{
    const Course& course = frame.layout.course(frame.traffic.shownUnit(lane.thread));
    const auto nameOf
        = [&frame](ObjectId object) { return QString::fromStdString(frame.blueprint.object(object).name); };
    for (const CourseStop& stop : course.stops()) {
        paintPost(painter, frame, lane,
                  {stop.line, stop.room, frame.traffic.signs()[stop.object.index()], nameOf(stop.object),
                   frame.traffic.isShut(stop), frame.focus.hoveredObject == stop.object});
    }
    for (const CourseMeter& meter : course.meters()) {
        if (meter.object.isValid()) {
            paintPost(painter, frame, lane,
                      {meter.place, meter.room, frame.traffic.signs()[meter.object.index()], nameOf(meter.object),
                       false, frame.focus.hoveredObject == meter.object});
            continue;
        }
        const ObjectSign sign = signOf(frame.blueprint, frame.state, meter.variable);
        const QString name = QString::fromStdString(frame.blueprint.variables[meter.variable.index()].name);
        paintPost(painter, frame, lane, {meter.place, meter.room, sign, name, false, false});
    }
}

void TrafficPainter::paintPost(QPainter& painter, const Frame& frame, const LaneLayout& lane, const Post& post)
{
    const double zoom = frame.camera.zoom;
    const Palette& palette = m_theme.palette();
    const QPointF foot = frame.camera.toView(QPointF(lane.asphalt.left() + post.place, lane.lightsTop));
    if (lane.hasRamp()) {
        const double reach = (lane.asphalt.top() - lane.lightsTop - 28) * zoom;
        painter.fillRect(QRectF(foot + QPointF(-1, 30 * zoom), QSizeF(2, reach)), palette.textDim);
    }
    const ObjectSign& sign = post.sign;
    draw(painter, foot + QPointF(-8, 2.5) * zoom, m_sprites.sign(sign.sign, sign.figure, post.isShut, sign.isOn));
    // The words stand beside the picture, however wide that is.
    const double beside = m_sprites.signWidth(sign.sign, sign.figure) - 16;
    const double room = std::min(post.room - 24 - beside, 170.0);
    constexpr double leastRoom = 16;
    if (zoom < RoadPainter::leastTextZoom || room < leastRoom)
        return;
    const QPixmap& plate
        = m_sprites.text(post.name, SceneText::Bold, post.isPointed ? palette.accent : palette.text, room);
    const double plateWidth = plate.deviceIndependentSize().width();
    draw(painter, foot + QPointF(11 + beside, 16) * zoom, plate);
    const double left = room - plateWidth / zoom - 4;
    if (left < leastRoom)
        return;
    const QFontMetricsF metrics(sceneFont(m_theme, SceneText::Caption));
    const bool fits = metrics.horizontalAdvance(sign.caption) <= left;
    if (!fits && !sign.figure.isEmpty() && (sign.brief == sign.figure || metrics.horizontalAdvance(sign.brief) > left))
        return; // the picture says it
    draw(painter, foot + QPointF(13 + beside, 16) * zoom + QPointF(plateWidth, 0),
         m_sprites.text(fits ? sign.caption : sign.brief, SceneText::Caption, palette.textDim, left));
}

/// Stores on the way to memory, the first to arrive nearest to it.
void TrafficPainter::paintBuffer(QPainter& painter, const Frame& frame, const LaneLayout& lane)
{
    const double zoom = frame.camera.zoom;
    if (zoom < RoadPainter::leastMarkZoom)
        return;
    const Palette& palette = m_theme.palette();
    const std::vector<trace::BufferedStore>& stores = frame.state.threads[lane.thread.index()].stores;
    const QFontMetricsF metrics(sceneFont(m_theme, SceneText::Caption));
    const double baseline = (lane.buffer.height() - metrics.height()) / 2;
    double x = lane.buffer.left();
    const auto write = [&](const QString& text, const QColor& color, double indent) {
        if (zoom >= RoadPainter::leastTextZoom)
            draw(painter, frame.camera.toView(QPointF(x + indent, lane.buffer.top() + baseline)),
                 m_sprites.text(text, SceneText::Caption, color, lane.buffer.right() - x - indent));
    };
    const QString label = tr("memory \u2190", "where stores in a buffer are going, in a picture");
    write(label, palette.textDim, 2);
    x += metrics.horizontalAdvance(label) + 10;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr double roomForMore = 30;
    for (std::size_t i = 0; i < std::max<std::size_t>(stores.size(), 1); ++i) {
        const QString text = stores.empty() ? tr("nothing waits") : words::store(frame.blueprint, stores[i]);
        const double width = std::min(metrics.horizontalAdvance(text) + 12, 120.0);
        if (x + width > lane.buffer.right() - (i + 1 < stores.size() ? roomForMore : 0)) {
            write(QStringLiteral("+%1").arg(stores.size() - i), palette.text, 0);
            break;
        }
        if (!stores.empty()) {
            painter.setPen(QPen(palette.accent, 1.4, Qt::DashLine));
            painter.setBrush(mix(palette.panel, palette.accent, i == 0 ? 0.3 : 0.12));
            const QRectF chip(x, lane.buffer.top() + 1.5, width, lane.buffer.height() - 3);
            painter.drawRoundedRect(frame.camera.toView(chip), 4 * zoom, 4 * zoom);
        }
        write(text, stores.empty() ? palette.textDim : palette.text, stores.empty() ? 0 : 5);
        x += width + 4;
    }
    painter.restore();
}

std::int32_t TrafficPainter::spriteOf(const scenario::Blueprint& blueprint, CoroutineId id, bool isFaded)
{
    std::int32_t& handle = m_carSprites[id.index() * 2 + (isFaded ? 1 : 0)];
    if (handle >= 0)
        return handle;
    const scenario::Blueprint::Coroutine& model = blueprint.coroutine(id);
    QString label;
    if (m_sprites.zoom() >= RoadPainter::leastTextZoom)
        label = shortName(QString::fromStdString(model.isMain ? blueprint.thread(model.thread).name : model.name));
    handle = m_sprites.car(m_theme.threadColor(model.thread), label, isFaded);
    return handle;
}

void TrafficPainter::paintCars(QPainter& painter, const Frame& frame, const LaneLayout& lane)
{
    const CoroutineId head = frame.state.threads[lane.thread.index()].head;
    for (const CoroutineId id : frame.state.coroutinesOf(lane.thread))
        if (id != head)
            paintCar(painter, frame, id);
    // The car that drives is never hidden by one that waits.
    if (head.isValid())
        paintCar(painter, frame, head);
}

void TrafficPainter::paintCar(QPainter& painter, const Frame& frame, CoroutineId id)
{
    const Car::Look look = frame.traffic.cars()[id.index()].look;
    if (look == Car::Look::Absent)
        return;
    const QPointF centre = frame.camera.toView(frame.traffic.centre(id, frame.state, frame.time));
    const SceneSprites::CarSprite& sprite
        = m_sprites.carSprite(spriteOf(frame.blueprint, id, look == Car::Look::Faded));
    const double left = (centre.x() - SceneSprites::carLength / 2 * frame.camera.zoom) * m_pixelRatio;
    const double whole = std::floor(left);
    const auto phase = static_cast<std::size_t>((left - whole) * SceneSprites::phases);
    const double top = std::round((centre.y() - SceneSprites::carWidth / 2 * frame.camera.zoom) * m_pixelRatio);
    if (m_pixelRatio == 1.0)
        painter.drawPixmap(static_cast<int>(whole), static_cast<int>(top), sprite[phase]);
    else
        painter.drawPixmap(QPointF(whole, top) / m_pixelRatio, sprite[phase]);
}

void TrafficPainter::paintClosed(QPainter& painter, const Frame& frame, const RoadLayoutRoad& road)
{
    const Palette& palette = m_theme.palette();
    const QRectF slab = frame.camera.toView(road.slab);
    const bool isCrash = frame.state.processes[road.process.index()].reason != machine::EndReason::Finished;
    QColor veil = isCrash ? palette.dangerGround : palette.land;
    veil.setAlpha(170);
    fillInBands(painter, slab.toAlignedRect().intersected(frame.view), veil);
    painter.setBrushOrigin(slab.topLeft());
    painter.drawTiledPixmap(slab, m_sprites.barrierTile(isCrash));
    if (frame.camera.zoom < RoadPainter::leastTextZoom)
        return;
    const QPixmap& text = m_sprites.text(words::closing(frame.blueprint, frame.state, road.process), SceneText::Title,
                                         palette.text, road.slab.width() - 60);
    const QSizeF size = text.deviceIndependentSize();
    const QRectF visible = slab.intersected(QRectF(frame.view));
    QRectF plate(0, 0, size.width() + 28, size.height() + 10);
    plate.moveCenter(visible.isEmpty() ? slab.center() : QPointF(visible.center().x(), slab.center().y()));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isCrash ? palette.danger : palette.landBorder, 2));
    painter.setBrush(isCrash ? palette.dangerGround : palette.raised);
    painter.drawRoundedRect(plate, 6, 6);
    painter.restore();
    draw(painter, plate.topLeft() + QPointF(14, 5), text);
}

void TrafficPainter::paintFocus(QPainter& painter, const Frame& frame)
{
    const Palette& palette = m_theme.palette();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (const trace::WaitRing& ring : frame.traffic.rings()) {
        const LaneLayout& lane = frame.layout.lane(ring.threads.front());
        painter.setPen(QPen(palette.danger, 2));
        painter.drawRoundedRect(frame.camera.toView(frame.layout.roads()[lane.road].land), 10 * frame.camera.zoom,
                                10 * frame.camera.zoom);
    }
    const auto outline = [&](ThreadId thread, const QPen& pen) {
        if (!frame.layout.hasLane(thread))
            return;
        const LaneLayout& lane = frame.layout.lane(thread);
        const QRectF box(lane.head.topLeft(), lane.asphalt.bottomRight());
        painter.setPen(pen);
        painter.drawRoundedRect(frame.camera.toView(box).adjusted(-1, 0, 1, 0), 5, 5);
    };
    QColor soft = palette.accent;
    soft.setAlpha(150);
    if (frame.focus.hovered != frame.focus.selected)
        outline(frame.focus.hovered, QPen(soft, 1.5));
    outline(frame.focus.selected, QPen(palette.accent, frame.focus.showsKeyboard ? 2.6 : 2));
    for (const RoadLayoutRoad& road : frame.layout.roads()) {
        if (road.process != frame.focus.selectedProcess)
            continue;
        painter.setPen(QPen(palette.accent, frame.focus.showsKeyboard ? 2.6 : 2));
        painter.drawRoundedRect(frame.camera.toView(road.land), 10 * frame.camera.zoom, 10 * frame.camera.zoom);
        painter.drawRoundedRect(frame.camera.toView(road.plate).adjusted(-1, -1, 1, 1), 5, 5);
    }
    painter.restore();
}

void TrafficPainter::paintArrows(QPainter& painter, const Frame& frame)
{
    if (frame.traffic.edges().empty())
        return;
    const auto centreOf = [&frame](ThreadId thread) {
        const CoroutineId car = frame.traffic.carOf(thread);
        return frame.camera.toView(frame.traffic.centre(car, frame.state, frame.time));
    };
    for (const trace::WaitEdge& edge : frame.traffic.edges()) {
        m_centres[edge.waiter.index()] = centreOf(edge.waiter);
        m_centres[edge.holder.index()] = centreOf(edge.holder);
    }
    m_arrows.paint(painter, frame.traffic, m_centres, {frame.focus.hovered, frame.focus.selected}, frame.view);
}

} // namespace threadway::ui
