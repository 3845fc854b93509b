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

constexpr int readyTitle = 24;

/// Which of the places is at the point; beyond the last one if none is.
std::size_t indexAt(const std::vector<QRect>& places, QPoint position)
{
    const auto found = std::find_if(places.begin(), places.end(),
                                    [position](const QRect& place) { return place.contains(position); });
    return static_cast<std::size_t>(found - places.begin());
}

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

ChipRow CoreDeck::readyRow(const CardSource& from) const
{
    const QRect row = m_layout.ready.adjusted(10, readyTitle, -10, -8);
    return layOutChips(from, threadsInQueue(from.state, {}), row);
}

QRect CoreDeck::cardRect(CoreId core) const
{
    return core.index() < m_layout.cores.size() ? m_layout.cores[core.index()] : QRect();
}

DeviceId CoreDeck::deviceAt(QPoint position) const
{
    const std::size_t device = indexAt(m_layout.devices, position);
    return device < m_layout.devices.size() ? DeviceId(device) : DeviceId();
}

void CoreDeck::adapt()
{
    if (m_layout.cores.size() != m_playback.state().cores.size() || m_machine != m_playback.machine())
        relayout();
    else
        update();
}

void CoreDeck::relayout()
{
    m_machine = m_playback.machine();
    m_layout = DeckLayout(source(), width());
    setMinimumHeight(m_layout.height);
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
    const std::size_t core = indexAt(m_layout.cores, position);
    return core < m_layout.cores.size() ? CoreId(core) : CoreId();
}

std::vector<ThreadChip> CoreDeck::chips() const
{
    const CardSource from = source();
    std::vector<ThreadChip> all;
    if (!from.hasQueues())
        all = readyRow(from).chips;
    for (std::size_t i = 0; i < m_layout.cores.size(); ++i) {
        const CoreCard card = layOutCard(from, CoreId(i), m_layout.cores[i]);
        all.insert(all.end(), card.now.chips.begin(), card.now.chips.end());
        all.insert(all.end(), card.next.chips.begin(), card.next.chips.end());
    }
    for (std::size_t i = 0; i < m_layout.devices.size(); ++i) {
        const DeviceCard card = layOutDevice(from, DeviceId(i), m_layout.devices[i]);
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
    if (!from.hasQueues() && event->rect().intersects(m_layout.ready))
        cards.paintReady(m_layout.ready, readyRow(from));
    for (const DeckLayout::Socket& socket : m_layout.sockets) {
        if (event->rect().intersects(socket.rect))
            cards.paintSocket(layOutSocket(from, socket.number, socket.cores, socket.rect));
    }
    for (std::size_t i = 0; i < m_layout.cores.size(); ++i) {
        if (event->rect().intersects(m_layout.cores[i]))
            cards.paint(layOutCard(from, CoreId(i), m_layout.cores[i]), feedbackFor(CoreId(i)));
    }
    for (std::size_t i = 0; i < m_layout.devices.size(); ++i) {
        if (event->rect().intersects(m_layout.devices[i]))
            cards.paintDevice(layOutDevice(from, DeviceId(i), m_layout.devices[i]));
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
        return deviceSentence(layOutDevice(from, device, m_layout.devices[device.index()]));
    return core.isValid() ? coreTip(layOutCard(from, core, cardRect(core)), position) : socketTip(position);
}

QString CoreDeck::socketTip(QPoint position) const
{
    for (const DeckLayout::Socket& socket : m_layout.sockets) {
        if (!socket.rect.contains(position))
            continue;
        const SocketCard card = layOutSocket(source(), socket.number, socket.cores, socket.rect);
        QStringList tip{card.title};
        for (const CacheShelf& shelf : card.shelves)
            tip += shelfSentence(*m_playback.blueprint(), shelf);
        return tip.join(QLatin1Char('\n'));
    }
    return {};
}

QString CoreDeck::coreTip(const CoreCard& card, QPoint position) const
{
    const std::size_t shelf = indexAt(card.shelfRects, position);
    if (shelf < card.shelves.size())
        return shelfSentence(*m_playback.blueprint(), card.shelves[shelf]);
    QString tip = tr("%1 has worked for %2 so far.")
                      .arg(words::coreName(card.core),
                           words::time(m_playback.state().busyBy(card.core, m_playback.position())));
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
