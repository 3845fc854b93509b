// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/playback.h"
#include "ui/session/selection.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QLabel;

namespace threadway::ui {

/// Two lines of words under the roads: what the programs have printed so far and what goes on now; and what exists
/// once for each process, once for each thread.
class StoryStrip : public QFrame {
    Q_OBJECT

public:
    StoryStrip(Playback& playback, Selection& selection, const Theme& theme, QWidget* parent = nullptr);

    /// What was printed up to the playhead, as one line.
    [[nodiscard]] QString output() const;
    /// The sentence about the present: of the thread that is pointed at, else of the most telling one.
    [[nodiscard]] QString now() const;
    /// What there is of each thing that a process owns, and of each that a thread owns.
    [[nodiscard]] QString ownedByProcesses() const;
    [[nodiscard]] QString ownedByThreads() const;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void showNow();
    void retranslate();
    void takeOutput();
    void restyle();
    [[nodiscard]] ThreadId mostTelling() const;

    Playback& m_playback;
    Selection& m_selection;
    const Theme& m_theme;
    QStringList m_printed; ///< of the whole trace so far
    std::size_t m_read = 0; ///< events looked at
    QLabel* m_outputName;
    QLabel* m_output;
    QLabel* m_nowName;
    QLabel* m_now;
    QLabel* m_byProcess;
    QLabel* m_byThread;
};

} // namespace threadway::ui
