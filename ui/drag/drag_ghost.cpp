// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drag/drag_ghost.h"

#include "ui/theme/signs.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace threadway::ui {
namespace {

constexpr int chipHeight = 28;
constexpr int captionHeight = 22;
constexpr int gap = 4;
constexpr int padding = 10;
constexpr int signSize = 14;
constexpr int barWidth = 5;
constexpr int widestChip = 220;
constexpr int widestCaption = 320;
constexpr double captionScale = 0.9;

} // namespace

DragGhost::DragGhost(QWidget* window, const Theme& theme) : QWidget(window), m_theme(theme)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Dragged thread"));
}

void DragGhost::setFace(const Face& face)
{
    if (face == m_face)
        return;
    m_face = face;
    setAccessibleDescription(face.label + QLatin1String(": ") + face.caption);
    resize(std::max(chipRect().right(), captionRect().right()) + 2, captionRect().bottom() + 2);
    update();
}

void DragGhost::follow(QPoint globalPosition)
{
    const QPoint pointer = parentWidget()->mapFromGlobal(globalPosition);
    const QPoint wanted = pointer + QPoint(14, 12);
    const QSize room = parentWidget()->size() - size();
    move(std::clamp(wanted.x(), 0, std::max(0, room.width())), std::clamp(wanted.y(), 0, std::max(0, room.height())));
    raise();
}

QRect DragGhost::chipRect() const
{
    const QFontMetrics metrics(m_theme.font(1.0, QFont::DemiBold));
    const int sign = m_face.isPinning ? signSize + 6 : 0;
    const int width = barWidth + padding + metrics.horizontalAdvance(m_face.label) + sign + padding;
    return {1, 1, std::min(width, widestChip), chipHeight};
}

QRect DragGhost::captionRect() const
{
    const QFontMetrics metrics(m_theme.font(captionScale));
    const int width = padding + signSize + 6 + metrics.horizontalAdvance(m_face.caption) + padding;
    return {1, 1 + chipHeight + gap, std::min(width, widestCaption), captionHeight};
}

void DragGhost::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintChip(painter);
    if (!m_face.caption.isEmpty())
        paintCaption(painter);
}

void DragGhost::paintChip(QPainter& painter) const
{
    const QRectF chip = QRectF(chipRect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(m_face.color, 1.5));
    painter.setBrush(m_theme.palette().raised);
    painter.drawRoundedRect(chip, 6, 6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_face.color);
    painter.drawRoundedRect(QRectF(chip.left() + 3, chip.top() + 4, barWidth, chip.height() - 8), 2, 2);

    QRect text = chipRect().adjusted(barWidth + padding, 0, -padding, 0);
    if (m_face.isPinning) {
        const QRectF sign(text.right() - signSize + 1, chip.center().y() - signSize / 2.0, signSize, signSize);
        signs::drawPin(painter, sign, m_theme.palette().text);
        text.setRight(text.right() - signSize - 6);
    }
    painter.setFont(m_theme.font(1.0, QFont::DemiBold));
    painter.setPen(m_theme.palette().text);
    // Rounding of text widths must not elide a label that fits.
    const QString label = painter.fontMetrics().elidedText(m_face.label, Qt::ElideRight, text.width() + 2);
    painter.drawText(text.adjusted(0, 0, 2, 0), Qt::AlignVCenter | Qt::AlignLeft, label);
}

void DragGhost::paintCaption(QPainter& painter) const
{
    const Palette& colors = m_theme.palette();
    const QRect ground = captionRect();
    painter.setPen(QPen(m_face.isRefused ? colors.danger : colors.border, 1));
    painter.setBrush(m_face.isRefused ? colors.dangerGround : colors.panel);
    painter.drawRoundedRect(QRectF(ground).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);

    const QRectF sign(ground.left() + padding - 2, ground.center().y() + 1 - signSize / 2.0, signSize, signSize);
    if (m_face.isRefused)
        signs::drawForbidden(painter, sign, colors.danger);
    else if (m_face.isPinning)
        signs::drawPin(painter, sign, colors.text);
    else
        signs::drawArrow(painter, sign, colors.text);
    const QRect text = ground.adjusted(padding + signSize + 4, 0, -padding + 4, 0);
    painter.setFont(m_theme.font(captionScale));
    painter.setPen(colors.text);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(m_face.caption, Qt::ElideRight, text.width()));
}

} // namespace threadway::ui
