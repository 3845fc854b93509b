// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/comparison.h"
#include "ui/session/awaited_task.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace threadway::ui {

class ComparisonChart;
class DataTableView;
class Playback;
class Theme;

/// The scenario under several schedulers: which ones, a table with a row for each, and a chart of one number. The first
/// row is the scheduler of now; other rows tell how far they differ from it.
class ComparisonPanel : public QWidget {
    Q_OBJECT

public:
    /// What is passed must outlive the panel.
    ComparisonPanel(Playback& playback, const Theme& theme, QWidget* parent = nullptr);
    ~ComparisonPanel() override;

    void start();
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_task.isRunning(); }
    [[nodiscard]] DataTableView& table() const { return *m_table; }

protected:
    void changeEvent(QEvent* event) override;

private:
    /// How far the comparison is.
    struct Part {
        std::shared_ptr<history::ComparisonRun> run;
        bool isMore = false;
    };

    void buildLayout();
    /// Runs the next scheduler.
    void goOn(const std::shared_ptr<history::ComparisonRun>& run);
    void take(const Part& part);
    void showChart();
    void showButtons();
    void forget();
    void retranslate();

    Playback& m_playback;
    QListWidget* m_policies;
    QPushButton* m_run;
    QPushButton* m_copy;
    QProgressBar* m_progress;
    QLabel* m_empty;
    DataTableView* m_table;
    QLabel* m_chartName;
    QComboBox* m_column;
    ComparisonChart* m_chart;
    AwaitedTask<Part> m_task;
    std::size_t m_wanted = 0; ///< schedulers that are compared
};

} // namespace threadway::ui
