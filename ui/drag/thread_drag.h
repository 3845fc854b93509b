// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "machine/event.h"
#include "ui/session/command_port.h"

#include <QObject>
#include <QPoint>
#include <QPointer>

#include <vector>

class QWidget;

namespace threadway::ui {

class DragGhost;
class Theme;

/// A widget on which a dragged thread can be dropped (the cores panel).
class ThreadDropTarget {
public:
    virtual ~ThreadDropTarget() = default;
    /// The core under the point in the target's own coordinates, or invalid.
    [[nodiscard]] virtual CoreId coreAt(QPoint position) const = 0;
};

/// The drag of a thread (its lane head or its chip) onto a core, across widgets: Idle -> Armed (pressed, not
/// yet moved far) -> Dragging (ghost follows the pointer) -> committed or cancelled (Esc, focus lost, dropped
/// elsewhere). Sources forward their mouse events; the ghost is a child of the window. No QDrag: that needs a
/// native event loop and does nothing on the offscreen platform.
class ThreadDrag : public QObject {
    Q_OBJECT

public:
    enum class Phase { Idle, Armed, Dragging };

    ThreadDrag(QWidget* window, CommandPort& commands, const Theme& theme);
    ~ThreadDrag() override;

    /// Registers where threads can be dropped; the widget must implement ThreadDropTarget.
    void addTarget(QWidget* widget, ThreadDropTarget* target);

    /// The pointer was pressed on something that stands for the thread.
    void press(ThreadId thread, const QString& label, QPoint globalPosition);
    /// The pointer moved; with Control held the drop pins as well.
    void move(QPoint globalPosition, Qt::KeyboardModifiers modifiers);
    /// The pointer was released: drops if it is over a core that accepts the thread.
    void release(QPoint globalPosition, Qt::KeyboardModifiers modifiers);
    void cancel();

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] ThreadId thread() const { return m_thread; }
    /// The core under the pointer while dragging, or invalid.
    [[nodiscard]] CoreId hoveredCore() const { return m_hoveredCore; }
    /// Why that core would refuse the thread; None if it would take it.
    [[nodiscard]] machine::Refusal refusal() const { return m_refusal; }
    /// Whether dropping now would also pin the thread.
    [[nodiscard]] bool wouldPin() const { return m_wouldPin; }

Q_SIGNALS:
    /// Phase, hovered core or refusal changed.
    void changed();
    void dropped(threadway::ThreadId thread, threadway::CoreId core, bool pinned);
    /// The thread was released over a core that does not take it; nothing has changed.
    void refused(threadway::ThreadId thread, threadway::CoreId core, threadway::machine::Refusal why);

private:
    struct Target {
        QPointer<QWidget> widget;
        ThreadDropTarget* target = nullptr;
    };

    bool eventFilter(QObject* watched, QEvent* event) override;
    void begin();
    void end();
    /// Looks anew at what is under the pointer and what a drop would do.
    void look(QPoint globalPosition, Qt::KeyboardModifiers modifiers);
    [[nodiscard]] CoreId coreUnder(QPoint globalPosition) const;
    [[nodiscard]] machine::Refusal check(CoreId core) const;
    machine::Refusal submit(CoreId core);
    void showGhost();

    QWidget* m_window;
    CommandPort& m_commands;
    const Theme& m_theme;
    std::vector<Target> m_targets;
    QPointer<DragGhost> m_ghost;
    Phase m_phase = Phase::Idle;
    ThreadId m_thread;
    QString m_label;
    QPoint m_pressedAt;
    QPoint m_pointer; ///< where it was last seen, global
    CoreId m_hoveredCore;
    machine::Refusal m_refusal = machine::Refusal::None;
    bool m_wouldPin = false;
};

} // namespace threadway::ui
