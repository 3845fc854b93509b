// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace threadway::ui {

class AccessEditor;
class CachesEditor;
class ChangeBar;
class CommandPort;
class CoresEditor;
class CostsEditor;
class MachineEditor;
class Playback;
class SchedulerEditor;
class Theme;
class TopologyEditor;

/// The machine at the playhead: scheduler, cores and where they stand, caches and costs. What is changed here is said
/// in words first and then handed in as one act of the journal.
class MachinePanel : public QWidget {
    Q_OBJECT

public:
    /// What is passed must outlive the panel.
    MachinePanel(Playback& playback, CommandPort& commands, const Theme& theme, QWidget* parent = nullptr);

    /// The machine as the fields say it, which may not be applied yet.
    [[nodiscard]] const scenario::MachineSpec& wanted() const { return m_wanted; }
    [[nodiscard]] const ChangeBar& bar() const { return *m_bar; }

    void apply();
    void discard();
    /// Sets the fields to what the scenario's file says.
    void wantFile();
    [[nodiscard]] QSize sizeHint() const override { return {290, 480}; }

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addSection(QVBoxLayout& column, MachineEditor* editor);
    void follow();
    void takeEdits();
    void chooseModel(int index);
    void showWanted();
    void guardWheel();
    void retranslate();
    void restyle();

    Playback& m_playback;
    CommandPort& m_commands;
    const Theme& m_theme;
    std::vector<QLabel*> m_headings;
    SchedulerEditor* m_scheduler;
    CoresEditor* m_cores;
    TopologyEditor* m_topology;
    CachesEditor* m_caches;
    AccessEditor* m_access;
    CostsEditor* m_costs;
    std::vector<MachineEditor*> m_editors;
    QLabel* m_modelName;
    QComboBox* m_model;
    ChangeBar* m_bar;
    scenario::MachineSpec m_present;
    scenario::MachineSpec m_wanted;
};

} // namespace threadway::ui
