// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machine_dock/machine_panel.h"

#include "scenario/machine_models.h"
#include "ui/machine_dock/access_editor.h"
#include "ui/machine_dock/caches_editor.h"
#include "ui/machine_dock/change_bar.h"
#include "ui/machine_dock/cores_editor.h"
#include "ui/machine_dock/costs_editor.h"
#include "ui/machine_dock/scheduler_editor.h"
#include "ui/machine_dock/topology_editor.h"
#include "ui/session/command_port.h"
#include "ui/session/playback.h"
#include "ui/theme/theme.h"
#include "ui/words/machine_words.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace threadway::ui {
namespace {

/// Costs and caches of the model at that place of the list, on a machine of that tick.
scenario::MachineSpec withModel(scenario::MachineSpec machine, std::size_t index)
{
    const scenario::MachineSpec model = *scenario::machineModel(scenario::machineModels()[index], machine.tick);
    machine.costs = model.costs;
    machine.memory = model.memory;
    return machine;
}

} // namespace

MachinePanel::MachinePanel(Playback& playback, CommandPort& commands, const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_playback(playback),
      m_commands(commands),
      m_theme(theme),
      m_scheduler(new SchedulerEditor),
      m_cores(new CoresEditor),
      m_topology(new TopologyEditor),
      m_caches(new CachesEditor),
      m_access(new AccessEditor),
      m_costs(new CostsEditor),
      m_modelName(new QLabel),
      m_model(new QComboBox),
      m_bar(new ChangeBar(theme, this))
{
    auto* ground = new QWidget;
    ground->setObjectName(QStringLiteral("machineGround"));
    auto* column = new QVBoxLayout(ground);
    column->setContentsMargins(10, 8, 10, 8);
    column->setSpacing(6);
    addSection(*column, m_scheduler);
    addSection(*column, m_cores);
    addSection(*column, m_topology);
    auto* models = new QFormLayout;
    models->addRow(m_modelName, m_model);
    m_model->setObjectName(QStringLiteral("model"));
    addSection(*column, m_caches);
    addSection(*column, m_access);
    addSection(*column, m_costs);
    column->insertLayout(6, models); // before the heading of the caches
    column->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(ground);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* frame = new QVBoxLayout(this);
    frame->setContentsMargins(0, 0, 0, 0);
    frame->setSpacing(0);
    frame->addWidget(scroll, 1);
    frame->addWidget(m_bar);
    for (std::size_t i = 0; i <= scenario::machineModels().size(); ++i)
        m_model->addItem(QString());
    connect(m_model, &QComboBox::activated, this, &MachinePanel::chooseModel);
    connect(m_bar, &ChangeBar::applyRequested, this, &MachinePanel::apply);
    connect(m_bar, &ChangeBar::discardRequested, this, &MachinePanel::discard);
    connect(m_bar, &ChangeBar::fileRequested, this, &MachinePanel::wantFile);
    connect(&playback, &Playback::positionChanged, this, &MachinePanel::follow);
    connect(&playback, &Playback::traceGrown, this, &MachinePanel::follow);
    connect(&playback, &Playback::blueprintChanged, this, [this] {
        m_present = m_wanted = m_playback.machine();
        showWanted();
    });
    connect(&theme, &Theme::changed, this, &MachinePanel::restyle);
    m_present = m_wanted = playback.machine();
    restyle();
    retranslate();
    scroll->setMinimumWidth(ground->minimumSizeHint().width() + scroll->verticalScrollBar()->sizeHint().width());
}

void MachinePanel::addSection(QVBoxLayout& column, MachineEditor* editor)
{
    m_headings.push_back(new QLabel);
    column.addWidget(m_headings.back());
    column.addWidget(editor);
    m_editors.push_back(editor);
    connect(editor, &MachineEditor::edited, this, &MachinePanel::takeEdits);
}

void MachinePanel::follow()
{
    if (!isVisible())
        return;
    const scenario::MachineSpec now = m_playback.machine();
    if (!(now == m_present)) {
        // What the user is about to change stays so; the rest is as the machine is now.
        m_wanted = scenario::changedMachine(now, scenario::differenceOf(m_present, m_wanted));
        m_present = now;
        showWanted();
    } else if (!(m_wanted == m_present)) {
        m_bar->showChange(m_present, m_wanted, m_playback.blueprint()->scenario.machine, m_playback.position());
    }
}

void MachinePanel::takeEdits()
{
    for (const MachineEditor* editor : m_editors)
        editor->write(m_wanted);
    showWanted();
}

void MachinePanel::chooseModel(int index)
{
    if (index == 0)
        return;
    m_wanted = withModel(m_wanted, static_cast<std::size_t>(index - 1));
    showWanted();
}

void MachinePanel::showWanted()
{
    for (MachineEditor* editor : m_editors)
        editor->showMachine(m_wanted);
    std::size_t model = 0;
    while (model < scenario::machineModels().size() && !(withModel(m_wanted, model) == m_wanted))
        ++model;
    m_model->setCurrentIndex(model < scenario::machineModels().size() ? static_cast<int>(model) + 1 : 0);
    m_bar->showChange(m_present, m_wanted, m_playback.blueprint()->scenario.machine, m_playback.position());
    guardWheel();
}

/// The wheel scrolls the panel: it changes a field only where the user is in that field already. Fields come and go
/// with the policy.
void MachinePanel::guardWheel()
{
    for (QWidget* field : findChildren<QWidget*>()) {
        const bool isField = field->inherits("QAbstractSpinBox") || field->inherits("QComboBox");
        if (!isField || field->focusPolicy() == Qt::StrongFocus)
            continue;
        field->setFocusPolicy(Qt::StrongFocus);
        field->installEventFilter(this);
    }
}

bool MachinePanel::eventFilter(QObject* watched, QEvent* event)
{
    const auto* field = qobject_cast<QWidget*>(watched);
    if (event->type() != QEvent::Wheel || field == nullptr || field->hasFocus())
        return QWidget::eventFilter(watched, event);
    event->ignore();
    return true;
}

void MachinePanel::apply()
{
    const scenario::ChangeMachine change = scenario::differenceOf(m_present, m_wanted);
    if (m_commands.submit(change) != machine::Refusal::None)
        return;
    m_present = m_wanted;
    showWanted();
}

void MachinePanel::discard()
{
    m_wanted = m_present;
    showWanted();
}

void MachinePanel::wantFile()
{
    m_wanted = m_playback.blueprint()->scenario.machine;
    showWanted();
}

void MachinePanel::retranslate()
{
    setAccessibleName(tr("Machine"));
    const QStringList headings{tr("Scheduler"), tr("Cores"), tr("Topology"), tr("Caches"), tr("Accesses"), tr("Costs")};
    for (std::size_t i = 0; i < m_headings.size(); ++i)
        m_headings[i]->setText(headings[static_cast<qsizetype>(i)]);
    for (MachineEditor* editor : m_editors)
        editor->retranslate();
    const QStringList models{tr("as set below"), tr("Realistic machine"), tr("Reference machine"),
                             tr("Teaching machine"), tr("Free machine")};
    const QStringList help{tr("Caches and costs of none of the ready-made machines"),
                           tr("Costs as measured on a real kernel, caches as in a common processor"),
                           tr("Every step, hit and miss counted in ticks; switches cost nothing"),
                           tr("One tick for everything: easy to work out by hand"),
                           tr("Nothing costs anything, and there are no caches")};
    for (int i = 0; i < m_model->count(); ++i) {
        m_model->setItemText(i, models[i]);
        m_model->setItemData(i, help[i], Qt::ToolTipRole);
    }
    m_modelName->setText(tr("Like"));
    m_modelName->setBuddy(m_model);
    m_model->setAccessibleName(tr("Ready-made caches and costs"));
    m_model->setToolTip(tr("Set caches and costs to those of a ready-made machine"));
    m_bar->retranslate();
    showWanted();
}

void MachinePanel::restyle()
{
    const Palette& palette = m_theme.palette();
    setStyleSheet(QStringLiteral("#machineGround { background: %1; }"
                                 "#machineGround QLabel { color: %2; }"
                                 "#machineGround QLabel:disabled { color: %3; }")
                      .arg(palette.panel.name(), palette.text.name(), palette.textDim.name()));
    for (QLabel* heading : m_headings)
        heading->setFont(m_theme.font(1.0, QFont::DemiBold));
}

void MachinePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void MachinePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    follow();
}

} // namespace threadway::ui
