// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/playback.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QComboBox;
class QScrollArea;

namespace threadway::ui {

class InspectorCard;
class Selection;
class Theme;
struct InspectorSource;

/// The exploded view of a process or a thread at the playhead: what it owns, card by card. Follows the selection;
/// with nothing selected it looks into the first process.
class InspectorPanel : public QWidget {
    Q_OBJECT

public:
    /// What is passed must outlive the panel.
    InspectorPanel(Playback& playback, Selection& selection, const Theme& theme, QWidget* parent = nullptr);

    /// What is looked into: the process, or the one that the thread belongs to.
    [[nodiscard]] ProcessId process() const { return m_process; }
    /// Invalid while a process is looked into as a whole.
    [[nodiscard]] ThreadId thread() const { return m_thread; }
    /// Brings the cards up to date now, instead of within a moment.
    void refresh();
    [[nodiscard]] QSize sizeHint() const override { return {290, 480}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {230, 140}; }

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addCard(InspectorCard* card);
    void markStale();
    void follow();
    void fillChooser();
    void choose(int index);
    /// Stacks are told on demand: asks for those of the thread, unless they are known or asked for.
    void askStacks();
    void takeStacks(const ToldStacks& told);
    void arrange();
    void retranslate();

    Playback& m_playback;
    Selection& m_selection;
    const Theme& m_theme;
    QComboBox* m_chooser;
    QScrollArea* m_scroll;
    QWidget* m_ground;
    std::vector<InspectorCard*> m_cards;
    ProcessId m_process;
    ThreadId m_thread;
    QTimer m_timer;
    bool m_isStale = true;
    ToldStacks m_stacks;
    bool m_isAsking = false; ///< for stacks
};

} // namespace threadway::ui
