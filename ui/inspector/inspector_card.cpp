// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspector_card.h"

#include "ui/theme/theme.h"

#include <QFocusEvent>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace threadway::ui {
namespace {

constexpr int padding = 10;
constexpr int titleHeight = 24;
constexpr double radius = 7;

} // namespace

InspectorCard::InspectorCard(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
}

int InspectorCard::heightAt(int width) const
{
    return titleHeight + bodyHeight(width - 2 * padding) + padding + 4;
}

QRect InspectorCard::bodyRect() const
{
    return rect().adjusted(padding, titleHeight + 4, -padding, -padding);
}

void InspectorCard::tellWords()
{
    if (accessibleName() != title())
        setAccessibleName(title());
    if (const QString said = words(); accessibleDescription() != said)
        setAccessibleDescription(said);
}

void InspectorCard::paintLine(QPainter& painter, const QRect& rect, const QString& text, Qt::Alignment align)
{
    const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width());
    painter.drawText(rect, static_cast<int>(Qt::AlignVCenter | align), shown);
    if (shown != text)
        addSpot({.rect = rect, .tip = text, .thread = {}, .process = {}});
}

void InspectorCard::paintEvent(QPaintEvent*)
{
    const Palette& colors = m_theme.palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? colors.accent : colors.border, hasFocus() ? 2 : 1));
    painter.setBrush(colors.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
    painter.setFont(m_theme.font(0.85, QFont::DemiBold));
    painter.setPen(colors.textDim);
    m_spots.clear();
    paintLine(painter, QRect(padding, 4, width() - 2 * padding, titleHeight - 2), title());
    paintBody(painter, bodyRect());
}

const InspectorCard::Spot* InspectorCard::spotAt(QPoint position, bool isToChoose) const
{
    for (const Spot& spot : m_spots) {
        const bool isChoice = spot.thread.isValid() || spot.process.isValid();
        if (spot.rect.contains(position) && (isToChoose ? isChoice : !spot.tip.isEmpty()))
            return &spot;
    }
    return nullptr;
}

bool InspectorCard::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const Spot* spot = spotAt(help->pos(), false))
        QToolTip::showText(help->globalPos(), spot->tip, this, spot->rect);
    else
        QToolTip::hideText();
    return true;
}

void InspectorCard::mouseMoveEvent(QMouseEvent* event)
{
    if (spotAt(event->position().toPoint(), true) != nullptr)
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
}

void InspectorCard::mousePressEvent(QMouseEvent* event)
{
    const Spot* spot = spotAt(event->position().toPoint(), true);
    if (event->button() != Qt::LeftButton || spot == nullptr)
        return QWidget::mousePressEvent(event);
    if (spot->thread.isValid())
        Q_EMIT threadChosen(spot->thread);
    else
        Q_EMIT processChosen(spot->process);
}

void InspectorCard::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void InspectorCard::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace threadway::ui
