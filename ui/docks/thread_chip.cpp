// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/thread_chip.h"

#include "ui/theme/signs.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace threadway::ui {
namespace {

constexpr int barWidth = 4;
constexpr int letterWidth = 15;
constexpr int signSize = 11;
constexpr int padding = 7;
constexpr double nameScale = 0.92;
constexpr double letterScale = 0.8;

QRectF crisp(const QRect& rect)
{
    return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
}

void paintBody(QPainter& painter, const ThreadChip& chip, const QRectF& box, const Theme& theme)
{
    const Palette& colors = theme.palette();
    const QColor color = theme.threadColor(chip.thread);
    const QColor edge = chip.isSelected ? colors.text : chip.isHovered ? color : colors.border;
    painter.setPen(QPen(edge, chip.isSelected ? 1.6 : 1.0));
    painter.setBrush(chip.isHovered ? colors.border : colors.raised);
    painter.drawRoundedRect(box, 5, 5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(box.left() + 1.5, box.top() + 2, barWidth, box.height() - 4), 2, 2);
}

} // namespace

int chipWidth(const ThreadChip& chip, const Theme& theme)
{
    const QFontMetrics metrics(theme.font(nameScale));
    return barWidth + padding + metrics.horizontalAdvance(chip.name) + (chip.isPinned ? signSize + 3 : 0) + 3
           + letterWidth + 4;
}

void paintChip(QPainter& painter, const ThreadChip& chip, const Theme& theme)
{
    const Palette& colors = theme.palette();
    if (chip.isLifted)
        return paintSlot(painter, chip.rect, chip.name, colors.textDim, theme);
    const QRectF box = crisp(chip.rect);
    paintBody(painter, chip, box, theme);

    QRect text = chip.rect.adjusted(barWidth + padding, 0, -letterWidth - 4, 0);
    painter.setFont(theme.font(letterScale, QFont::Bold));
    painter.setPen(colors.textDim);
    painter.drawText(QRect(text.right() + 1, chip.rect.top(), letterWidth, chip.rect.height()), Qt::AlignCenter,
                     QString(chip.letter));
    if (chip.isPinned) {
        const QRectF sign(text.right() - signSize + 1, box.center().y() - signSize / 2.0, signSize, signSize);
        signs::drawPin(painter, sign, colors.textDim);
        text.setRight(text.right() - signSize - 3);
    }
    painter.setFont(theme.font(nameScale));
    painter.setPen(colors.text);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(chip.name, Qt::ElideRight, text.width()));
    if (chip.warmth) {
        const QRectF track(box.left() + barWidth + padding, box.bottom() - 3, box.width() - barWidth - padding - 6, 2);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.border);
        painter.drawRect(track);
        painter.setBrush(theme.threadColor(chip.thread));
        painter.drawRect(QRectF(track.left(), track.top(), track.width() * *chip.warmth, track.height()));
    }
    if (chip.hasFocus) {
        painter.setPen(QPen(theme.isDark() ? colors.accent.lighter(135) : colors.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), 6, 6);
    }
}

void paintSlot(QPainter& painter, const QRect& rect, const QString& text, const QColor& color, const Theme& theme)
{
    painter.setPen(QPen(color, 1.2, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(crisp(rect), 5, 5);
    painter.setFont(theme.font(nameScale));
    painter.setPen(theme.palette().textDim);
    const QRect inner = rect.adjusted(padding + 2, 0, -padding, 0);
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, inner.width()));
}

} // namespace threadway::ui
