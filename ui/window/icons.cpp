// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/icons.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

namespace threadway::ui {
namespace {

constexpr int box = 24; ///< signs are designed on a grid of 24 x 24
constexpr int pixels = 48; ///< twice that, for screens of high density

QPainterPath triangle(qreal left, qreal right)
{
    QPainterPath path;
    path.moveTo(left, 5);
    path.lineTo(right, 12);
    path.lineTo(left, 19);
    path.closeSubpath();
    return path;
}

QPainterPath bar(qreal x)
{
    QPainterPath path;
    path.addRoundedRect(QRectF(x, 5, 3, 14), 1, 1);
    return path;
}

/// A curved arrow pointing left.
QPainterPath curvedArrow()
{
    QPainterPath curve;
    curve.moveTo(19, 18);
    curve.cubicTo(19, 9, 12, 9, 8, 9);
    QPainterPathStroker stroker;
    stroker.setWidth(2.4);
    QPainterPath path = stroker.createStroke(curve);
    QPainterPath head;
    head.moveTo(4, 9);
    head.lineTo(10, 4);
    head.lineTo(10, 14);
    head.closeSubpath();
    return path.united(head);
}

QPainterPath mirrored(const QPainterPath& path)
{
    return QTransform(-1, 0, 0, 1, box, 0).map(path);
}

QPainterPath warning()
{
    QPainterPath path;
    path.moveTo(12, 3.5);
    path.lineTo(21.5, 20);
    path.lineTo(2.5, 20);
    path.closeSubpath();
    QPainterPath mark;
    mark.addRoundedRect(QRectF(11, 9, 2, 6), 1, 1);
    mark.addEllipse(QPointF(12, 17.3), 1.2, 1.2);
    return path.subtracted(mark);
}

QPainterPath folder()
{
    QPainterPath path;
    path.addRoundedRect(QRectF(3, 7, 18, 12), 2, 2);
    path.addRoundedRect(QRectF(3, 5, 8, 5), 1.5, 1.5);
    return path.simplified();
}

QPainterPath disk()
{
    QPainterPath path;
    path.addRoundedRect(QRectF(4, 4, 16, 16), 2, 2);
    QPainterPath holes;
    holes.addRect(QRectF(8, 4, 8, 5));
    holes.addRect(QRectF(7, 13, 10, 7));
    return path.subtracted(holes);
}

/// One way that parts, and parts again.
QPainterPath branches()
{
    QPainterPath lines;
    lines.moveTo(5, 12);
    lines.lineTo(12, 6.5);
    lines.lineTo(19, 4);
    lines.moveTo(12, 6.5);
    lines.lineTo(19, 11);
    lines.moveTo(5, 12);
    lines.lineTo(12, 17.5);
    lines.lineTo(19, 19);
    QPainterPathStroker stroker;
    stroker.setWidth(2);
    QPainterPath path = stroker.createStroke(lines);
    for (const QPointF end : {QPointF(5, 12), QPointF(19, 4), QPointF(19, 11), QPointF(19, 19)}) {
        QPainterPath dot;
        dot.addEllipse(end, 2.7, 2.7);
        path = path.united(dot);
    }
    return path;
}

/// A pointing hand.
QPainterPath hand()
{
    QPainterPath path;
    path.addRoundedRect(QRectF(9, 3, 3, 12), 1.5, 1.5);
    QPainterPath palm;
    palm.addRoundedRect(QRectF(7, 11, 12, 10), 3.5, 3.5);
    QPainterPath thumb;
    thumb.addRoundedRect(QRectF(4, 12, 6, 3), 1.5, 1.5);
    return path.united(palm).united(thumb);
}

QPainterPath pathOf(Sign sign)
{
    switch (sign) {
    case Sign::None:
        return {};
    case Sign::ToStart:
        return mirrored(triangle(6, 16) + bar(17));
    case Sign::StepBack:
        return mirrored(triangle(8, 17));
    case Sign::Play:
        return triangle(7, 19);
    case Sign::Pause:
        return bar(7) + bar(14);
    case Sign::StepForward:
        return triangle(8, 17);
    case Sign::ToEnd:
        return triangle(6, 16) + bar(17);
    case Sign::Warning:
        return warning();
    case Sign::Open:
        return folder();
    case Sign::Save:
        return disk();
    case Sign::Undo:
        return curvedArrow();
    case Sign::Redo:
        return mirrored(curvedArrow());
    case Sign::Branches:
        return branches();
    case Sign::Hand:
        return hand();
    }
    return {};
}

QPixmap pixmapOf(Sign sign, const QColor& color)
{
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(static_cast<qreal>(pixels) / box, static_cast<qreal>(pixels) / box);
    painter.fillPath(pathOf(sign), color);
    return pixmap;
}

} // namespace

QIcon iconOf(Sign sign, const QColor& color, const QColor& disabled)
{
    QIcon icon;
    if (sign == Sign::None)
        return icon;
    icon.addPixmap(pixmapOf(sign, color), QIcon::Normal);
    icon.addPixmap(pixmapOf(sign, disabled), QIcon::Disabled);
    return icon;
}

} // namespace threadway::ui
