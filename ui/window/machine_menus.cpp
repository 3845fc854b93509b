// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/machine_menus.h"

#include "sched/policy.h"
#include "ui/session/command_port.h"
#include "ui/session/playback.h"
#include "ui/words/machine_words.h"
#include "ui/words/words.h"

#include <QActionGroup>
#include <QMenu>
#include <QToolButton>

#include <algorithm>
#include <vector>

namespace threadway::ui {
namespace {

QToolButton* button(QWidget* parent, QMenu* menu, const char* name)
{
    auto* made = new QToolButton(parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setPopupMode(QToolButton::InstantPopup);
    made->setToolButtonStyle(Qt::ToolButtonTextOnly);
    made->setFocusPolicy(Qt::TabFocus);
    made->setMenu(menu);
    return made;
}

/// Numbers of cores to choose from: no more than a topology has, and always the one that is.
std::vector<int> offeredCores(const scenario::MachineSpec& machine)
{
    const int most = machine.topology ? machine.topology->logicalCores() : maximumCores;
    std::vector<int> offered{1, 2, 3, 4, 6, 8, 12, 16, 32, most, machine.cores};
    std::sort(offered.begin(), offered.end());
    offered.erase(std::unique(offered.begin(), offered.end()), offered.end());
    offered.erase(std::upper_bound(offered.begin(), offered.end(), most), offered.end());
    return offered;
}

} // namespace

MachineMenus::MachineMenus(Playback& playback, CommandPort& commands, QWidget* parent)
    : QObject(parent),
      m_playback(playback),
      m_commands(commands),
      m_schedulerMenu(new QMenu(parent)),
      m_coresMenu(new QMenu(parent))
{
    m_schedulerButton = button(parent, m_schedulerMenu, "schedulerButton");
    m_coresButton = button(parent, m_coresMenu, "coresButton");
    m_schedulerMenu->setToolTipsVisible(true);
    m_coresMenu->setToolTipsVisible(true);
    connect(m_schedulerMenu, &QMenu::aboutToShow, this, &MachineMenus::fillSchedulers);
    connect(m_coresMenu, &QMenu::aboutToShow, this, &MachineMenus::fillCores);
    const auto follow = [this] {
        if (!(m_playback.machine() == m_shown))
            showMachine();
    };
    connect(&playback, &Playback::positionChanged, this, follow);
    connect(&playback, &Playback::traceGrown, this, follow);
    connect(&playback, &Playback::blueprintChanged, this, follow);
    retranslate();
}

void MachineMenus::fillSchedulers()
{
    m_schedulerMenu->clear();
    auto* group = new QActionGroup(m_schedulerMenu);
    const scenario::MachineSpec machine = m_playback.machine();
    for (const sched::PolicyInfo* info : sched::policies()) {
        QAction* action = m_schedulerMenu->addAction(words::core(info->name));
        action->setCheckable(true);
        action->setChecked(machine.policy.name == info->id);
        action->setToolTip(words::core(info->summary));
        action->setStatusTip(tr("From the playhead on. %1").arg(words::core(info->summary)));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, id = std::string(info->id)] {
            if (m_playback.machine().policy.name == id)
                return;
            scenario::ChangeMachine change;
            change.policy = scenario::PolicySpec{id, {}};
            m_commands.submit(change);
        });
    }
    addPanelAction(*m_schedulerMenu);
}

void MachineMenus::fillCores()
{
    m_coresMenu->clear();
    auto* group = new QActionGroup(m_coresMenu);
    const scenario::MachineSpec machine = m_playback.machine();
    for (const int cores : offeredCores(machine)) {
        QAction* action = m_coresMenu->addAction(cores == 1 ? tr("1 core") : tr("%1 cores").arg(cores));
        action->setCheckable(true);
        action->setChecked(cores == machine.cores);
        scenario::MachineSpec other = machine;
        other.cores = cores;
        const QString effect = words::machineConsequences(machine, other).join(QLatin1Char(' '));
        action->setToolTip(effect);
        action->setStatusTip(tr("From the playhead on. %1").arg(effect));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, cores] {
            if (m_playback.machine().cores == cores)
                return;
            scenario::ChangeMachine change;
            change.cores = cores;
            m_commands.submit(change);
        });
    }
    if (machine.topology)
        m_coresMenu->addAction(tr("The topology has no more"))->setEnabled(false);
    addPanelAction(*m_coresMenu);
}

void MachineMenus::addPanelAction(QMenu& menu)
{
    menu.addSeparator();
    QAction* action = menu.addAction(tr("Machine Panel…"));
    action->setToolTip(tr("Parameters, queues, topology, caches and costs"));
    connect(action, &QAction::triggered, this, &MachineMenus::panelRequested);
}

void MachineMenus::showMachine()
{
    m_shown = m_playback.machine();
    const QString mark = QStringLiteral(" \u25be");
    const QString policy = words::policyShort(m_shown.policy);
    m_schedulerButton->setText((m_isCompact ? policy : tr("Scheduler: %1").arg(policy)) + mark);
    m_coresButton->setText(tr("Cores: %1").arg(m_shown.cores) + mark);
    m_schedulerButton->setToolTip(
        tr("%1. Choose another scheduler from the playhead on").arg(words::policyName(m_shown.policy)));
    m_coresButton->setToolTip(tr("How many cores work; choose another number from the playhead on"));
    m_schedulerButton->setAccessibleName(tr("Scheduler: %1").arg(words::policyName(m_shown.policy)));
    m_coresButton->setAccessibleName(tr("Cores: %1").arg(m_shown.cores));
}

void MachineMenus::setCompact(bool isCompact)
{
    m_isCompact = isCompact;
    showMachine();
}

void MachineMenus::retranslate()
{
    m_schedulerMenu->setTitle(tr("Scheduler"));
    m_coresMenu->setTitle(tr("Cores"));
    showMachine();
}

} // namespace threadway::ui
