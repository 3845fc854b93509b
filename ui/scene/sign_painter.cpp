// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/sign_painter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace threadway::ui {
namespace {

using sync::Sign;

const QColor housing(18, 20, 24);
const QColor rim(120, 126, 136);
const QColor unlit(58, 62, 70);
const QColor paper(236, 232, 220);
const QColor ink(30, 32, 38);

QFont figureFont(const Theme& theme)
{
    QFont font = theme.font(1.0, QFont::Bold);
    font.setPixelSize(11);
    return font;
}

} // namespace

QColor SignPainter::state(bool isShut) const
{
    return isShut ? m_theme.palette().danger : m_theme.palette().success;
}

double SignPainter::width(Sign sign, const QString& figure) const
{
    if (sign == Sign::Light)
        return 16;
    const double text = figure.isEmpty() ? 0 : QFontMetricsF(figureFont(m_theme)).horizontalAdvance(figure) + 8;
    const double least = sign == Sign::Belt || sign == Sign::Boom ? 30 : 22;
    return std::clamp(text, least, 60.0);
}

void SignPainter::paintFigure(QPainter& painter, const QRectF& box, const QString& figure, const QColor& color) const
{
    painter.setFont(figureFont(m_theme));
    painter.setPen(color);
    painter.drawText(box, Qt::AlignCenter, figure);
}

void SignPainter::paint(QPainter& painter, Sign sign, const QString& figure, bool isShut, bool isOn) const
{
    const double wide = width(sign, figure);
    switch (sign) {
    case Sign::Light:
        return paintLight(painter, isShut);
    case Sign::Counter:
    case Sign::Meter:
        paintPanel(painter, wide, isShut);
        return paintFigure(painter, {0, 1, wide, 20}, figure, Qt::white);
    case Sign::Board:
        paintPanel(painter, wide, isShut);
        return paintFigure(painter, {0, 1, wide, 20}, figure.isEmpty() ? QStringLiteral("\u2013") : figure, Qt::white);
    case Sign::Roundabout:
        return paintRoundabout(painter, isShut);
    case Sign::Tickets:
        return paintTickets(painter, figure, isShut);
    case Sign::Bell:
        return paintBell(painter, figure);
    case Sign::Boom:
        return paintBoom(painter, figure, isShut);
    case Sign::Dial:
        return paintDial(painter, figure, isOn);
    case Sign::Gate:
        return paintGate(painter, isOn);
    case Sign::Stamp:
        return paintStamp(painter, isOn);
    case Sign::Belt:
        return paintBelt(painter, wide, figure, isShut, isOn);
    case Sign::Parcel:
        return paintParcel(painter, isOn);
    }
}

void SignPainter::paintLight(QPainter& painter, bool isShut) const
{
    painter.setPen(QPen(rim, 1));
    painter.setBrush(housing);
    painter.drawRoundedRect(QRectF(1, 1, 14, 28), 4, 4);
    painter.setPen(Qt::NoPen);
    const QColor lit = state(isShut);
    const QPointF lamp(8, isShut ? 8.5 : 21.5);
    painter.setBrush(QColor(lit.red(), lit.green(), lit.blue(), 90));
    painter.drawEllipse(lamp, 6.4, 6.4);
    painter.setBrush(lit);
    painter.drawEllipse(lamp, 4.8, 4.8);
    painter.setBrush(QColor(255, 255, 255, 130));
    painter.drawEllipse(lamp - QPointF(1.3, 1.5), 1.5, 1.3);
    painter.setBrush(unlit);
    painter.drawEllipse(QPointF(8, isShut ? 21.5 : 8.5), 4.2, 4.2);
}

/// A display on a post: a bar under it, whole where one has to wait, with a gap where one may pass.
void SignPainter::paintPanel(QPainter& painter, double width, bool isShut) const
{
    painter.setPen(QPen(rim, 1));
    painter.setBrush(housing);
    painter.drawRoundedRect(QRectF(1, 1, width - 2, 28), 3, 3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(state(isShut));
    if (isShut) {
        painter.drawRect(QRectF(4, 22, width - 8, 4));
        return;
    }
    const double part = (width - 8) / 3;
    painter.drawRect(QRectF(4, 22, part, 4));
    painter.drawRect(QRectF(4 + 2 * part, 22, part, 4));
}

/// A blue sign with an arrow that goes round; the island is full while somebody is inside.
void SignPainter::paintRoundabout(QPainter& painter, bool isShut) const
{
    painter.setPen(QPen(Qt::white, 1));
    painter.setBrush(QColor(0, 90, 160));
    painter.drawEllipse(QRectF(1, 4, 20, 20));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::white, 2));
    painter.drawArc(QRectF(5, 8, 12, 12), 60 * 16, 290 * 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawPolygon(QPolygonF{{14.5, 5.5}, {18.5, 9.8}, {13.2, 11.2}});
    painter.setBrush(isShut ? QBrush(state(true)) : QBrush(Qt::NoBrush));
    painter.setPen(QPen(isShut ? state(true) : state(false), 1.5));
    painter.drawEllipse(QPointF(11, 14), 2.6, 2.6);
}

/// A ticket with how many stand in line.
void SignPainter::paintTickets(QPainter& painter, const QString& figure, bool isShut) const
{
    painter.setPen(QPen(ink, 1));
    painter.setBrush(paper);
    QPainterPath ticket;
    ticket.addRoundedRect(QRectF(1, 4, 20, 16), 2, 2);
    QPainterPath notches;
    notches.addEllipse(QPointF(1, 12), 2.5, 2.5);
    notches.addEllipse(QPointF(21, 12), 2.5, 2.5);
    painter.drawPath(ticket.subtracted(notches));
    paintFigure(painter, {0, 4, 22, 16}, figure.isEmpty() ? QStringLiteral("0") : figure, ink);
    painter.setPen(Qt::NoPen);
    painter.setBrush(state(isShut));
    painter.drawRect(isShut ? QRectF(4, 23, 14, 4) : QRectF(4, 23, 4.6, 4));
    if (!isShut)
        painter.drawRect(QRectF(13.4, 23, 4.6, 4));
}

/// A bell over the number of those who sleep until it rings.
void SignPainter::paintBell(QPainter& painter, const QString& figure) const
{
    QPainterPath bell;
    bell.moveTo(4, 17);
    bell.cubicTo(8, 14, 5, 4, 11, 4);
    bell.cubicTo(17, 4, 14, 14, 18, 17);
    bell.closeSubpath();
    painter.setPen(QPen(ink, 1));
    painter.setBrush(QColor(230, 190, 60));
    painter.drawPath(bell);
    painter.drawEllipse(QPointF(11, 19), 2, 1.6);
    painter.drawEllipse(QPointF(11, 3.2), 1.4, 1.4);
    if (!figure.isEmpty())
        paintFigure(painter, {0, 19, 22, 11}, figure, m_theme.palette().text);
}

/// A striped boom: down while others are awaited, up for the one who completes the number.
void SignPainter::paintBoom(QPainter& painter, const QString& figure, bool isShut) const
{
    painter.setPen(QPen(rim, 1));
    painter.setBrush(housing);
    painter.drawRoundedRect(QRectF(1, 4, 6, 12), 1.5, 1.5);
    painter.save();
    painter.translate(6, 9);
    if (!isShut)
        painter.rotate(-38);
    for (int i = 0; i < 4; ++i) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(i % 2 == 0 ? QColor(220, 50, 47) : QColor(Qt::white));
        painter.drawRect(QRectF(i * 5.6, -2, 5.6, 4));
    }
    painter.restore();
    paintFigure(painter, {0, 16, 30, 13}, figure, m_theme.palette().text);
}

/// A dial that counts down; a tick once it has come to zero.
void SignPainter::paintDial(QPainter& painter, const QString& figure, bool isOn) const
{
    painter.setPen(QPen(state(!isOn), 2.2));
    painter.setBrush(housing);
    painter.drawEllipse(QRectF(1.5, 4.5, 19, 19));
    if (!isOn)
        return paintFigure(painter, {0, 4, 22, 20}, figure, Qt::white);
    painter.setPen(QPen(Qt::white, 2.2));
    painter.drawPolyline(QPolygonF{{6.5, 14}, {10, 18}, {16, 9.5}});
}

/// Two posts with leaves between them: closed and crossed, or swung open.
void SignPainter::paintGate(QPainter& painter, bool isOn) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(rim);
    painter.drawRect(QRectF(1, 4, 3, 23));
    painter.drawRect(QRectF(18, 4, 3, 23));
    painter.setPen(QPen(state(!isOn), 2));
    if (isOn) {
        painter.drawLine(QPointF(4, 8), QPointF(8, 4));
        painter.drawLine(QPointF(4, 24), QPointF(8, 20));
        painter.drawLine(QPointF(18, 8), QPointF(14, 4));
        painter.drawLine(QPointF(18, 24), QPointF(14, 20));
        return;
    }
    painter.drawRect(QRectF(5, 8, 12, 15));
    painter.drawLine(QPointF(5, 8), QPointF(17, 23));
    painter.drawLine(QPointF(17, 8), QPointF(5, 23));
}

/// A form: stamped once it is done.
void SignPainter::paintStamp(QPainter& painter, bool isOn) const
{
    painter.setPen(QPen(ink, 1));
    painter.setBrush(paper);
    painter.drawRect(QRectF(3, 3, 16, 23));
    painter.setPen(QPen(rim, 1.2));
    for (const double y : {7.0, 10.5, 14.0})
        painter.drawLine(QPointF(6, y), QPointF(16, y));
    painter.setBrush(Qt::NoBrush);
    if (!isOn) {
        painter.setPen(QPen(rim, 1.2, Qt::DashLine));
        painter.drawEllipse(QPointF(11, 19.5), 4.5, 4.5);
        return;
    }
    painter.setPen(QPen(QColor(0, 120, 90), 1.8));
    painter.drawEllipse(QPointF(11, 19.5), 4.5, 4.5);
    painter.drawPolyline(QPolygonF{{8.6, 19.5}, {10.6, 21.5}, {13.6, 17.4}});
}

/// A belt with a box on it if there is something to take, and how full it is.
void SignPainter::paintBelt(QPainter& painter, double width, const QString& figure, bool isShut, bool isOn) const
{
    painter.setPen(QPen(rim, 1));
    painter.setBrush(housing);
    painter.drawRoundedRect(QRectF(1, 11, width - 2, 5), 2.5, 2.5);
    if (isOn) {
        painter.setPen(QPen(ink, 1));
        painter.setBrush(QColor(205, 150, 90));
        painter.drawRect(QRectF(width / 2 - 4, 2.5, 8, 8));
        painter.drawLine(QPointF(width / 2, 2.5), QPointF(width / 2, 10.5));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(state(isShut));
    painter.drawEllipse(QPointF(4.5, 13.5), 2, 2);
    painter.drawEllipse(QPointF(width - 4.5, 13.5), 2, 2);
    paintFigure(painter, {0, 17, width, 13}, figure, m_theme.palette().text);
}

/// A parcel: an outline while it is awaited.
void SignPainter::paintParcel(QPainter& painter, bool isOn) const
{
    const QRectF box(2, 8, 18, 16);
    if (!isOn) {
        painter.setPen(QPen(rim, 1.6, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box);
        return;
    }
    painter.setPen(QPen(ink, 1));
    painter.setBrush(QColor(205, 150, 90));
    painter.drawRect(box);
    painter.setPen(QPen(QColor(0, 120, 90), 2.2));
    painter.drawLine(QPointF(11, 8), QPointF(11, 24));
    painter.drawLine(QPointF(2, 14), QPointF(20, 14));
}

} // namespace threadway::ui
