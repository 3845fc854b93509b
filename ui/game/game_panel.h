// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/scheduler_game.h"
#include "ui/exploring/schedule_driver.h"
#include "ui/session/awaited_task.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QToolButton;

namespace threadway::ui {

class MoveBoard;
class Theme;

/// "You are the scheduler": the user says who takes the next step and tries to bring about a goal. The roads show where
/// the moves have led; the explorer tells whether the goal can still be reached, and if not, since when.
class GamePanel : public QWidget {
    Q_OBJECT

public:
    /// What is passed must outlive the panel.
    GamePanel(Document& document, Player& player, SteeringNotes& notes, const Theme& theme, QWidget* parent = nullptr);
    ~GamePanel() override;

    /// Begins again, with that goal.
    void setGoal(const explore::Goal& goal);
    void move(ThreadId thread);
    void undo();
    void redo();
    /// Back to where so many moves were made.
    void goBackTo(std::size_t moves);
    void askHint();
    [[nodiscard]] const explore::SchedulerGame& game() const { return m_game; }
    /// What the explorer says of the present state; nothing while it still thinks.
    [[nodiscard]] const std::optional<explore::Outlook>& outlook() const { return m_outlook; }
    [[nodiscard]] const std::optional<std::size_t>& lostAfter() const { return m_lostAfter; }
    [[nodiscard]] MoveBoard& board() const { return *m_board; }

Q_SIGNALS:
    /// Something worth saying, for the status bar.
    void said(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    /// What the explorer finds out about a state.
    struct Advice {
        explore::Outlook outlook = explore::Outlook::Unknown;
        std::optional<std::size_t> lostAfter;
        std::optional<std::vector<ThreadId>> hint;
    };

    void buildLayout();
    void chooseGoal();
    void afterMove();
    void think();
    void take(const Advice& advice);
    void showGame();
    void showHistory();
    void showVerdict();
    [[nodiscard]] QString verdict() const;
    void playRun();
    void standOnRoads();
    void retranslate();

    Document& m_document;
    Player& m_player;
    const Theme& m_theme;
    ScheduleDriver m_driver;
    explore::SchedulerGame m_game;
    std::optional<explore::Outlook> m_outlook;
    std::optional<std::size_t> m_lostAfter;
    std::optional<std::vector<ThreadId>> m_hint; ///< a shortest way from the present state
    bool m_showsHint = false;
    bool m_isStale = false; ///< the scenario has changed while the panel was hidden
    AwaitedTask<Advice> m_task;
    QComboBox* m_goals;
    QLineEdit* m_output;
    QLabel* m_goal;
    MoveBoard* m_board;
    QLabel* m_verdict;
    QListWidget* m_history;
    QToolButton* m_undo;
    QToolButton* m_redo;
    QToolButton* m_again;
    QToolButton* m_hintButton;
    QToolButton* m_back; ///< to before the move that lost
    QToolButton* m_play;
};

} // namespace threadway::ui
