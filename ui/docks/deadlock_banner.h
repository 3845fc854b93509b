// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/wait_for.h"
#include "ui/session/playback.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QAction;
class QBoxLayout;
class QLabel;
class QToolButton;

namespace threadway::ui {

/// Names the deadlock at the playhead, thread by thread and lock by lock, with the ways out beside it. Hidden while
/// there is none.
class DeadlockBanner : public QFrame {
    Q_OBJECT

public:
    /// The actions are the ways out, in the order in which they are offered.
    DeadlockBanner(Playback& playback, const Theme& theme, const QList<QAction*>& waysOut, QWidget* parent = nullptr);

    /// Offers one more way out, after the others.
    void addWay(QAction* way);

    /// The rings at the playhead.
    [[nodiscard]] const std::vector<trace::WaitRing>& rings() const { return m_rings; }
    /// "transfer-1 -> B -> transfer-2 -> A -> transfer-1".
    [[nodiscard]] static QString chain(const scenario::Blueprint& blueprint, const trace::WaitRing& ring);

Q_SIGNALS:
    /// A deadlock stands at the playhead, or does not any more.
    void deadlockChanged(bool isDeadlocked);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void updateTexts();
    void updateColors();

    Playback& m_playback;
    const Theme& m_theme;
    std::vector<trace::WaitRing> m_rings;
    QLabel* m_title;
    QLabel* m_chain;
    QBoxLayout* m_row; ///< words and buttons; one above the other where it is narrow
    QBoxLayout* m_buttons;
};

} // namespace threadway::ui
