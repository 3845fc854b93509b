// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/address_map_card.h"

#include "ui/inspector/inspector_words.h"
#include "ui/scene/scene_sprites.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <numeric>

namespace threadway::ui {
namespace {

constexpr int bandWidth = 46;
constexpr int textLeft = bandWidth + 10;
constexpr int lineHeight = 17;
constexpr int gapHeight = 9;
constexpr int noteHeight = 18;
constexpr std::size_t mostRungs = 48;
constexpr double smallScale = 0.82;

} // namespace

AddressMapCard::AddressMapCard(const Theme& theme, QWidget* parent) : InspectorCard(theme, parent)
{
    setObjectName(QStringLiteral("addressMapCard"));
}

QString AddressMapCard::title() const
{
    return m_isOfThread ? tr("Its stacks, in the address space of its process") : tr("Address space");
}

QColor AddressMapCard::colorOf(const trace::Region& region) const
{
    switch (region.kind) {
    case trace::RegionKind::Text:
        return theme().palette().textDim;
    case trace::RegionKind::Variables:
        return theme().palette().junction;
    case trace::RegionKind::Buffer:
        return mix(theme().palette().junction, theme().palette().textDim, 0.5);
    case trace::RegionKind::Heap:
        return theme().palette().success;
    case trace::RegionKind::SharedMemory:
        return theme().palette().accent;
    case trace::RegionKind::Stack:
    case trace::RegionKind::CoroutineStack:
        return theme().threadColor(region.thread);
    }
    return theme().palette().textDim;
}

void AddressMapCard::takeStack(const InspectorSource& source, Rung& rung) const
{
    rung.isStack = true;
    const trace::CoroutineNow& coroutine = source.state.coroutines[rung.region.coroutine.index()];
    const auto& functions = source.blueprint.unitOf(rung.region.coroutine).functions;
    const std::int64_t words = coroutine.stackWords < 0 ? functions.front().locals : coroutine.stackWords;
    const std::int64_t bytes = words * scenario::wordBytes;
    rung.used = static_cast<double>(bytes) / static_cast<double>(std::max<std::int64_t>(1, rung.region.range.bytes));
    rung.use = tr("%1 in use, pointer at %2").arg(words::size(bytes), words::address(rung.region.range.end() - bytes));
}

void AddressMapCard::takeHeap(Rung& rung) const
{
    const std::int64_t bytes
        = std::accumulate(m_blocks.begin(), m_blocks.end(), std::int64_t{0},
                          [](std::int64_t sum, const machine::HeapBlock& block) { return sum + block.bytes; });
    rung.use = tr("%1 allocated, blocks: %2").arg(words::size(bytes)).arg(m_blocks.size());
}

bool AddressMapCard::take(const InspectorSource& source)
{
    trace::ProcessPossessions owned = trace::possessionsOf(source.state, source.blueprint, source.process);
    m_isOfThread = source.thread.isValid();
    m_blocks = std::move(owned.blocks);
    m_rungs.clear();
    m_hidden = 0;
    std::reverse(owned.regions.begin(), owned.regions.end());
    std::int64_t above = -1;
    for (const auto& region : owned.regions) {
        const bool isGap = above >= 0 && region.range.end() < above;
        if (m_isOfThread && region.thread != source.thread)
            continue;
        above = region.range.first;
        if (m_rungs.size() >= mostRungs) {
            ++m_hidden;
            continue;
        }
        Rung rung;
        rung.region = region;
        rung.name = words::regionName(source.blueprint, region);
        rung.size = words::size(region.range.bytes);
        rung.sharing = words::regionSharing(source.blueprint, region);
        rung.color = colorOf(region);
        rung.hasGapAbove = isGap;
        if (region.kind == trace::RegionKind::Stack || region.kind == trace::RegionKind::CoroutineStack)
            takeStack(source, rung);
        else if (region.kind == trace::RegionKind::Heap)
            takeHeap(rung);
        m_rungs.push_back(std::move(rung));
    }
    tellWords();
    update();
    return !m_rungs.empty();
}

QString AddressMapCard::words() const
{
    QStringList lines;
    for (const Rung& rung : m_rungs) {
        QStringList parts{tr("%1 from %2").arg(rung.size, words::address(rung.region.range.first))};
        for (const QString& part : {rung.use, rung.sharing}) {
            if (!part.isEmpty())
                parts += part;
        }
        lines += tr("%1: %2").arg(rung.name, parts.join(tr(", ", "between the parts of a list")));
    }
    if (m_hidden > 0)
        lines += tr("and %1 more regions").arg(m_hidden);
    return lines.join(QLatin1Char('\n'));
}

int AddressMapCard::rungHeight(const Rung& rung)
{
    return lineHeight * (2 + (rung.use.isEmpty() ? 0 : 1) + (rung.sharing.isEmpty() ? 0 : 1)) + 4;
}

int AddressMapCard::bodyHeight(int) const
{
    int height = m_hidden > 0 ? noteHeight : 0;
    for (const Rung& rung : m_rungs)
        height += rungHeight(rung) + (rung.hasGapAbove ? gapHeight : 0);
    return height;
}

void AddressMapCard::paintBody(QPainter& painter, const QRect& body)
{
    int top = body.top();
    for (const Rung& rung : m_rungs) {
        if (rung.hasGapAbove) {
            paintGap(painter, QRect(body.left(), top, bandWidth, gapHeight));
            top += gapHeight;
        }
        const QRect rect(body.left(), top, body.width(), rungHeight(rung));
        paintRung(painter, rung, rect);
        top = rect.bottom() + 1;
    }
    if (m_hidden == 0)
        return;
    painter.setFont(theme().font(smallScale));
    painter.setPen(theme().palette().textDim);
    paintLine(painter, QRect(body.left() + textLeft, top, body.width() - textLeft, noteHeight),
              tr("and %1 more regions").arg(m_hidden));
}

/// Addresses that belong to nothing: the ladder is broken.
void AddressMapCard::paintGap(QPainter& painter, const QRect& rect) const
{
    painter.setPen(QPen(theme().palette().border, 1, Qt::DotLine));
    painter.drawLine(rect.topLeft() + QPoint(6, 0), rect.bottomLeft() + QPoint(6, 0));
    painter.drawLine(rect.topRight() - QPoint(6, 0), rect.bottomRight() - QPoint(6, 0));
}

void AddressMapCard::paintRung(QPainter& painter, const Rung& rung, const QRect& rect)
{
    const Palette& colors = theme().palette();
    paintBand(painter, rung, QRect(rect.left(), rect.top(), bandWidth, rect.height()));
    QRect line(rect.left() + textLeft, rect.top() + 1, rect.width() - textLeft, lineHeight);
    painter.setFont(theme().font(smallScale));
    painter.setPen(colors.textDim);
    const int size = painter.fontMetrics().horizontalAdvance(rung.size);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, rung.size);
    painter.setFont(theme().font(0.9, QFont::DemiBold));
    painter.setPen(colors.text);
    paintLine(painter, line.adjusted(0, 0, -size - 8, 0), rung.name);
    painter.setFont(theme().font(smallScale));
    painter.setPen(colors.textDim);
    line.translate(0, lineHeight);
    paintLine(painter, line, words::address(rung.region.range.first));
    for (const QString& more : {rung.use, rung.sharing}) {
        if (more.isEmpty())
            continue;
        line.translate(0, lineHeight);
        painter.setPen(&more == &rung.sharing ? colors.text : colors.textDim);
        paintLine(painter, line, more);
    }
    if (rung.region.thread.isValid())
        addSpot({.rect = rect, .tip = {}, .thread = rung.region.thread, .process = {}});
}

void AddressMapCard::paintBand(QPainter& painter, const Rung& rung, const QRect& band) const
{
    const Palette& colors = theme().palette();
    const QRectF box = QRectF(band).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(rung.color, 1));
    painter.setBrush(mix(colors.panel, rung.color, rung.isStack ? 0.14 : 0.34));
    painter.drawRect(box);
    if (rung.isStack) {
        // So little of a stack is in use that its share alone could not be seen.
        const double height = std::clamp(box.height() * rung.used, 5.0, box.height());
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), height), rung.color);
        const double y = box.top() + height;
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.text);
        const QPolygonF pointer{QPointF(box.right() + 1, y), QPointF(box.right() + 8, y - 4),
                                QPointF(box.right() + 8, y + 4)};
        painter.drawPolygon(pointer);
        painter.setPen(QPen(colors.text, 1));
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y));
    } else if (rung.region.kind == trace::RegionKind::Heap) {
        const double scale = box.height() / static_cast<double>(rung.region.range.bytes);
        for (const machine::HeapBlock& block : m_blocks) {
            const double from = static_cast<double>(rung.region.range.end() - block.address - block.bytes) * scale;
            const double height = std::max(2.0, static_cast<double>(block.bytes) * scale);
            painter.fillRect(QRectF(box.left() + 3, box.top() + from, box.width() - 6, height - 0.5), rung.color);
        }
    }
    if (!rung.sharing.isEmpty()) {
        QColor ink = colors.text;
        ink.setAlpha(150);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QBrush(ink, Qt::BDiagPattern));
        painter.drawRect(box);
    }
}

} // namespace threadway::ui
