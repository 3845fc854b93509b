// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/rows_card.h"

#include "ui/scene/scene_sprites.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace threadway::ui {
namespace {

constexpr double textScale = 0.92;
constexpr double smallScale = 0.85;
constexpr int lineHeight = 19;
constexpr int detailHeight = 16;
constexpr int rowGap = 3;
constexpr int cellHeight = 20;
constexpr int tokenWidth = 26;
constexpr int tokenGap = 3;

int tokensPerLine(int width)
{
    return std::max(1, (width + tokenGap) / (tokenWidth + tokenGap));
}

} // namespace

RowsCard::RowsCard(const RowsTopic& topic, const Theme& theme, QWidget* parent)
    : InspectorCard(theme, parent), m_topic(topic)
{
}

bool RowsCard::take(const InspectorSource& source)
{
    m_rows = m_topic.rows(source, theme());
    tellWords();
    update();
    return !m_rows.empty();
}

QString RowsCard::words() const
{
    QStringList lines;
    for (const CardRow& row : m_rows) {
        QStringList parts;
        for (const QString& part : {row.name, row.text, row.cells.join(QLatin1Char(' ')), row.detail}) {
            if (!part.isEmpty())
                parts += part;
        }
        lines += parts.join(QStringLiteral(": "));
    }
    return lines.join(QLatin1Char('\n'));
}

/// The names of facts share a column as wide as the longest of them, within reason.
int RowsCard::nameWidth(int width) const
{
    const QFontMetrics metrics(theme().font(smallScale));
    int widest = 0;
    for (const CardRow& row : m_rows) {
        if (row.kind != CardRow::Kind::Item && row.kind != CardRow::Kind::Note)
            widest = std::max(widest, metrics.horizontalAdvance(row.name));
    }
    return widest == 0 ? 0 : std::min(widest + 10, width / 2);
}

int RowsCard::rowHeight(const CardRow& row, int width) const
{
    const int room = width - nameWidth(width);
    const auto wrapped = [](const QFont& font, const QString& text, int in) {
        return QFontMetrics(font).boundingRect(QRect(0, 0, std::max(in, 20), 1000), Qt::TextWordWrap, text).height();
    };
    switch (row.kind) {
    case CardRow::Kind::Fact:
        return std::max(lineHeight, wrapped(theme().font(textScale), row.text, room) + 2);
    case CardRow::Kind::Item:
        return lineHeight + (row.detail.isEmpty() ? 0 : detailHeight) + 2;
    case CardRow::Kind::Note:
        return wrapped(theme().font(smallScale), row.text, width) + 2;
    case CardRow::Kind::Cells:
        return cellHeight + 2;
    case CardRow::Kind::Cores: {
        const int perLine = tokensPerLine(room);
        return (row.places + perLine - 1) / perLine * (cellHeight + tokenGap);
    }
    }
    return lineHeight;
}

int RowsCard::bodyHeight(int width) const
{
    int height = 0;
    for (const CardRow& row : m_rows)
        height += rowHeight(row, width) + rowGap;
    return height;
}

void RowsCard::paintBody(QPainter& painter, const QRect& body)
{
    int top = body.top();
    for (const CardRow& row : m_rows) {
        const QRect rect(body.left(), top, body.width(), rowHeight(row, body.width()));
        paintRow(painter, row, rect);
        if (row.thread.isValid() || row.process.isValid())
            addSpot({.rect = rect, .tip = {}, .thread = row.thread, .process = row.process});
        top = rect.bottom() + 1 + rowGap;
    }
}

void RowsCard::paintRow(QPainter& painter, const CardRow& row, const QRect& rect)
{
    const Palette& colors = theme().palette();
    painter.setFont(theme().font(smallScale));
    painter.setPen(colors.textDim);
    if (row.kind == CardRow::Kind::Note) {
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, row.text);
        return;
    }
    if (row.kind == CardRow::Kind::Item)
        return paintItem(painter, row, rect);
    const int names = nameWidth(rect.width());
    const int first = row.kind == CardRow::Kind::Fact ? lineHeight : cellHeight;
    paintLine(painter, QRect(rect.left(), rect.top(), names - 6, first), row.name);
    const QRect rest = rect.adjusted(names, 0, 0, 0);
    if (row.kind == CardRow::Kind::Cells)
        return paintCells(painter, row, rest);
    if (row.kind == CardRow::Kind::Cores)
        return paintCores(painter, row, rest);
    painter.setFont(theme().font(textScale));
    painter.setPen(row.mark.isValid() ? row.mark : colors.text);
    painter.drawText(rest.adjusted(0, 1, 0, 0), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, row.text);
}

void RowsCard::paintItem(QPainter& painter, const CardRow& row, const QRect& rect)
{
    const Palette& colors = theme().palette();
    painter.setPen(Qt::NoPen);
    painter.setBrush(row.mark.isValid() ? row.mark : colors.border);
    painter.drawRoundedRect(QRectF(rect.left(), rect.top() + 2, 3, rect.height() - 4), 1.5, 1.5);
    QRect line(rect.left() + 9, rect.top(), rect.width() - 9, lineHeight);
    painter.setFont(theme().font(textScale, QFont::DemiBold));
    const int name = std::min(painter.fontMetrics().horizontalAdvance(row.name), line.width() * 2 / 3);
    painter.setPen(colors.text);
    paintLine(painter, QRect(line.left(), line.top(), name + 1, line.height()), row.name);
    line.setLeft(line.left() + name + 8);
    painter.setFont(theme().font(textScale));
    paintLine(painter, line, row.text);
    if (row.detail.isEmpty())
        return;
    painter.setFont(theme().font(smallScale));
    painter.setPen(colors.textDim);
    paintLine(painter, QRect(rect.left() + 9, rect.top() + lineHeight - 1, rect.width() - 9, detailHeight), row.detail);
}

void RowsCard::paintCells(QPainter& painter, const CardRow& row, const QRect& rect)
{
    const Palette& colors = theme().palette();
    painter.setFont(theme().monospaceFont(smallScale));
    constexpr int gap = 2;
    int left = rect.left();
    const auto places = static_cast<qsizetype>(row.places);
    for (qsizetype i = 0; i < std::max(places, row.cells.size()); ++i) {
        const bool isFull = i < row.cells.size();
        const QString text = isFull ? row.cells[i] : QString();
        const int width = isFull ? std::clamp(painter.fontMetrics().horizontalAdvance(text) + 8, 18, 90) : 12;
        const qsizetype remaining = std::max(places, row.cells.size()) - i;
        if (left + width > rect.right() - (remaining > 1 ? 26 : 0)) {
            painter.setPen(colors.textDim);
            painter.drawText(QRect(left, rect.top(), rect.right() - left + 1, cellHeight),
                             Qt::AlignVCenter | Qt::AlignLeft, QStringLiteral(" \u2026"));
            return;
        }
        const QRectF cell = QRectF(left, rect.top() + 1, width, cellHeight - 2).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(QPen(colors.border, 1));
        painter.setBrush(isFull ? mix(colors.raised, theme().coreColor(CoreId(0)), 0.25) : colors.window);
        painter.drawRoundedRect(cell, 2, 2);
        painter.setPen(colors.text);
        painter.drawText(cell, Qt::AlignCenter, painter.fontMetrics().elidedText(text, Qt::ElideRight, width - 4));
        left += width + gap;
    }
}

void RowsCard::paintCores(QPainter& painter, const CardRow& row, const QRect& rect)
{
    const Palette& colors = theme().palette();
    const int perLine = tokensPerLine(rect.width());
    painter.setFont(theme().font(0.8, QFont::DemiBold));
    for (int i = 0; i < row.places; ++i) {
        const int column = i % perLine;
        const int line = i / perLine;
        const QRectF token(rect.left() + column * (tokenWidth + tokenGap),
                           rect.top() + line * (cellHeight + tokenGap) + 1, tokenWidth, cellHeight - 2);
        const bool isAllowed = row.cores.contains(CoreId(i));
        const bool isOn = row.core == CoreId(i);
        const QColor color = theme().coreColor(CoreId(i));
        painter.setPen(QPen(isAllowed ? color : colors.border, isOn ? 2 : 1, isAllowed ? Qt::SolidLine : Qt::DotLine));
        painter.setBrush(isOn ? color : isAllowed ? mix(colors.panel, color, 0.18) : QColor(Qt::transparent));
        painter.drawRoundedRect(token.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.setPen(isOn ? Theme::textOn(color) : isAllowed ? colors.text : colors.textDim);
        painter.drawText(token, Qt::AlignCenter, words::coreShort(CoreId(i)));
    }
}

} // namespace threadway::ui
