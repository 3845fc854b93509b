// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"
#include "ui/document/journal_port.h"
#include "ui/drag/thread_drag.h"
#include "ui/session/player.h"
#include "ui/session/selection.h"
#include "ui/session/steering_notes.h"
#include "ui/theme/theme.h"
#include "ui/window/action_table.h"
#include "ui/window/dock_host.h"
#include "ui/window/language.h"

#include <QMainWindow>

class QComboBox;
class QMenu;
class QToolButton;

namespace threadway::ui {

class ChoiceBanner;
class CoresPanel;
class DeadlockBanner;
class DeadlockGuide;
class DockSet;
class FileActions;
class MachineMenus;
class PresetList;
class RoadView;
class SpeedControl;
class StoryStrip;
class TimeLabel;
class TimelineView;

/// The window: puts the views of one document and its player together.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// Theme and language outlive the window. The document must be open already when the window is made.
    MainWindow(Document& document, Theme& theme, Language& language);
    ~MainWindow() override;

    [[nodiscard]] Player& player() { return m_player; }
    [[nodiscard]] ActionTable& actions() { return m_actions; }
    [[nodiscard]] FileActions& files() { return *m_files; }
    [[nodiscard]] JournalPort& commands() { return m_commands; }
    [[nodiscard]] const QString& languageCode() const { return m_language.code(); }
    [[nodiscard]] bool isDark() const { return m_theme.isDark(); }
    [[nodiscard]] RoadView& roads() { return *m_roads; }
    [[nodiscard]] CoresPanel& cores() { return *m_cores; }
    /// Shows the dock of that id in front of those that it shares its place with, with the keyboard in it. Returns
    /// whether there is one.
    bool showDock(const QString& id);

    /// Size and docks as they were when a window was last closed.
    void restoreSettings();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildCentre();
    void buildDocks();
    void buildMenus();
    void buildToolBar();
    void fillViewMenu();
    void fillPresetMenu(QMenu& menu);
    void connectActions();
    void connectSession();
    void connectDocks();
    void say(const QString& text);
    void showScenario();
    void adaptToScenario();
    void showThreadMenu(ThreadId thread, QPoint global);
    void fillVariants();
    void retranslate();
    void updateTitle();
    void updateUndo();
    void addThemeMenu(QMenu& menu);
    void addLanguageMenu(QMenu& menu);
    void showAbout();

    Document& m_document;
    Theme& m_theme;
    Language& m_language;
    Player m_player;
    SteeringNotes m_notes{m_player};
    Selection m_selection;
    JournalPort m_commands;
    ThreadDrag m_drag;
    ActionTable m_actions;
    DockHost m_host;

    RoadView* m_roads = nullptr;
    DeadlockBanner* m_banner = nullptr;
    ChoiceBanner* m_choice = nullptr;
    StoryStrip* m_story = nullptr;
    PresetList* m_presets = nullptr;
    CoresPanel* m_cores = nullptr;
    TimelineView* m_timeline = nullptr;
    DockSet* m_docks = nullptr;
    MachineMenus* m_machineMenus = nullptr;
    SpeedControl* m_speed = nullptr;
    TimeLabel* m_time = nullptr;
    QComboBox* m_variants = nullptr;
    QToolButton* m_presetButton = nullptr;
    QToolBar* m_toolBar = nullptr;
    FileActions* m_files = nullptr;
    DeadlockGuide* m_guide = nullptr;
    QMenu* m_fileMenu = nullptr;
    QMenu* m_presetMenu = nullptr;
    QMenu* m_editMenu = nullptr;
    QMenu* m_viewMenu = nullptr;
    QMenu* m_runMenu = nullptr;
    QMenu* m_machineMenu = nullptr;
    QMenu* m_threadMenu = nullptr;
    QMenu* m_toolMenu = nullptr;
    QMenu* m_helpMenu = nullptr;
};

} // namespace threadway::ui
