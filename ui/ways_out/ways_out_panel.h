// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"
#include "ui/session/awaited_task.h"
#include "ui/session/player.h"
#include "ui/ways_out/way_out.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace threadway::ui {

class Theme;

/// Ways out of deadlocks: the four conditions as switches, detection and recovery, the banker's books; and all of them
/// compared. Each change is one act that can be undone.
class WaysOutPanel : public QWidget {
    Q_OBJECT

public:
    /// What is passed must outlive the panel.
    WaysOutPanel(Document& document, Player& player, const Theme& theme, QWidget* parent = nullptr);
    ~WaysOutPanel() override;

    /// Compares all ways out, one after the other.
    void compare();
    void stop();
    [[nodiscard]] bool isRunning() const { return m_task.isRunning(); }
    /// What is known so far, in the order of the table.
    [[nodiscard]] const std::vector<WayOutRow>& rows() const { return m_rows; }

Q_SIGNALS:
    /// Something worth saying, for the status bar.
    void said(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void buildLayout();
    void showScenario();
    void applyChoice(const QString& what);
    void apply(const scenario::Scenario& changed, const QString& what);
    void next();
    void take(const WayOutRow& row);
    void showRows();
    void showInstant();
    void showStandstill();
    void showBanker();
    void showButtons();
    void retranslate();

    Document& m_document;
    Player& m_player;
    const Theme& m_theme;
    std::array<QCheckBox*, 4> m_conditions{};
    QCheckBox* m_recovers;
    QComboBox* m_victim;
    QComboBox* m_fate;
    QPushButton* m_compare;
    QPushButton* m_apply;
    QTableWidget* m_table;
    QLabel* m_empty;
    QLabel* m_standstill;
    QLabel* m_banker;
    AwaitedTask<WayOutRow> m_task;
    std::vector<WayOut> m_ways; ///< that are compared
    std::vector<WayOutRow> m_rows;
    bool m_isShowing = false; ///< the switches are being set to what the scenario says
};

} // namespace threadway::ui
