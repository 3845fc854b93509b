// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/docks/preset_list.h"
#include "ui/scene/road_view.h"
#include "ui/window/dock_set.h"
#include "ui/window/file_actions.h"
#include "ui/window/machine_menus.h"
#include "ui/window/run_controls.h"
#include "ui/window/thread_menu.h"
#include "ui/window/variant_box.h"

#include <QActionGroup>
#include <QComboBox>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>

namespace threadway::ui {

void MainWindow::buildMenus()
{
    const auto add = [this](QMenu& menu, std::initializer_list<ActionId> ids) {
        for (const ActionId id : ids)
            menu.addAction(m_actions.action(id));
        menu.addSeparator();
    };
    m_fileMenu = menuBar()->addMenu(QString());
    m_presetMenu = m_fileMenu->addMenu(QString());
    add(*m_fileMenu, {ActionId::Open});
    m_fileMenu->addMenu(m_files->recentMenu());
    add(*m_fileMenu, {ActionId::Save, ActionId::SaveAs});
    add(*m_fileMenu, {ActionId::ExportImage});
    add(*m_fileMenu, {ActionId::Quit});
    m_editMenu = menuBar()->addMenu(QString());
    add(*m_editMenu, {ActionId::Undo, ActionId::Redo});
    m_viewMenu = menuBar()->addMenu(QString());
    m_runMenu = menuBar()->addMenu(QString());
    add(*m_runMenu, {ActionId::Play, ActionId::StepForward, ActionId::StepBack, ActionId::ToStart, ActionId::ToEnd});
    add(*m_runMenu, {ActionId::Faster, ActionId::Slower});
    add(*m_runMenu, {ActionId::TriggerDeadlock});
    add(*m_runMenu, {ActionId::TowCar, ActionId::RewindToCause, ActionId::ImposeOrder});
    m_runMenu->addAction(m_docks->action(QStringLiteral("ways-out")));
    m_machineMenus = new MachineMenus(m_player, m_commands, this);
    m_machineMenu = menuBar()->addMenu(QString());
    m_machineMenu->addMenu(m_machineMenus->schedulerMenu());
    m_machineMenu->addMenu(m_machineMenus->coresMenu());
    m_threadMenu = menuBar()->addMenu(QString());
    m_toolMenu = menuBar()->addMenu(QString());
    m_docks->addActions(*m_toolMenu);
    m_helpMenu = menuBar()->addMenu(QString());
    add(*m_helpMenu, {ActionId::About});
    connect(m_viewMenu, &QMenu::aboutToShow, this, &MainWindow::fillViewMenu);
    connect(m_presetMenu, &QMenu::aboutToShow, this, [this] { fillPresetMenu(*m_presetMenu); });
    connect(m_threadMenu, &QMenu::aboutToShow, this, [this] {
        m_threadMenu->clear();
        const scenario::Blueprint& blueprint = *m_document.blueprint();
        for (std::size_t i = 0; i < blueprint.threads.size() && m_threadMenu->actions().size() < 40; ++i) {
            if (m_player.state().threads[i].isUnused)
                continue;
            auto* menu = new ThreadMenu(ThreadId(i), m_player, m_commands, m_threadMenu);
            menu->setTitle(QString::fromStdString(blueprint.threads[i].path));
            m_threadMenu->addMenu(menu);
        }
    });
}

void MainWindow::fillPresetMenu(QMenu& menu)
{
    menu.clear();
    int unit = -1;
    for (const PresetEntry& entry : presetEntries()) {
        if (entry.unit != unit) {
            unit = entry.unit;
            menu.addSection(QStringLiteral("%1  %2").arg(unit).arg(unitTitle(unit)));
        }
        const QString language = m_language.code();
        QAction* action = menu.addAction(QString::fromStdString(entry.title.in(language.toStdString())));
        action->setStatusTip(QString::fromStdString(entry.story.in(language.toStdString())));
        connect(action, &QAction::triggered, this, [this, id = entry.id] {
            if (m_files->openPreset(id))
                m_player.play();
        });
    }
}

void MainWindow::fillViewMenu()
{
    m_viewMenu->clear();
    for (const ActionId id : {ActionId::ZoomIn, ActionId::ZoomOut, ActionId::FitRoads, ActionId::FitTimeline})
        m_viewMenu->addAction(m_actions.action(id));
    m_viewMenu->addSeparator();
    m_docks->addToggles(*m_viewMenu);
    m_viewMenu->addSeparator();
    addThemeMenu(*m_viewMenu);
    addLanguageMenu(*m_viewMenu);
}

void MainWindow::addThemeMenu(QMenu& menu)
{
    QMenu* themes = menu.addMenu(tr("Theme"));
    auto* group = new QActionGroup(themes);
    const auto add = [&](const QString& name, Theme::Kind kind) {
        QAction* action = themes->addAction(name);
        action->setCheckable(true);
        action->setChecked(m_theme.kind() == kind);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, kind] { m_theme.setKind(kind); });
    };
    add(tr("Dark"), Theme::Kind::Dark);
    add(tr("Light"), Theme::Kind::Light);
}

void MainWindow::addLanguageMenu(QMenu& menu)
{
    // In both languages, so that somebody who cannot read the present one finds the way back.
    QMenu* languages = menu.addMenu(QStringLiteral("Language / \u8bed\u8a00"));
    auto* group = new QActionGroup(languages);
    for (const QString& code : Language::codes()) {
        QAction* action = languages->addAction(Language::nativeName(code));
        action->setCheckable(true);
        action->setChecked(m_language.code() == code);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, code] { m_language.set(code); });
    }
}

void MainWindow::buildToolBar()
{
    m_toolBar = addToolBar(QString());
    m_toolBar->setObjectName(QStringLiteral("runBar"));
    m_toolBar->setMovable(false);
    m_toolBar->setIconSize({18, 18});
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_presetButton = new QToolButton(m_toolBar);
    m_presetButton->setPopupMode(QToolButton::InstantPopup);
    m_presetButton->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto* presets = new QMenu(m_presetButton);
    connect(presets, &QMenu::aboutToShow, this, [this, presets] { fillPresetMenu(*presets); });
    m_presetButton->setMenu(presets);
    m_toolBar->addWidget(m_presetButton);
    m_variants = new VariantBox(m_toolBar);
    connect(m_variants, &QComboBox::activated, this, [this](int index) {
        if (m_files->openVariant(m_variants->itemData(index).toString().toStdString()))
            m_player.play();
        else
            fillVariants();
    });
    m_toolBar->addWidget(m_variants);
    m_toolBar->addSeparator();
    for (const ActionId id :
         {ActionId::ToStart, ActionId::StepBack, ActionId::Play, ActionId::StepForward, ActionId::ToEnd})
        m_toolBar->addAction(m_actions.action(id));
    m_toolBar->widgetForAction(m_actions.action(ActionId::Play))->setObjectName(QStringLiteral("playButton"));
    m_speed = new SpeedControl(m_player, m_theme, m_toolBar);
    m_toolBar->addWidget(m_speed);
    m_toolBar->addSeparator();
    m_toolBar->addWidget(m_machineMenus->schedulerButton());
    m_toolBar->addWidget(m_machineMenus->coresButton());
    m_toolBar->addAction(m_actions.action(ActionId::TriggerDeadlock));
    auto* trigger = qobject_cast<QToolButton*>(m_toolBar->widgetForAction(m_actions.action(ActionId::TriggerDeadlock)));
    trigger->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    trigger->setProperty("danger", true);
    m_docks->addButtons(*m_toolBar);
    m_toolBar->addSeparator();
    m_toolBar->addAction(m_actions.action(ActionId::Undo));
    m_toolBar->addAction(m_actions.action(ActionId::Redo));
    m_time = new TimeLabel(m_player, m_theme, m_toolBar);
    m_time->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_toolBar->addWidget(m_time);
}

void MainWindow::retranslate()
{
    m_fileMenu->setTitle(tr("&File"));
    m_presetMenu->setTitle(tr("Presets"));
    m_editMenu->setTitle(tr("&Edit"));
    m_viewMenu->setTitle(tr("&View"));
    m_runMenu->setTitle(tr("&Run"));
    m_machineMenu->setTitle(tr("&Machine"));
    m_machineMenus->retranslate();
    m_threadMenu->setTitle(tr("&Threads"));
    m_toolMenu->setTitle(tr("T&ools"));
    m_helpMenu->setTitle(tr("&Help"));
    m_toolBar->setWindowTitle(tr("Run"));
    m_presetButton->setText(tr("Presets") + QStringLiteral(" \u25be"));
    m_presetButton->setToolTip(tr("Open one of the scenarios that come with the program"));
    m_variants->setToolTip(tr("Variant of the scenario: the same with one thing different"));
    m_variants->setAccessibleName(tr("Variant"));
    m_docks->retranslate();
    m_files->retranslate();
    m_actions.refresh();
    m_presets->setLanguage(m_language.code());
    fillVariants();
    updateUndo();
    updateTitle();
    statusBar()->showMessage(tr("Drag a lane onto a core to move it, with Ctrl to pin it. Ctrl+wheel zooms, Space "
                                "plays, \u2190 \u2192 step."));
}

void MainWindow::showAbout()
{
    QMessageBox::about(this, tr("About Threadway"),
                       tr("<b>Threadway %1</b><p>See how processes, threads and coroutines share a machine.</p>"
                          "<p>Free software under the GNU General Public License, version 3 or later.</p>")
                           .arg(QCoreApplication::applicationVersion()));
}

} // namespace threadway::ui
