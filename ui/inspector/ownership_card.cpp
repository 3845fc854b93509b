// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/ownership_card.h"

#include "trace/possessions.h"
#include "trace/statistics.h"
#include "ui/inspector/inspector_words.h"
#include "ui/inspector/program_place.h"
#include "ui/scene/scene_sprites.h"
#include "ui/scene/short_name.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <bit>

namespace threadway::ui {
namespace {

constexpr double smallScale = 0.85;
constexpr int plateHeight = 26;
constexpr int groupHeight = 19;
constexpr int rowHeight = 20;
constexpr int headHeight = 21;
constexpr int gap = 6;
constexpr int columnGap = 4;
constexpr int narrowestColumn = 36;
constexpr int widestColumn = 110;
constexpr int totalsHeight = 34;

/// What the process can use of its address space, without the stacks.
std::int64_t ownBytes(const trace::ProcessPossessions& owned)
{
    std::int64_t bytes = 0;
    for (const trace::Region& region : owned.regions) {
        const bool isStack
            = region.kind == trace::RegionKind::Stack || region.kind == trace::RegionKind::CoroutineStack;
        bytes += isStack ? 0 : region.range.bytes;
    }
    return bytes;
}

} // namespace

struct OwnershipCard::Places {
    QRect plate;
    QRect commonGroup;
    int commonTop = 0;
    QRect ownGroup;
    int ownTop = 0;
    int left = 0; ///< of the columns
    int right = 0;
    int labelWidth = 0;
    QRect body;
    int columnWidth = 0;
    std::size_t first = 0; ///< column that is shown first
    std::size_t shown = 0;
    QRect totals;

    [[nodiscard]] QRect label(int top) const { return {body.left(), top, labelWidth - 6, rowHeight}; }
    [[nodiscard]] QRect cell(std::size_t place, int top, int height) const
    {
        return {left + static_cast<int>(place) * (columnWidth + columnGap), top, columnWidth, height};
    }
};

OwnershipCard::OwnershipCard(const Theme& theme, QWidget* parent) : InspectorCard(theme, parent)
{
    setObjectName(QStringLiteral("ownershipCard"));
}

QString OwnershipCard::title() const
{
    return tr("Who owns what");
}

QStringList OwnershipCard::ownNames()
{
    return {tr("stack"), tr("registers"), tr("signal mask"), tr("state")};
}

bool OwnershipCard::take(const InspectorSource& source)
{
    const scenario::Blueprint::Process& process = source.blueprint.process(source.process);
    const trace::ProcessNow& now = source.state.processes[source.process.index()];
    m_process = source.process;
    m_isWhole = !source.thread.isValid();
    m_isClosed = now.isClosed;
    m_name = QString::fromStdString(process.name);
    m_inventory = trace::inventoryOf(source.state);
    m_standing = tr("pid %1").arg(process.pid);
    if (now.parent.isValid())
        m_standing += tr(", child of %1").arg(words::processName(source.blueprint, now.parent));
    if (now.isClosed)
        m_standing = tr("ended at %1").arg(words::time(now.closed));
    takeCommon(source);
    m_columns.clear();
    m_alive = 0;
    for (const ThreadId thread : process.threads) {
        if (!source.now(thread).isUnused && source.now(thread).standing != trace::ThreadStanding::Ended)
            takeColumn(source, thread);
    }
    tellWords();
    update();
    return true;
}

void OwnershipCard::takeCommon(const InspectorSource& source)
{
    const trace::ProcessPossessions owned = trace::possessionsOf(source.state, source.blueprint, source.process);
    QStringList numbers;
    for (const trace::DescriptorNow& descriptor : owned.descriptors)
        numbers += QString::number(descriptor.number);
    QStringList handlers;
    for (const trace::HandlerNow& handler : owned.handlers)
        handlers += QString::fromStdString(handler.name);
    const QString comma = tr(", ", "between the parts of a list");
    m_common = {{tr("address space"), tr("%1 and stacks").arg(words::size(ownBytes(owned)))},
                {tr("open files"), numbers.empty() ? tr("none") : numbers.join(comma)},
                {tr("signal handlers"), handlers.empty() ? tr("all default") : handlers.join(comma)}};
    if (m_isClosed) {
        for (Common& common : m_common)
            common.text = tr("gone");
    }
}

void OwnershipCard::takeColumn(const InspectorSource& source, ThreadId thread)
{
    Column column;
    column.thread = thread;
    column.name = QString::fromStdString(source.blueprint.thread(thread).name);
    column.brief = shortName(column.name);
    column.color = theme().threadColor(thread);
    column.isAlive = source.isAlive(thread);
    column.isChosen = thread == source.thread;
    if (column.isAlive) {
        ++m_alive;
        const trace::ThreadPossessions owned = trace::possessionsOf(source.state, source.blueprint, thread);
        const ProgramPlace place = placeOf(source.blueprint, owned.coroutine, owned.statement);
        const QString function = QString::fromStdString(place.function);
        const QString line = function.isEmpty() ? tr("line %1").arg(place.line)
                                                : tr("%1:%2", "function and line").arg(function).arg(place.line);
        const int masked = std::popcount(owned.signalMask);
        column.texts = {words::size(owned.stack.end() - owned.stackPointer), place.line > 0 ? line : tr("start"),
                        masked == 0 ? QStringLiteral("\u2013") : QString::number(masked),
                        QString(words::letter(source.now(thread).standing))};
    }
    m_columns.push_back(std::move(column));
}

QString OwnershipCard::countWords() const
{
    return tr("All processes together: %1 × address space, file table, signal handlers; %2 × stack, registers, "
              "signal mask")
        .arg(m_inventory.addressSpaces)
        .arg(m_inventory.stacks);
}

QString OwnershipCard::words() const
{
    QStringList lines{tr("Process %1, %2").arg(m_name, m_standing)};
    lines += tr("Owned by the process, %1 ×").arg(m_isClosed ? 0 : 1);
    for (const Common& common : m_common)
        lines += tr("%1: %2").arg(common.name, common.text);
    lines += tr("Owned by each thread, %1 ×").arg(m_alive);
    const QStringList names = ownNames();
    for (const Column& column : m_columns) {
        QStringList parts;
        for (qsizetype i = 0; i < column.texts.size(); ++i)
            parts += tr("%1 %2").arg(names[i], column.texts[i]);
        lines += tr("%1: %2").arg(column.name, parts.empty() ? tr("not there yet")
                                                             : parts.join(tr(", ", "between the parts of a list")));
    }
    lines += countWords();
    return lines.join(QLatin1Char('\n'));
}

int OwnershipCard::bodyHeight(int) const
{
    const auto common = static_cast<int>(m_common.size());
    const auto own = static_cast<int>(ownNames().size());
    return plateHeight + gap + groupHeight + common * rowHeight + gap + groupHeight + headHeight + own * rowHeight + gap
           + totalsHeight;
}

OwnershipCard::Places OwnershipCard::placesIn(const QRect& body) const
{
    Places places;
    places.body = body;
    const QFontMetrics metrics(theme().font(smallScale));
    for (const Common& common : m_common)
        places.labelWidth = std::max(places.labelWidth, metrics.horizontalAdvance(common.name));
    for (const QString& name : ownNames())
        places.labelWidth = std::max(places.labelWidth, metrics.horizontalAdvance(name));
    places.labelWidth = std::min(places.labelWidth + 12, body.width() / 2);
    places.left = body.left() + places.labelWidth;
    places.right = body.right() + 1;
    const int room = places.right - places.left;
    const auto most = static_cast<std::size_t>(std::max(1, (room + columnGap) / (narrowestColumn + columnGap)));
    places.shown = std::min(most, m_columns.size());
    const auto count = static_cast<int>(std::max<std::size_t>(1, places.shown));
    places.columnWidth = std::min(widestColumn, (room - (count - 1) * columnGap) / count);
    const auto chosen = std::find_if(m_columns.begin(), m_columns.end(), [](const Column& c) { return c.isChosen; });
    if (chosen != m_columns.end()) // the thread that is looked into is always shown
        places.first = std::max<std::size_t>(static_cast<std::size_t>(chosen - m_columns.begin()) + 1, places.shown)
                       - places.shown;
    places.plate = {body.left(), body.top(), body.width(), plateHeight};
    places.commonGroup = {body.left(), places.plate.bottom() + 1 + gap, body.width(), groupHeight};
    places.commonTop = places.commonGroup.bottom() + 1;
    const int commonBottom = places.commonTop + static_cast<int>(m_common.size()) * rowHeight;
    places.ownGroup = {body.left(), commonBottom + gap, body.width(), groupHeight};
    places.ownTop = places.ownGroup.bottom() + 1;
    const int ownBottom = places.ownTop + headHeight + static_cast<int>(ownNames().size()) * rowHeight;
    places.totals = {body.left(), ownBottom + gap, body.width(), totalsHeight};
    return places;
}

void OwnershipCard::paintBody(QPainter& painter, const QRect& body)
{
    const Places places = placesIn(body);
    paintPlate(painter, places.plate);
    paintGroup(painter, places.commonGroup, tr("Owned by the process"), m_isClosed ? 0 : 1);
    paintCommon(painter, places);
    paintGroup(painter, places.ownGroup, tr("Owned by each thread"), m_alive);
    paintColumns(painter, places);
    painter.setFont(theme().font(smallScale));
    painter.setPen(theme().palette().textDim);
    painter.drawText(places.totals, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, countWords());
    addSpot({.rect = places.totals, .tip = countWords(), .thread = {}, .process = {}});
}

void OwnershipCard::paintPlate(QPainter& painter, const QRect& rect)
{
    const Palette& colors = theme().palette();
    const QColor green = mix(colors.success, theme().isDark() ? QColor(Qt::black) : colors.text, 0.62);
    const QColor plate = m_isClosed ? colors.dangerGround : green;
    painter.setPen(QPen(m_isClosed ? colors.danger : mix(plate, Qt::white, m_isWhole ? 0.85 : 0.4), m_isWhole ? 2 : 1));
    painter.setBrush(plate);
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 4, 4);
    const QRect inner = rect.adjusted(9, 0, -9, 0);
    painter.setFont(theme().font(smallScale));
    const int standing = std::min(painter.fontMetrics().horizontalAdvance(m_standing), inner.width() * 2 / 3);
    painter.setPen(Theme::textOn(plate));
    paintLine(painter, QRect(inner.right() - standing, inner.top(), standing + 1, inner.height()), m_standing);
    painter.setFont(theme().font(1.0, QFont::DemiBold));
    paintLine(painter, inner.adjusted(0, 0, -standing - 8, 0), m_name);
    addSpot({.rect = rect, .tip = tr("Look into the process as a whole"), .thread = {}, .process = m_process});
}

void OwnershipCard::paintGroup(QPainter& painter, const QRect& rect, const QString& text, int count)
{
    const Palette& colors = theme().palette();
    painter.setFont(theme().font(smallScale, QFont::DemiBold));
    painter.setPen(colors.text);
    const QString times = tr("%1 ×").arg(count);
    const int width = painter.fontMetrics().horizontalAdvance(times) + 12;
    const QRectF pill(rect.right() + 1 - width, rect.top() + 1, width, rect.height() - 4);
    paintLine(painter, rect.adjusted(0, 0, -width - 6, -2), text);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.accent);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter.setPen(colors.accentText);
    painter.drawText(pill, Qt::AlignCenter, times);
}

void OwnershipCard::paintCommon(QPainter& painter, const Places& places)
{
    const Palette& colors = theme().palette();
    int top = places.commonTop;
    for (const Common& common : m_common) {
        painter.setFont(theme().font(smallScale));
        painter.setPen(colors.textDim);
        paintLine(painter, places.label(top), common.name);
        const QRect box(places.left, top + 1, places.right - places.left, rowHeight - 3);
        painter.setPen(QPen(mix(colors.border, colors.success, 0.5), 1, m_isClosed ? Qt::DotLine : Qt::SolidLine));
        painter.setBrush(m_isClosed ? QColor(Qt::transparent) : mix(colors.panel, colors.success, 0.14));
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.setPen(m_isClosed ? colors.textDim : colors.text);
        paintLine(painter, box.adjusted(7, 0, -7, 0), common.text, Qt::AlignHCenter);
        top += rowHeight;
    }
}

void OwnershipCard::paintColumns(QPainter& painter, const Places& places)
{
    const Palette& colors = theme().palette();
    const QStringList names = ownNames();
    painter.setFont(theme().font(smallScale));
    painter.setPen(colors.textDim);
    for (qsizetype i = 0; i < names.size(); ++i)
        paintLine(painter, places.label(places.ownTop + headHeight + static_cast<int>(i) * rowHeight), names[i]);
    if (m_columns.empty())
        paintLine(painter, QRect(places.left, places.ownTop, places.right - places.left, headHeight),
                  tr("no living thread"));
    else if (places.shown < m_columns.size())
        paintLine(painter, QRect(places.body.left(), places.ownTop, places.labelWidth - 6, headHeight),
                  tr("%1 of %2 threads").arg(places.shown).arg(m_columns.size()));
    for (std::size_t place = 0; place < places.shown; ++place) {
        const Column& column = m_columns[places.first + place];
        const QRect head = places.cell(place, places.ownTop, headHeight - 2);
        painter.setPen(column.isChosen ? QPen(colors.text, 2) : QPen(column.color, 1));
        painter.setBrush(mix(colors.panel, column.color, 0.32));
        painter.drawRoundedRect(QRectF(head).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.setFont(theme().font(smallScale, QFont::DemiBold));
        painter.setPen(colors.text);
        const QString label
            = painter.fontMetrics().horizontalAdvance(column.name) <= head.width() - 8 ? column.name : column.brief;
        paintLine(painter, head.adjusted(3, 0, -3, 0), label, Qt::AlignHCenter);
        const int bottom = places.ownTop + headHeight + static_cast<int>(names.size()) * rowHeight;
        addSpot({.rect = QRect(head.topLeft(), QPoint(head.right(), bottom)),
                 .tip = column.name,
                 .thread = column.thread,
                 .process = {}});
        painter.setFont(theme().font(smallScale));
        for (qsizetype i = 0; i < names.size(); ++i) {
            const QRect box
                = places.cell(place, places.ownTop + headHeight + static_cast<int>(i) * rowHeight, rowHeight - 3);
            painter.setPen(QPen(column.color, column.isChosen ? 1.6 : 1, column.isAlive ? Qt::SolidLine : Qt::DotLine));
            painter.setBrush(column.isAlive ? mix(colors.panel, column.color, 0.12) : QColor(Qt::transparent));
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
            painter.setPen(colors.text);
            if (i < column.texts.size())
                paintLine(painter, box.adjusted(2, 0, -2, 0), column.texts[i], Qt::AlignHCenter);
        }
    }
}

} // namespace threadway::ui
