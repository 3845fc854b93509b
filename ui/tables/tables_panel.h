// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/metrics_tables.h"

#include <QTimer>
#include <QWidget>

#include <cstdint>
#include <vector>

class QCheckBox;
class QLabel;
class QPushButton;
class QTabBar;

namespace threadway::ui {

class DataTableView;
class Playback;
class Selection;
class Theme;

/// The numbers of the run up to the playhead: by thread, by process, by core, and of the whole. Brought up to date a
/// few times a second, and only while it can be seen.
class TablesPanel : public QWidget {
    Q_OBJECT

public:
    /// What is passed must outlive the panel.
    TablesPanel(Playback& playback, Selection& selection, const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] DataTableView& table() const { return *m_table; }
    /// Brings the table up to date now.
    void refresh();
    /// Shows the numbers by thread, process, core, or of the whole run.
    void choose(formats::MetricsTable which);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void markStale();
    void tick();
    /// Takes in what happened up to the playhead, at most so many events. Returns whether there is more.
    bool takeEvents(std::size_t most);
    void showTable();
    [[nodiscard]] formats::DataTable presentOf(formats::DataTable table);
    [[nodiscard]] int selectedRow() const;
    void showSelection();
    void retranslate();
    [[nodiscard]] formats::MetricsTable which() const;

    Playback& m_playback;
    Selection& m_selection;
    QTabBar* m_tabs;
    DataTableView* m_table;
    QLabel* m_empty;
    QCheckBox* m_all;
    QPushButton* m_copy;
    QPushButton* m_export;
    QTimer m_timer;
    trace::MetricsFold m_fold;
    std::size_t m_taken = 0; ///< events
    std::vector<std::int32_t> m_ids; ///< of the thread, process or core, by row
    bool m_isStale = true;
};

} // namespace threadway::ui
