// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/card_painter.h"

#include "ui/session/selection.h"
#include "ui/theme/signs.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace threadway::ui {
namespace {

constexpr int padding = 10;
constexpr int headerHeight = 22;
constexpr int ringSize = 18;
constexpr double smallScale = 0.85;
constexpr double radius = 7;

/// Rounded so that it changes about ten times in a slice, not in every frame.
SimTime calm(SimTime turn, SimTime slice)
{
    std::int64_t step = 1;
    while (step * 100 <= std::max(turn.ns, slice.ns))
        step *= 10;
    return {turn.ns / step * step};
}

} // namespace

void CardPainter::paint(const CoreCard& card, const DropFeedback& feedback)
{
    paintGround(card, feedback);
    paintHeader(card, feedback);
    paintNow(card, feedback);
    if (m_source.hasQueues()) {
        paintLabel(card.rect, card.next.rect, tr("next"));
        paintRow(card.next);
    }
    const int label = labelColumnWidth(m_source.theme);
    const int rate = rateColumnWidth(m_source.theme);
    for (std::size_t i = 0; i < card.shelves.size(); ++i)
        paintShelf(m_painter, card.shelfRects[i], label, rate, card.shelves[i], m_source.theme);
}

void CardPainter::paintSocket(const SocketCard& card)
{
    const Palette& colors = m_source.theme.palette();
    m_painter.setPen(QPen(colors.border, 1));
    m_painter.setBrush(colors.panel);
    m_painter.drawRoundedRect(QRectF(card.rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    m_painter.setFont(m_source.theme.font(smallScale, QFont::DemiBold));
    m_painter.setPen(colors.textDim);
    const QRect title = card.rect.adjusted(padding, 4, -padding, 0);
    m_painter.drawText(title, Qt::AlignTop | Qt::AlignLeft,
                       m_painter.fontMetrics().elidedText(card.title, Qt::ElideRight, title.width()));
    const int label = labelColumnWidth(m_source.theme);
    const int rate = rateColumnWidth(m_source.theme);
    for (std::size_t i = 0; i < card.shelves.size(); ++i)
        paintShelf(m_painter, card.shelfRects[i], label, rate, card.shelves[i], m_source.theme);
}

void CardPainter::paintGround(const CoreCard& card, const DropFeedback& feedback)
{
    const Palette& colors = m_source.theme.palette();
    const QColor color = m_source.theme.coreColor(card.core);
    const QRectF box = QRectF(card.rect).adjusted(0.75, 0.75, -0.75, -0.75);
    const bool isBusy = !card.now.chips.empty();
    const bool isLit = m_source.selection.hoveredCore() == card.core;

    QColor edge = color;
    edge.setAlphaF(isBusy || isLit ? 1.0F : 0.55F);
    QPen pen(edge, isLit ? 2.2 : 1.4);
    QColor ground = colors.panel;
    if (feedback.kind == DropFeedback::Kind::Accepts)
        pen = QPen(color, 2, Qt::DashLine);
    else if (feedback.kind == DropFeedback::Kind::Refuses)
        pen = QPen(colors.danger, 2);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(ground);
    m_painter.drawRoundedRect(box, radius, radius);
    if (feedback.kind == DropFeedback::Kind::Accepts) {
        QColor glow = color;
        glow.setAlphaF(0.16F);
        m_painter.setBrush(glow);
        m_painter.drawRoundedRect(box, radius, radius);
    }
    m_painter.setPen(pen);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRoundedRect(box, radius, radius);
    m_painter.setPen(QPen(color, 3, Qt::SolidLine, Qt::FlatCap));
    m_painter.drawLine(QPointF(box.left() + radius - 2, box.top() + 0.75),
                       QPointF(box.right() - radius + 2, box.top() + 0.75));
}

void CardPainter::paintHeader(const CoreCard& card, const DropFeedback& feedback)
{
    const Palette& colors = m_source.theme.palette();
    QRect header(card.rect.left() + padding, card.rect.top() + padding, card.rect.width() - 2 * padding, headerHeight);
    m_painter.setFont(m_source.theme.font(1.0, QFont::Bold));
    m_painter.setPen(colors.text);
    const QString name = words::coreName(card.core);
    m_painter.drawText(header, Qt::AlignVCenter | Qt::AlignLeft, name);
    header.setLeft(header.left() + m_painter.fontMetrics().horizontalAdvance(name) + 12);

    m_painter.setFont(m_source.theme.font(smallScale));
    if (feedback.kind == DropFeedback::Kind::Refuses) {
        const QRectF sign(header.left(), header.center().y() - 6, 14, 14);
        signs::drawForbidden(m_painter, sign, colors.danger);
        header.setLeft(header.left() + 20);
        m_painter.setPen(colors.danger);
        m_painter.drawText(header, Qt::AlignVCenter | Qt::AlignLeft,
                           m_painter.fontMetrics().elidedText(feedback.reason, Qt::ElideRight, header.width()));
        return;
    }
    paintTurn(card, header);
    header.setRight(header.right() - ringSize - (card.now.chips.empty() ? 6 : 64));
    m_painter.setPen(colors.textDim);
    QString busy = tr("%1 % busy so far").arg(card.busyPercent);
    if (!card.place.isEmpty())
        busy = tr("%1 % busy, %2").arg(card.busyPercent).arg(card.place);
    else if (m_painter.fontMetrics().horizontalAdvance(busy) > header.width())
        busy = tr("%1 % busy").arg(card.busyPercent);
    m_painter.drawText(header, Qt::AlignVCenter | Qt::AlignLeft,
                       m_painter.fontMetrics().elidedText(busy, Qt::ElideRight, header.width()));
}

void CardPainter::paintTurn(const CoreCard& card, const QRect& header)
{
    const Palette& colors = m_source.theme.palette();
    const QColor color = m_source.theme.coreColor(card.core);
    const QRectF ring(header.right() - ringSize, header.center().y() - ringSize / 2.0 + 0.5, ringSize, ringSize);
    const bool isBusy = !card.now.chips.empty();
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(colors.border, 3));
    const QRectF arc = ring.adjusted(1.5, 1.5, -1.5, -1.5);
    m_painter.drawEllipse(arc);
    if (!isBusy)
        return;
    if (card.slice.ns > 0 && !card.isSwitching) {
        const double share = static_cast<double>(card.turn.ns) / static_cast<double>(card.slice.ns);
        m_painter.setPen(QPen(color, 3, Qt::SolidLine, Qt::FlatCap));
        m_painter.drawArc(arc, 90 * 16, -static_cast<int>(std::min(share, 1.0) * 360.0 * 16.0));
    } else {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(color);
        m_painter.drawEllipse(ring.center(), 3, 3);
    }
    m_painter.setPen(colors.textDim);
    const QString text = card.isSwitching ? tr("switching") : words::time(calm(card.turn, card.slice));
    const QRect box(header.right() - ringSize - 70, header.top(), 64, header.height());
    m_painter.drawText(box, Qt::AlignVCenter | Qt::AlignRight,
                       m_painter.fontMetrics().elidedText(text, Qt::ElideRight, box.width()));
}

void CardPainter::paintNow(const CoreCard& card, const DropFeedback& feedback)
{
    paintLabel(card.rect, card.now.rect, tr("now"));
    if (feedback.kind == DropFeedback::Kind::Accepts) {
        paintRow(card.now);
        const QRect slot = card.now.chips.empty() ? card.now.rect : card.dropSlot;
        const QString text = feedback.isPinning ? tr("pin: %1") : tr("drop: %1");
        paintSlot(m_painter, slot, text.arg(feedback.label), feedback.color, m_source.theme);
        return;
    }
    if (!card.now.chips.empty())
        return paintRow(card.now);
    paintEmptySlot(card.now.rect, card.isOnline ? tr("idle") : tr("offline"));
}

void CardPainter::paintEmptySlot(const QRect& rect, const QString& text)
{
    const Palette& colors = m_source.theme.palette();
    m_painter.setPen(QPen(colors.border, 1));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    m_painter.setFont(m_source.theme.font(0.92));
    m_painter.setPen(colors.textDim);
    m_painter.drawText(rect.adjusted(11, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
}

void CardPainter::paintDevice(const DeviceCard& card)
{
    const Palette& colors = m_source.theme.palette();
    m_painter.setPen(QPen(card.now.chips.empty() ? colors.border : colors.textDim, 1.4));
    m_painter.setBrush(colors.panel);
    m_painter.drawRoundedRect(QRectF(card.rect).adjusted(0.75, 0.75, -0.75, -0.75), radius, radius);
    QRect header(card.rect.left() + padding, card.rect.top() + padding, card.rect.width() - 2 * padding, headerHeight);
    m_painter.setFont(m_source.theme.font(1.0, QFont::Bold));
    m_painter.setPen(colors.text);
    const QString name = m_painter.fontMetrics().elidedText(card.name, Qt::ElideRight, header.width() / 2);
    m_painter.drawText(header, Qt::AlignVCenter | Qt::AlignLeft, name);
    header.setLeft(header.left() + m_painter.fontMetrics().horizontalAdvance(name) + 12);
    m_painter.setFont(m_source.theme.font(smallScale));
    m_painter.setPen(colors.textDim);
    const QString text = card.waiting == 0 ? tr("device, %1 served").arg(card.served)
                                           : tr("device, %1 served, %2 wait").arg(card.served).arg(card.waiting);
    m_painter.drawText(header, Qt::AlignVCenter | Qt::AlignLeft,
                       m_painter.fontMetrics().elidedText(text, Qt::ElideRight, header.width()));
    paintLabel(card.rect, card.now.rect, tr("now"));
    if (card.now.chips.empty())
        paintEmptySlot(card.now.rect, tr("idle"));
    paintRow(card.now);
    paintLabel(card.rect, card.next.rect, tr("next"));
    paintRow(card.next);
}

void CardPainter::paintRow(const ChipRow& row)
{
    for (const ThreadChip& chip : row.chips)
        paintChip(m_painter, chip, m_source.theme);
    if (row.hidden == 0)
        return;
    m_painter.setFont(m_source.theme.font(smallScale));
    m_painter.setPen(m_source.theme.palette().textDim);
    m_painter.drawText(row.rect, Qt::AlignVCenter | Qt::AlignRight, QStringLiteral("+%1").arg(row.hidden));
}

void CardPainter::paintLabel(const QRect& card, const QRect& row, const QString& text)
{
    m_painter.setFont(m_source.theme.font(smallScale));
    m_painter.setPen(m_source.theme.palette().textDim);
    m_painter.drawText(QRect(card.left() + padding, row.top(), row.left() - card.left(), row.height()),
                       Qt::AlignVCenter | Qt::AlignLeft, text);
}

void CardPainter::paintReady(const QRect& rect, const ChipRow& row)
{
    const Palette& colors = m_source.theme.palette();
    m_painter.setPen(QPen(colors.border, 1));
    m_painter.setBrush(colors.panel);
    m_painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    m_painter.setFont(m_source.theme.font(smallScale, QFont::DemiBold));
    m_painter.setPen(colors.textDim);
    const QRect title = rect.adjusted(padding, 6, -padding, 0);
    m_painter.drawText(title, Qt::AlignTop | Qt::AlignLeft, tr("Ready, any core"));
    if (row.chips.empty()) {
        m_painter.setFont(m_source.theme.font(smallScale));
        m_painter.drawText(row.rect, Qt::AlignVCenter | Qt::AlignLeft, tr("nobody waits"));
    }
    paintRow(row);
}

} // namespace threadway::ui
