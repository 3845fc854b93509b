// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/core_deck.h"

#include "ui/drag/thread_drag.h"
#include "ui/session/playback.h"
#include "ui/session/selection.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace threadway::ui {
namespace {

constexpr int margin = 8;
constexpr int gap = 8;
constexpr int narrowestCard = 230;
constexpr int readyTitle = 24;

} // namespace

CoreDeck::CoreDeck(Playback& playback, Selection& selection, ThreadDrag& drag, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_playback(playback), m_selection(selection), m_drag(drag), m_theme(theme)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Cores"));
    connect(&playback, &Playback::positionChanged, this, &CoreDeck::adapt);
    connect(&playback, &Playback::traceGrown, this, &CoreDeck::adapt);
    connect(&playback, &Playback::blueprintChanged, this, &CoreDeck::relayout);
    connect(&selection, &Selection::changed, this, qOverload<>(&QWidget::update));
    connect(&drag, &ThreadDrag::changed, this, qOverload<>(&QWidget::update));
    connect(&theme, &Theme::changed, this, &CoreDeck::relayout);
    relayout();
}

CardSource CoreDeck::source() const
{
    const bool isDragging = m_drag.phase() == ThreadDrag::Phase::Dragging;
    return {*m_playback.blueprint(),
            m_machine,
            m_playback.state(),
            m_playback.position(),
            m_selection,
            m_theme,
            isDragging ? m_drag.thread() : ThreadId(),
            hasFocus() && m_isByKey ? m_focused : ThreadId()};
}

std::size_t CoreDeck::coreCount() const
{
    return m_playback.state().cores.size();
}

int CoreDeck::columns() const
{
    const int fitting = std::max(1, (width() - 2 * margin + gap) / (narrowestCard + gap));
    return std::clamp(fitting, 1, std::max(1, static_cast<int>(coreCount())));
}

int CoreDeck::readyHeight() const
{
    return source().hasQueues() ? 0 : readyTitle + chipHeight + 8;
}

QRect CoreDeck::readyRect() const
{
    return {margin, margin, width() - 2 * margin, readyHeight()};
}

ChipRow CoreDeck::readyRow(const CardSource& from) const
{
    const QRect row = readyRect().adjusted(10, readyTitle, -10, -8);
    return layOutChips(from, threadsInQueue(from.state, {}), row);
}

QRect CoreDeck::cardRect(CoreId core) const
{
    const int count = columns();
    const int column = core.value % count;
    const int row = core.value / count;
    const int height = cardHeight(source());
    const int cardWidth = (width() - 2 * margin - (count - 1) * gap) / count;
    const int top = margin + (readyHeight() > 0 ? readyHeight() + gap : 0);
    return {margin + column * (cardWidth + gap), top + row * (height + gap), cardWidth, height};
}

std::size_t CoreDeck::deviceCount() const
{
    return std::min(m_playback.state().devices.size(), m_playback.blueprint()->scenario.devices.size());
}

/// Devices stand below the cores, in as many columns.
QRect CoreDeck::deviceRect(DeviceId device) const
{
    const int cores = static_cast<int>(coreCount());
    const int count = columns();
    const QRect above = cores > 0 ? cardRect(CoreId(cores - 1)) : readyRect();
    const int row = device.value / count;
    const int left = margin + device.value % count * (above.width() + gap);
    return {left, above.bottom() + 1 + gap + row * (deviceHeight() + gap), above.width(), deviceHeight()};
}

DeviceId CoreDeck::deviceAt(QPoint position) const
{
    for (std::size_t i = 0; i < deviceCount(); ++i) {
        if (deviceRect(DeviceId(i)).contains(position))
            return DeviceId(i);
    }
    return {};
}

void CoreDeck::adapt()
{
    if (m_cores != coreCount() || m_machine != m_playback.machine())
        relayout();
    else
        update();
}

void CoreDeck::relayout()
{
    m_machine = m_playback.machine();
    m_cores = coreCount();
    const auto cores = static_cast<std::int32_t>(coreCount());
    int bottom = cores > 0 ? cardRect(CoreId(cores - 1)).bottom() + 1 : readyRect().bottom() + 1;
    if (deviceCount() > 0)
        bottom = deviceRect(DeviceId(deviceCount() - 1)).bottom() + 1;
    setMinimumHeight(bottom + margin);
    if (m_focused.isValid() && m_focused.index() >= m_playback.state().threads.size())
        m_focused = {};
    update();
}

void CoreDeck::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    relayout();
}

void CoreDeck::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Cores"));
        relayout();
    }
    QWidget::changeEvent(event);
}

CoreId CoreDeck::coreAt(QPoint position) const
{
    for (std::size_t i = 0; i < coreCount(); ++i) {
        if (cardRect(CoreId(i)).contains(position))
            return CoreId(i);
    }
    return {};
}

std::vector<ThreadChip> CoreDeck::chips() const
{
    const CardSource from = source();
    std::vector<ThreadChip> all;
    if (!from.hasQueues())
        all = readyRow(from).chips;
    for (std::size_t i = 0; i < coreCount(); ++i) {
        const CoreCard card = layOutCard(from, CoreId(i), cardRect(CoreId(i)));
        all.insert(all.end(), card.now.chips.begin(), card.now.chips.end());
        all.insert(all.end(), card.next.chips.begin(), card.next.chips.end());
    }
    for (std::size_t i = 0; i < deviceCount(); ++i) {
        const DeviceCard card = layOutDevice(from, DeviceId(i), deviceRect(DeviceId(i)));
        all.insert(all.end(), card.now.chips.begin(), card.now.chips.end());
        all.insert(all.end(), card.next.chips.begin(), card.next.chips.end());
    }
    return all;
}

QRect CoreDeck::chipRect(ThreadId thread) const
{
    for (const ThreadChip& chip : chips()) {
        if (chip.thread == thread)
            return chip.rect;
    }
    return {};
}

ThreadId CoreDeck::threadAt(QPoint position) const
{
    for (const ThreadChip& chip : chips()) {
        if (chip.rect.contains(position))
            return chip.thread;
    }
    return {};
}

DropFeedback CoreDeck::feedbackFor(CoreId core) const
{
    if (m_drag.phase() != ThreadDrag::Phase::Dragging || m_drag.hoveredCore() != core)
        return {};
    DropFeedback feedback;
    const machine::Refusal refusal = m_drag.refusal();
    feedback.kind = refusal == machine::Refusal::None ? DropFeedback::Kind::Accepts : DropFeedback::Kind::Refuses;
    feedback.isPinning = m_drag.wouldPin();
    feedback.label = QString::fromStdString(m_playback.blueprint()->thread(m_drag.thread()).path);
    feedback.color = m_theme.threadColor(m_drag.thread());
    feedback.reason = words::refusal(refusal);
    return feedback;
}

void CoreDeck::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), m_theme.palette().window);
    painter.setRenderHint(QPainter::Antialiasing);
    const CardSource from = source();
    CardPainter cards(painter, from);
    if (!from.hasQueues() && event->rect().intersects(readyRect()))
        cards.paintReady(readyRect(), readyRow(from));
    for (std::size_t i = 0; i < coreCount(); ++i) {
        const QRect rect = cardRect(CoreId(i));
        if (event->rect().intersects(rect))
            cards.paint(layOutCard(from, CoreId(i), rect), feedbackFor(CoreId(i)));
    }
    for (std::size_t i = 0; i < deviceCount(); ++i) {
        const QRect rect = deviceRect(DeviceId(i));
        if (event->rect().intersects(rect))
            cards.paintDevice(layOutDevice(from, DeviceId(i), rect));
    }
}

void CoreDeck::mousePressEvent(QMouseEvent* event)
{
    const ThreadId thread = threadAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton)
        return;
    m_selection.setSelectedThread(thread);
    if (!thread.isValid())
        return;
    m_focused = thread;
    m_isByKey = false;
    m_drag.press(thread, QString::fromStdString(m_playback.blueprint()->thread(thread).path),
                 event->globalPosition().toPoint());
}

void CoreDeck::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        m_drag.move(event->globalPosition().toPoint(), event->modifiers());
    else
        hover(event->position().toPoint());
}

void CoreDeck::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_drag.release(event->globalPosition().toPoint(), event->modifiers());
}

void CoreDeck::hover(QPoint position)
{
    const ThreadId thread = threadAt(position);
    m_selection.setHoveredThread(thread);
    m_selection.setHoveredCore(coreAt(position));
    if (thread.isValid())
        setCursor(Qt::OpenHandCursor);
    else
        unsetCursor();
}

void CoreDeck::leaveEvent(QEvent*)
{
    m_selection.setHoveredThread({});
    m_selection.setHoveredCore({});
}

void CoreDeck::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
        return moveFocus(1);
    case Qt::Key_Left:
    case Qt::Key_Up:
        return moveFocus(-1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const QRect chip = chipRect(m_focused); !chip.isEmpty())
            Q_EMIT threadMenuRequested(m_focused, mapToGlobal(chip.bottomLeft()));
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void CoreDeck::contextMenuEvent(QContextMenuEvent* event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const ThreadId thread = isByKey ? m_focused : threadAt(event->pos());
    const QRect chip = chipRect(thread);
    if (!thread.isValid() || chip.isEmpty())
        return event->ignore();
    m_selection.setSelectedThread(thread);
    Q_EMIT threadMenuRequested(thread, isByKey ? mapToGlobal(chip.bottomLeft()) : event->globalPos());
}

void CoreDeck::focusChip(ThreadId thread)
{
    m_focused = thread;
    m_isByKey = true;
    m_selection.setSelectedThread(thread);
    setAccessibleDescription(words::standingSentence(*m_playback.blueprint(), m_playback.state(), thread));
    update();
}

void CoreDeck::moveFocus(int step)
{
    const std::vector<ThreadChip> all = chips();
    if (all.empty())
        return;
    const auto found
        = std::find_if(all.begin(), all.end(), [this](const ThreadChip& chip) { return chip.thread == m_focused; });
    const auto count = static_cast<std::ptrdiff_t>(all.size());
    const std::ptrdiff_t place
        = found == all.end() ? (step > 0 ? 0 : count - 1) : (found - all.begin() + step + count) % count;
    focusChip(all[static_cast<std::size_t>(place)].thread);
}

void CoreDeck::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    const bool isByTab = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    m_isByKey = isByTab;
    if (isByTab && chipRect(m_focused).isEmpty())
        moveFocus(1);
    update();
}

void CoreDeck::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

QString CoreDeck::tipAt(QPoint position) const
{
    const scenario::Blueprint& blueprint = *m_playback.blueprint();
    const trace::State& state = m_playback.state();
    const CoreId core = coreAt(position);
    if (const ThreadId thread = threadAt(position); thread.isValid()) {
        const QString sentence = words::standingSentence(blueprint, state, thread);
        const auto warmth = core.isValid() ? warmthOf(m_machine, state, thread, core) : std::nullopt;
        return warmth
                   ? sentence + QLatin1Char('\n') + tr("The cache here is %1 % warm for it.").arg(qRound(*warmth * 100))
                   : sentence;
    }
    const CardSource from = source();
    if (const DeviceId device = deviceAt(position); device.isValid())
        return deviceSentence(layOutDevice(from, device, deviceRect(device)));
    if (!core.isValid())
        return {};
    const CoreCard card = layOutCard(from, core, cardRect(core));
    for (std::size_t i = 0; i < card.shelves.size(); ++i) {
        if (card.shelfRects[i].contains(position))
            return shelfSentence(blueprint, card.shelves[i]);
    }
    QString tip = tr("%1 has worked for %2 so far.")
                      .arg(words::coreName(core), words::time(state.busyBy(core, m_playback.position())));
    if (!card.place.isEmpty())
        tip += QLatin1Char('\n') + card.place;
    if (card.slice.ns > 0 && !card.now.chips.empty())
        tip += QLatin1Char('\n')
               + tr("%1 of a time slice of %2 are over.").arg(words::time(card.turn), words::time(card.slice));
    return tip;
}

bool CoreDeck::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString tip = tipAt(help->pos());
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

} // namespace threadway::ui
