// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/card_painter.h"
#include "ui/docks/core_card.h"
#include "ui/docks/deck_layout.h"

#include <QWidget>

#include <vector>

namespace threadway::ui {

class Playback;
class Selection;
class Theme;
class ThreadDrag;

/// The cards of all cores in one widget, in as many columns as there is room for. Threads on them can be
/// dragged, selected, and reached with the arrow keys.
class CoreDeck : public QWidget {
    Q_OBJECT

public:
    CoreDeck(Playback& playback, Selection& selection, ThreadDrag& drag, const Theme& theme, QWidget* parent);

    [[nodiscard]] CoreId coreAt(QPoint position) const;
    /// Where the chip of the thread stands; empty if it stands on no card.
    [[nodiscard]] QRect chipRect(ThreadId thread) const;
    [[nodiscard]] QRect cardRect(CoreId core) const;
    /// Reckons the height anew, as after another scenario was loaded.
    void relayout();

Q_SIGNALS:
    void threadMenuRequested(threadway::ThreadId thread, QPoint global);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] CardSource source() const;
    [[nodiscard]] DeviceId deviceAt(QPoint position) const;
    [[nodiscard]] ChipRow readyRow(const CardSource& from) const;
    [[nodiscard]] DropFeedback feedbackFor(CoreId core) const;
    [[nodiscard]] ThreadId threadAt(QPoint position) const;
    /// Every chip that is shown, in reading order.
    [[nodiscard]] std::vector<ThreadChip> chips() const;
    [[nodiscard]] QString tipAt(QPoint position) const;
    [[nodiscard]] QString coreTip(const CoreCard& card, QPoint position) const;
    /// What the socket's shelf there holds.
    [[nodiscard]] QString socketTip(QPoint position) const;
    /// Looks whether the machine or its cores are other ones than shown.
    void adapt();
    void hover(QPoint position);
    void focusChip(ThreadId thread);
    void moveFocus(int step);

    Playback& m_playback;
    Selection& m_selection;
    ThreadDrag& m_drag;
    const Theme& m_theme;
    scenario::MachineSpec m_machine; ///< as it was when last looked at
    DeckLayout m_layout;
    ThreadId m_focused;
    bool m_isByKey = false; ///< whether the focus came by the keyboard, and is shown
};

} // namespace threadway::ui
