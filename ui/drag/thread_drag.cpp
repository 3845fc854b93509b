// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drag/thread_drag.h"

#include "ui/drag/drag_ghost.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

namespace threadway::ui {

using machine::Refusal;

ThreadDrag::ThreadDrag(QWidget* window, CommandPort& commands, const Theme& theme)
    : QObject(window), m_window(window), m_commands(commands), m_theme(theme)
{
}

ThreadDrag::~ThreadDrag()
{
    if (m_phase == Phase::Dragging)
        QApplication::restoreOverrideCursor();
}

void ThreadDrag::addTarget(QWidget* widget, ThreadDropTarget* target)
{
    m_targets.push_back({widget, target});
}

void ThreadDrag::press(ThreadId thread, const QString& label, QPoint globalPosition)
{
    cancel();
    m_phase = Phase::Armed;
    m_thread = thread;
    m_label = label;
    m_pressedAt = globalPosition;
    m_pointer = globalPosition;
    qApp->installEventFilter(this);
    Q_EMIT changed();
}

void ThreadDrag::move(QPoint globalPosition, Qt::KeyboardModifiers modifiers)
{
    if (m_phase == Phase::Idle)
        return;
    if (m_phase == Phase::Armed) {
        if ((globalPosition - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
            return;
        begin();
    }
    look(globalPosition, modifiers);
}

void ThreadDrag::release(QPoint globalPosition, Qt::KeyboardModifiers modifiers)
{
    if (m_phase != Phase::Dragging)
        return cancel();
    look(globalPosition, modifiers);
    const ThreadId thread = m_thread;
    const CoreId core = m_hoveredCore;
    const bool isPinning = m_wouldPin;
    const Refusal refusal = core.isValid() && m_refusal == Refusal::None ? submit(core) : m_refusal;
    end();
    if (!core.isValid())
        return;
    if (refusal == Refusal::None)
        Q_EMIT dropped(thread, core, isPinning);
    else
        Q_EMIT refused(thread, core, refusal);
}

void ThreadDrag::cancel()
{
    if (m_phase != Phase::Idle)
        end();
}

void ThreadDrag::begin()
{
    m_phase = Phase::Dragging;
    m_ghost = new DragGhost(m_window, m_theme);
    QApplication::setOverrideCursor(Qt::ClosedHandCursor);
    showGhost();
    m_ghost->follow(m_pointer);
    m_ghost->show();
    Q_EMIT changed();
}

void ThreadDrag::end()
{
    qApp->removeEventFilter(this);
    if (m_phase == Phase::Dragging)
        QApplication::restoreOverrideCursor();
    if (m_ghost) {
        m_ghost->hide();
        m_ghost->deleteLater();
        m_ghost.clear();
    }
    m_phase = Phase::Idle;
    m_thread = {};
    m_hoveredCore = {};
    m_refusal = Refusal::None;
    m_wouldPin = false;
    Q_EMIT changed();
}

void ThreadDrag::look(QPoint globalPosition, Qt::KeyboardModifiers modifiers)
{
    m_pointer = globalPosition;
    const bool isPinning = modifiers.testFlag(Qt::ControlModifier);
    const CoreId core = coreUnder(globalPosition);
    const bool isSame = core == m_hoveredCore && isPinning == m_wouldPin;
    m_wouldPin = isPinning;
    m_hoveredCore = core;
    const Refusal before = m_refusal;
    m_refusal = core.isValid() ? check(core) : Refusal::None;
    if (!isSame || m_refusal != before) {
        showGhost();
        QApplication::changeOverrideCursor(m_refusal == Refusal::None ? Qt::ClosedHandCursor : Qt::ForbiddenCursor);
        Q_EMIT changed();
    }
    if (m_ghost)
        m_ghost->follow(globalPosition);
}

CoreId ThreadDrag::coreUnder(QPoint globalPosition) const
{
    for (const Target& target : m_targets) {
        if (!target.widget || !target.widget->isVisible())
            continue;
        const QPoint position = target.widget->mapFromGlobal(globalPosition);
        if (!target.widget->rect().contains(position))
            continue;
        if (const CoreId core = target.target->coreAt(position); core.isValid())
            return core;
    }
    return {};
}

Refusal ThreadDrag::check(CoreId core) const
{
    if (m_wouldPin)
        return m_commands.check(scenario::Pin{m_thread, CoreMask::only(core)});
    return m_commands.check(scenario::Migrate{m_thread, core});
}

Refusal ThreadDrag::submit(CoreId core)
{
    const scenario::Migrate move{m_thread, core};
    if (!m_wouldPin)
        return m_commands.submit(move);
    // The pin comes first: the old affinity might forbid the move.
    if (const Refusal refusal = m_commands.submit(scenario::Pin{m_thread, CoreMask::only(core)});
        refusal != Refusal::None)
        return refusal;
    if (m_commands.check(move) == Refusal::None)
        m_commands.submit(move);
    return Refusal::None;
}

void ThreadDrag::showGhost()
{
    if (!m_ghost)
        return;
    QString caption = tr("Drop it on a core");
    if (m_refusal != Refusal::None)
        caption = words::refusal(m_refusal);
    else if (m_hoveredCore.isValid())
        caption = (m_wouldPin ? tr("Pin to %1") : tr("Move to %1")).arg(words::coreName(m_hoveredCore));
    m_ghost->setFace({m_label, m_theme.threadColor(m_thread), caption, m_refusal != Refusal::None, m_wouldPin});
}

bool ThreadDrag::eventFilter(QObject* watched, QEvent* event)
{
    const QEvent::Type type = event->type();
    if (type == QEvent::ShortcutOverride || type == QEvent::KeyPress || type == QEvent::KeyRelease) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape) {
            // Accepting the override keeps Esc from a shortcut; Qt then delivers it as a key press.
            event->accept();
            if (type == QEvent::KeyPress)
                cancel();
            return type != QEvent::KeyRelease;
        }
        if (key->key() == Qt::Key_Control && type != QEvent::ShortcutOverride && m_phase == Phase::Dragging)
            look(m_pointer, type == QEvent::KeyPress ? Qt::ControlModifier : Qt::NoModifier);
    } else if (type == QEvent::WindowDeactivate && watched == m_window) {
        cancel();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace threadway::ui
