// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/cores_panel.h"

#include "ui/docks/core_deck.h"

#include <QCursor>
#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimerEvent>
#include <QVBoxLayout>

namespace threadway::ui {
namespace {

constexpr int scrollEdge = 28; // pixels at the rim in which a dragged thread scrolls the cards
constexpr int scrollStep = 14;
constexpr int scrollInterval = 40; // ms of wall time

} // namespace

CoresPanel::CoresPanel(Playback& playback, Selection& selection, ThreadDrag& drag, const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_drag(drag),
      m_scroll(new QScrollArea(this)),
      m_deck(new CoreDeck(playback, selection, drag, theme, nullptr))
{
    m_scroll->setWidget(m_deck);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    setAccessibleName(tr("Cores"));
    setFocusProxy(m_deck);
    connect(m_deck, &CoreDeck::threadMenuRequested, this, &CoresPanel::threadMenuRequested);
    connect(&drag, &ThreadDrag::changed, this, &CoresPanel::watchDrag);
    drag.addTarget(this, this);
}

void CoresPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Cores"));
    QWidget::changeEvent(event);
}

CoreId CoresPanel::coreAt(QPoint position) const
{
    const QPoint inView = m_scroll->viewport()->mapFrom(this, position);
    if (!m_scroll->viewport()->rect().contains(inView))
        return {};
    return m_deck->coreAt(m_deck->mapFrom(this, position));
}

QRect CoresPanel::cardRect(CoreId core) const
{
    return m_deck->cardRect(core).translated(m_deck->mapTo(this, QPoint()));
}

QRect CoresPanel::chipRect(ThreadId thread) const
{
    const QRect chip = m_deck->chipRect(thread);
    return chip.isEmpty() ? QRect() : chip.translated(m_deck->mapTo(this, QPoint()));
}

QSize CoresPanel::sizeHint() const
{
    return {300, 480};
}

QSize CoresPanel::minimumSizeHint() const
{
    return {230, 140};
}

void CoresPanel::watchDrag()
{
    const bool isDragging = m_drag.phase() == ThreadDrag::Phase::Dragging;
    if (isDragging && !m_scrollTimer.isActive())
        m_scrollTimer.start(scrollInterval, this);
    else if (!isDragging)
        m_scrollTimer.stop();
}

void CoresPanel::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_scrollTimer.timerId())
        return QWidget::timerEvent(event);
    const QPoint pointer = mapFromGlobal(QCursor::pos());
    if (!rect().contains(pointer))
        return;
    QScrollBar* bar = m_scroll->verticalScrollBar();
    if (pointer.y() < scrollEdge)
        bar->setValue(bar->value() - scrollStep);
    else if (pointer.y() > height() - scrollEdge)
        bar->setValue(bar->value() + scrollStep);
}

} // namespace threadway::ui
