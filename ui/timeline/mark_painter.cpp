// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/mark_painter.h"

#include "ui/timeline/slice_painter.h"
#include "ui/words/words.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace threadway::ui {
namespace {

using trace::Mark;
using trace::MarkKind;

constexpr int tickSpacing = 84;

int columnOf(const TimeScale& scale, SimTime time)
{
    return static_cast<int>(std::floor(scale.x(time)));
}

} // namespace

std::vector<Tick> MarkPainter::ticks() const
{
    return ticksOf(m_scale, tickSpacing);
}

void MarkPainter::paintGrid(QPainter& painter) const
{
    painter.setPen(m_theme.palette().chartGrid);
    for (const Tick& tick : ticks()) {
        const int x = columnOf(m_scale, tick.time);
        painter.drawLine(x, m_places.rows.top(), x, m_places.axis.top() + 3);
    }
}

void MarkPainter::paintAxis(QPainter& painter) const
{
    painter.setFont(m_theme.font(0.85));
    painter.setPen(m_theme.palette().textDim);
    const QFontMetrics metrics = painter.fontMetrics();
    int end = m_places.axis.left();
    for (const Tick& tick : ticks()) {
        const int width = metrics.horizontalAdvance(tick.label);
        const int centred = columnOf(m_scale, tick.time) - width / 2;
        const int leftmost = m_places.axis.left();
        const int left = std::clamp(centred, leftmost, std::max(leftmost, m_scale.right() - width));
        if (left < end)
            continue;
        painter.drawText(QRect(left, m_places.axis.top() + 3, width + 2, m_places.axis.height() - 3),
                         Qt::AlignLeft | Qt::AlignVCenter, tick.label);
        end = left + width + 8;
    }
}

void MarkPainter::paintLine(QPainter& painter, int x, const QColor& color, Qt::PenStyle style) const
{
    QPen pen(color, style == Qt::DashLine ? 2 : 1);
    if (style == Qt::DashLine)
        pen.setDashPattern({2.5, 2.0});
    painter.setPen(pen);
    painter.drawLine(x, m_places.strip.bottom() - 2, x, m_places.rows.bottom());
}

/// Beside the line where there is room; not at all over another text.
void MarkPainter::paintText(QPainter& painter, int x, const QString& text, const QColor& color, int& textEnd) const
{
    painter.setFont(m_theme.font(0.85, QFont::DemiBold));
    constexpr int gap = 7;
    constexpr int least = 60; // a text cut shorter than this tells nothing
    const QFontMetrics metrics = painter.fontMetrics();
    const int right = m_scale.right() - x - gap;
    const bool isRight = metrics.horizontalAdvance(text) <= right;
    const int room = isRight ? right : x - gap - textEnd;
    if (room < std::min(least, metrics.horizontalAdvance(text)) || (isRight && x + gap < textEnd))
        return;
    const QString shown = metrics.elidedText(text, Qt::ElideRight, room);
    const int width = metrics.horizontalAdvance(shown);
    const int left = isRight ? x + gap : x - gap - width;
    painter.setPen(color);
    painter.drawText(QRect(left, m_places.strip.top(), width + 2, metrics.height()), Qt::AlignLeft | Qt::AlignTop,
                     shown);
    textEnd = left + width + 8;
}

void MarkPainter::paintSign(QPainter& painter, int x, MarkKind kind) const
{
    const Palette& palette = m_theme.palette();
    const QPointF middle(x + 0.5, m_places.strip.bottom() - 5.0);
    painter.setRenderHint(QPainter::Antialiasing);
    if (kind == MarkKind::CommandApplied || kind == MarkKind::CommandRefused) {
        const QPolygonF diamond{middle + QPointF(0.0, -5.0), middle + QPointF(5.0, 0.0), middle + QPointF(0.0, 5.0),
                                middle + QPointF(-5.0, 0.0)};
        painter.setPen(QPen(palette.text, 1.2));
        painter.setBrush(kind == MarkKind::CommandApplied ? QBrush(palette.accent) : QBrush(Qt::NoBrush));
        painter.drawPolygon(diamond);
    } else if (kind == MarkKind::DeadlineMissed) {
        const QPolygonF alarm{middle + QPointF(-5.0, 4.5), middle + QPointF(5.0, 4.5), middle + QPointF(0.0, -5.0)};
        painter.setPen(QPen(palette.danger, 1.2));
        painter.setBrush(palette.dangerGround);
        painter.drawPolygon(alarm);
        painter.drawLine(middle + QPointF(0.0, -2.0), middle + QPointF(0.0, 1.0));
        painter.drawPoint(middle + QPointF(0.0, 3.0));
    } else if (kind == MarkKind::ProcessFaulted) {
        painter.setPen(QPen(palette.danger, 2.2));
        painter.drawLine(middle + QPointF(-3.5, -3.5), middle + QPointF(3.5, 3.5));
        painter.drawLine(middle + QPointF(-3.5, 3.5), middle + QPointF(3.5, -3.5));
    } else if (kind == MarkKind::ProcessEnded) {
        painter.setPen(QPen(palette.textDim, 1.2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(middle.x() - 3.5, middle.y() - 3.5, 7.0, 7.0));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

/// A line with a U-turn struck out: beyond it there is no way back.
void MarkPainter::paintNoReturn(QPainter& painter, SimTime time, int& textEnd) const
{
    const Palette& palette = m_theme.palette();
    const int x = columnOf(m_scale, time);
    paintLine(painter, x, palette.danger, Qt::SolidLine);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF middle(x + 0.5, m_places.strip.bottom() - 6.0);
    painter.setPen(QPen(palette.danger, 1.6));
    painter.setBrush(palette.panel);
    painter.drawEllipse(middle, 5.5, 5.5);
    painter.drawLine(middle + QPointF(-3.6, 3.6), middle + QPointF(3.6, -3.6));
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintText(painter, x, tr("point of no return"), palette.danger, textEnd);
}

void MarkPainter::paintMarks(QPainter& painter, std::span<const Mark> marks, std::optional<SimTime> noReturn) const
{
    const Palette& palette = m_theme.palette();
    if (noReturn && !m_scale.window.contains(*noReturn))
        noReturn.reset();
    const auto first = std::lower_bound(marks.begin(), marks.end(), m_scale.window.from,
                                        [](const Mark& mark, SimTime t) { return mark.time < t; });
    int textEnd = m_scale.left;
    int lastX = -1;
    std::optional<MarkKind> lastKind;
    for (auto mark = first; mark != marks.end() && mark->time <= m_scale.window.to(); ++mark) {
        const int x = columnOf(m_scale, mark->time);
        if (noReturn && *noReturn <= mark->time)
            paintNoReturn(painter, *std::exchange(noReturn, std::nullopt), textEnd);
        if (x == lastX && mark->kind == lastKind)
            continue; // a thousand signs on one pixel are one sign
        lastX = x;
        lastKind = mark->kind;
        if (mark->kind == MarkKind::DeadlockClosed) {
            paintLine(painter, x, palette.danger, Qt::DashLine);
            paintText(painter, x, tr("gridlock begins"), palette.danger, textEnd);
        } else if (mark->kind == MarkKind::RunEnded) {
            paintLine(painter, x, palette.textDim, Qt::SolidLine);
            paintText(painter, x, tr("run ends"), palette.textDim, textEnd);
        } else {
            paintSign(painter, x, mark->kind);
        }
    }
    if (noReturn)
        paintNoReturn(painter, *noReturn, textEnd);
}

void MarkPainter::paintFuture(QPainter& painter, SimTime position, SimTime frontier) const
{
    const double from = std::max<double>(m_scale.left, m_scale.x(position));
    const double to = std::min<double>(m_scale.right(), m_scale.x(frontier));
    if (to <= from)
        return;
    QColor veil = m_theme.palette().panel;
    veil.setAlpha(120);
    painter.fillRect(QRectF(from, m_places.rows.top(), to - from, m_places.rows.height()), veil);
}

void MarkPainter::paintPlayhead(QPainter& painter, SimTime position, bool isFocused) const
{
    if (!m_scale.window.contains(position))
        return;
    const Palette& palette = m_theme.palette();
    const int x = columnOf(m_scale, position);
    painter.fillRect(QRect(x - 2, m_places.rows.top(), 5, m_places.rows.height()),
                     QColor(palette.panel.red(), palette.panel.green(), palette.panel.blue(), 150));
    painter.fillRect(QRect(x, m_places.strip.bottom() - 3, 2, m_places.axis.top() + 4 - m_places.strip.bottom() + 3),
                     palette.text);
    painter.setFont(m_theme.font(0.85, QFont::DemiBold));
    const QString text = words::time(position);
    const int wide = painter.fontMetrics().horizontalAdvance(text) + 12;
    const int left = std::clamp(x + 1 - wide / 2, 0, std::max(0, m_places.axis.right() - wide));
    const QRect flag(left, m_places.axis.top() + 3, wide, m_places.axis.height() - 3);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(isFocused ? QPen(palette.text, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(palette.accent);
    painter.drawRoundedRect(QRectF(flag).adjusted(0.5, 0.5, -0.5, -0.5), 4.0, 4.0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette.text);
    const double tip = m_places.strip.bottom() + 2.0;
    painter.drawPolygon(QPolygonF{QPointF(x - 5.0, tip - 8.0), QPointF(x + 7.0, tip - 8.0), QPointF(x + 1.0, tip)});
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(palette.accentText);
    painter.drawText(flag, Qt::AlignCenter, text);
}

} // namespace threadway::ui
