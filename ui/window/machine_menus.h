// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario.h"

#include <QObject>

class QAction;
class QMenu;
class QToolButton;

namespace threadway::ui {

class CommandPort;
class Playback;

/// The quick ways to another scheduler and another number of cores: two menus, and buttons of the tool bar that show
/// what holds now.
class MachineMenus : public QObject {
    Q_OBJECT

public:
    /// What is passed must outlive the menus; the parent owns the buttons.
    MachineMenus(Playback& playback, CommandPort& commands, QWidget* parent);

    [[nodiscard]] QToolButton* schedulerButton() const { return m_schedulerButton; }
    [[nodiscard]] QToolButton* coresButton() const { return m_coresButton; }
    [[nodiscard]] QMenu* schedulerMenu() const { return m_schedulerMenu; }
    [[nodiscard]] QMenu* coresMenu() const { return m_coresMenu; }
    /// Shorter texts on the buttons, for a narrow window.
    void setCompact(bool isCompact);
    void retranslate();

Q_SIGNALS:
    /// The user wants the whole machine panel.
    void panelRequested();

private:
    void fillSchedulers();
    void fillCores();
    void addPanelAction(QMenu& menu);
    void showMachine();

    Playback& m_playback;
    CommandPort& m_commands;
    QToolButton* m_schedulerButton;
    QToolButton* m_coresButton;
    QMenu* m_schedulerMenu;
    QMenu* m_coresMenu;
    scenario::MachineSpec m_shown;
    bool m_isCompact = false;
};

} // namespace threadway::ui
