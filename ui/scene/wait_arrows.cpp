// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/wait_arrows.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace threadway::ui {

namespace {

/// More arrows than this hide the picture instead of explaining it, and cost time to paint.
constexpr std::size_t mostArrows = 60;
constexpr std::size_t mostRings = 12;

void paintTip(QPainter& painter, const ArrowCurve& curve, const QColor& color, double size)
{
    const double back = curve.isDown ? size : -size;
    const std::array<QPointF, 3> corners{curve.tip, curve.tip + QPointF(back, -size * 0.55),
                                         curve.tip + QPointF(back, size * 0.55)};
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawConvexPolygon(corners.data(), static_cast<int>(corners.size()));
}

} // namespace

ArrowCurve arrowCurve(QPointF from, QPointF to, double zoom)
{
    ArrowCurve curve;
    curve.isDown = to.y() >= from.y();
    const double side = curve.isDown ? 1.0 : -1.0;
    const double nose = SceneSprites::carLength / 2 * zoom;
    const double lift = 4 * zoom * side;
    const QPointF start = from + QPointF(side * (nose + 1), lift);
    const QPointF end = to + QPointF(side * (nose + 2), -lift);
    const double bulge = (34 + 0.16 * std::abs(to.y() - from.y()) / zoom) * zoom;
    const double outer = curve.isDown ? std::max(start.x(), end.x()) + bulge : std::min(start.x(), end.x()) - bulge;
    curve.tip = end;
    const QPointF shaft = end + QPointF(side * 9 * zoom, 0);
    curve.path.moveTo(start);
    curve.path.cubicTo(QPointF(outer, start.y()), QPointF(outer, end.y()), shaft);
    curve.middle = curve.path.pointAtPercent(0.5);
    return curve;
}

void WaitArrows::paint(QPainter& painter, const Traffic& traffic, const std::vector<QPointF>& centres,
                       const std::array<ThreadId, 2>& pointed, const QRect& view) const
{
    if (traffic.edges().empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool showAll = traffic.edges().size() <= mostArrows;
    for (const trace::WaitEdge& edge : traffic.edges()) {
        const bool isPointed = edge.waiter == pointed[0] || edge.waiter == pointed[1];
        if (edge.waiter == edge.holder || (!showAll && !isPointed))
            continue;
        if (traffic.isInRing(edge.waiter) && traffic.isInRing(edge.holder))
            continue;
        const QPointF from = centres[edge.waiter.index()];
        const QPointF to = centres[edge.holder.index()];
        paintCurve(painter, arrowCurve(from, to, m_sprites.zoom()), m_theme.palette().junction, isPointed ? 2.4 : 1.6);
    }
    for (std::size_t i = 0; i < std::min(traffic.rings().size(), mostRings); ++i)
        paintRing(painter, traffic.rings()[i], centres, view);
    painter.restore();
}

void WaitArrows::paintCurve(QPainter& painter, const ArrowCurve& curve, const QColor& color, double width) const
{
    const double scale = std::clamp(m_sprites.zoom(), 0.5, 2.0);
    QPen pen(color, width * scale);
    pen.setCapStyle(Qt::FlatCap);
    pen.setDashPattern({3.2, 2.2});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(curve.path);
    paintTip(painter, curve, color, (6 + 1.8 * width) * m_sprites.zoom());
}

void WaitArrows::paintRing(QPainter& painter, const trace::WaitRing& ring, const std::vector<QPointF>& centres,
                           const QRect& view) const
{
    const QColor red = m_theme.palette().danger;
    QColor halo = red;
    halo.setAlpha(70);
    const double zoom = m_sprites.zoom();
    std::vector<ArrowCurve> curves;
    for (std::size_t i = 0; i < ring.threads.size(); ++i)
        curves.push_back(arrowCurve(centres[ring.threads[i].index()],
                                    centres[ring.threads[(i + 1) % ring.threads.size()].index()], zoom));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(halo, 8 * std::clamp(zoom, 0.4, 2.0), Qt::SolidLine, Qt::RoundCap));
    for (const ArrowCurve& curve : curves)
        painter.drawPath(curve.path);
    for (const ArrowCurve& curve : curves)
        paintCurve(painter, curve, red, 2.8);
    paintLabel(painter, ring, curves, view);
}

void WaitArrows::paintLabel(QPainter& painter, const trace::WaitRing& ring, const std::vector<ArrowCurve>& curves,
                            const QRect& view) const
{
    const QColor red = m_theme.palette().danger;
    const double zoom = m_sprites.zoom();
    const auto farthest = std::max_element(curves.begin(), curves.end(), [](const ArrowCurve& a, const ArrowCurve& b) {
        return a.middle.x() < b.middle.x();
    });
    const QString text = tr("gridlock: cycle %1").arg(ring.threads.size());
    QFont font = sceneFont(m_theme, SceneText::Bold);
    // The one text that stays readable however far one zooms out: rings are what is looked for from there.
    font.setPixelSize(std::clamp(static_cast<int>(font.pixelSize() * zoom), 11, 28));
    const QFontMetricsF metrics(font);
    const QSizeF size(metrics.horizontalAdvance(text), metrics.height());
    // In the upper half of the strip of lights, so that it leaves the names of the lights' owners free.
    const double lift = 2 * zoom;
    QRectF pill(farthest->middle.x() + 6 * zoom, farthest->middle.y() - lift - size.height() / 2 - 1, size.width() + 14,
                size.height() + 2);
    pill.moveLeft(std::min(pill.left(), static_cast<double>(view.right()) - pill.width() - 4));
    painter.setPen(QPen(Theme::textOn(red), 1));
    painter.setBrush(red);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter.setFont(font);
    painter.drawText(pill, Qt::AlignCenter, text);
}

} // namespace threadway::ui
