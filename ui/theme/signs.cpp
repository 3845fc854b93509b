// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/signs.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>

namespace threadway::ui::signs {
namespace {

/// Paints in a square of 16 x 16 units, with lines that stay readable when the square is small.
class SignPainter {
public:
    SignPainter(QPainter& painter, const QRectF& square, const QColor& color, double width = 1.6) : m_painter(painter)
    {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(square.topLeft());
        const double scale = std::min(square.width(), square.height()) / 16.0;
        painter.scale(scale, scale);
        painter.setPen(QPen(color, std::max(width, 1.2 / scale), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
    }
    ~SignPainter() { m_painter.restore(); }
    SignPainter(const SignPainter&) = delete;
    SignPainter& operator=(const SignPainter&) = delete;

private:
    QPainter& m_painter;
};

} // namespace

void drawPin(QPainter& painter, const QRectF& square, const QColor& color)
{
    const SignPainter units(painter, square, color);
    QPainterPath head;
    head.moveTo(5.0, 2.0);
    head.lineTo(11.0, 2.0);
    head.lineTo(10.2, 6.5);
    head.lineTo(12.5, 9.5);
    head.lineTo(3.5, 9.5);
    head.lineTo(5.8, 6.5);
    head.closeSubpath();
    painter.setBrush(color);
    painter.drawPath(head);
    painter.drawLine(QPointF(8.0, 9.5), QPointF(8.0, 14.5));
}

void drawForbidden(QPainter& painter, const QRectF& square, const QColor& color)
{
    const SignPainter units(painter, square, color, 2.0);
    painter.drawEllipse(QPointF(8.0, 8.0), 6.3, 6.3);
    painter.drawLine(QPointF(3.7, 3.7), QPointF(12.3, 12.3));
}

void drawSnowflake(QPainter& painter, const QRectF& square, const QColor& color)
{
    const SignPainter units(painter, square, color, 1.3);
    painter.translate(8.0, 8.0);
    for (int arm = 0; arm < 6; ++arm) {
        const std::array<QLineF, 3> lines{QLineF(0, 0, 0, -7), QLineF(0, -4.4, -2.1, -6.4), QLineF(0, -4.4, 2.1, -6.4)};
        painter.drawLines(lines.data(), static_cast<int>(lines.size()));
        painter.rotate(60.0);
    }
}

void drawArrow(QPainter& painter, const QRectF& square, const QColor& color)
{
    const SignPainter units(painter, square, color);
    painter.drawLine(QPointF(2.5, 8.0), QPointF(13.5, 8.0));
    painter.drawLine(QPointF(9.5, 4.0), QPointF(13.5, 8.0));
    painter.drawLine(QPointF(9.5, 12.0), QPointF(13.5, 8.0));
}

} // namespace threadway::ui::signs
