// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/exploring/finding_list.h"
#include "ui/exploring/schedule_driver.h"
#include "ui/session/awaited_task.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QSplitter;
class QTabBar;
class QTableView;

namespace threadway::ui {

class ExplorationChoice;
class FindingModel;
class FindingView;
class Theme;

/// Every possible run of the scenario: what is to be tried, and what can come of it, in lists whose lines tell how it
/// comes about and can be played on the roads.
class ExplorationPanel : public QWidget {
    Q_OBJECT

public:
    /// What is passed must outlive the panel.
    ExplorationPanel(Document& document, Player& player, SteeringNotes& notes, const Theme& theme,
                     QWidget* parent = nullptr);
    ~ExplorationPanel() override;

    void start();
    /// Ends the search where it is, with what was found.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_task.isRunning(); }
    /// What the last search found; null if there is none of the present scenario.
    [[nodiscard]] const std::shared_ptr<const ExplorationResult>& result() const { return m_result; }
    [[nodiscard]] ExplorationChoice& choice() const { return *m_choice; }
    void showKind(FindingKind kind);
    /// Selects the line of the list that is shown.
    void select(int row);
    /// Plays the selected line.
    void playSelected();

Q_SIGNALS:
    /// Something worth saying, for the status bar.
    void said(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildLayout();
    void take(const std::shared_ptr<const ExplorationResult>& result);
    void forgetIfStale();
    void showTabs();
    void showList();
    void showFinding();
    void showState();
    void retranslate();
    [[nodiscard]] const Finding* selected() const;

    Document& m_document;
    Player& m_player;
    const Theme& m_theme;
    ScheduleDriver m_driver;
    std::shared_ptr<const ExplorationResult> m_result;
    ExplorationChoice* m_choice;
    QPushButton* m_run;
    QProgressBar* m_progress;
    QLabel* m_headline;
    QLabel* m_empty;
    QTabBar* m_tabs;
    FindingModel* m_model;
    QTableView* m_table;
    FindingView* m_view;
    QSplitter* m_parts;
    AwaitedTask<std::shared_ptr<const ExplorationResult>> m_task;
    std::shared_ptr<explore::Progress> m_howFar; ///< of the search that runs
    Judge m_judge = Judge::Explorer; ///< of the search that runs
};

} // namespace threadway::ui
