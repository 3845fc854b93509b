// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/indicator_style.h"

#include <QPainter>
#include <QPolygonF>
#include <QStyleOption>

namespace threadway::ui {

IndicatorStyle::IndicatorStyle(const Palette& palette) : QProxyStyle(QStringLiteral("Fusion")), m_palette(palette) {}

void IndicatorStyle::drawGround(const QStyleOption& option, QPainter& painter, double radius) const
{
    const bool isOn = !option.state.testFlag(State_Off) && option.state.testFlag(State_Enabled);
    const QRectF box = QRectF(option.rect).adjusted(1, 1, -1, -1);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor edge = isOn ? m_palette.accent : m_palette.textDim;
    if (option.state.testFlag(State_HasFocus) || option.state.testFlag(State_MouseOver))
        edge = m_palette.text;
    if (!option.state.testFlag(State_Enabled))
        edge = m_palette.border;
    painter.setPen(QPen(edge, 1.2));
    painter.setBrush(isOn ? m_palette.accent : m_palette.panel);
    painter.drawRoundedRect(box, radius, radius);
    painter.setPen(
        QPen(isOn ? m_palette.accentText : m_palette.textDim, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

void IndicatorStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                   const QWidget* widget) const
{
    if (element != PE_IndicatorCheckBox && element != PE_IndicatorRadioButton)
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    painter->save();
    const QPointF center = QRectF(option->rect).center();
    if (element == PE_IndicatorRadioButton) {
        drawGround(*option, *painter, option->rect.width() / 2.0 - 1);
        if (option->state.testFlag(State_On)) {
            painter->setBrush(painter->pen().color());
            painter->setPen(Qt::NoPen);
            painter->drawEllipse(center, 2.8, 2.8);
        }
    } else {
        drawGround(*option, *painter, 3);
        painter->setBrush(Qt::NoBrush);
        painter->translate(center);
        if (option->state.testFlag(State_On))
            painter->drawPolyline(QPolygonF({QPointF(-3.2, 0.2), QPointF(-0.9, 2.6), QPointF(3.4, -2.6)}));
        else if (option->state.testFlag(State_NoChange))
            painter->drawLine(QPointF(-3, 0), QPointF(3, 0));
    }
    painter->restore();
}

} // namespace threadway::ui
