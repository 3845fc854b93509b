// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "ui/drag/thread_drag.h"

#include <QBasicTimer>
#include <QPoint>
#include <QWidget>

class QScrollArea;

namespace threadway::ui {

class CoreDeck;
class Playback;
class Selection;
class Theme;

/// The cores of the machine: who runs on each, who waits, what its caches hold. Threads can be dropped on them.
class CoresPanel : public QWidget, public ThreadDropTarget {
    Q_OBJECT

public:
    /// Registers itself as a target of the drag.
    CoresPanel(Playback& playback, Selection& selection, ThreadDrag& drag, const Theme& theme, QWidget* parent);

    [[nodiscard]] CoreId coreAt(QPoint position) const override;
    /// Where the card of the core is now, in the panel's coordinates, possibly scrolled out of sight.
    [[nodiscard]] QRect cardRect(CoreId core) const;
    /// The same for the chip of a thread; empty if the thread stands on no card.
    [[nodiscard]] QRect chipRect(ThreadId thread) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user wants the menu of the thread, by the right button or the keyboard.
    void threadMenuRequested(threadway::ThreadId thread, QPoint global);

protected:
    void changeEvent(QEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    void watchDrag();

    ThreadDrag& m_drag;
    QScrollArea* m_scroll;
    CoreDeck* m_deck;
    QBasicTimer m_scrollTimer; ///< runs while something is dragged: scrolls at the edges
};

} // namespace threadway::ui
