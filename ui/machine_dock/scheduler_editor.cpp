// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machine_dock/scheduler_editor.h"

#include "sched/policy.h"
#include "ui/machine_dock/parameter_form.h"
#include "ui/machine_dock/quantity_spin.h"
#include "ui/words/machine_words.h"
#include "ui/words/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace threadway::ui {
namespace {

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

SchedulerEditor::SchedulerEditor(QWidget* parent)
    : MachineEditor(parent),
      m_policy(new QComboBox(this)),
      m_summary(new QLabel(this)),
      m_parameters(new ParameterForm(this)),
      m_queuesName(new QLabel(this)),
      m_queues(new QComboBox(this)),
      m_stealingName(new QLabel(this)),
      m_stealing(new QComboBox(this)),
      m_balanceName(new QLabel(this)),
      m_balance(new QuantitySpin(QuantitySpin::Kind::Duration, this)),
      m_placementName(new QLabel(this)),
      m_placement(new QComboBox(this)),
      m_holdsCore(new QCheckBox(this))
{
    m_policy->setObjectName(QStringLiteral("policy"));
    m_queues->setObjectName(QStringLiteral("queues"));
    m_stealing->setObjectName(QStringLiteral("stealing"));
    m_balance->setObjectName(QStringLiteral("balance"));
    m_placement->setObjectName(QStringLiteral("placement"));
    m_holdsCore->setObjectName(QStringLiteral("holdsCore"));
    for (QComboBox* box : {m_policy, m_queues, m_stealing, m_placement}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(10);
        box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    m_summary->setWordWrap(true);
    m_summary->setEnabled(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_policy);
    column->addWidget(m_summary);
    column->addWidget(m_parameters);
    auto* rows = new QFormLayout;
    rows->setRowWrapPolicy(QFormLayout::WrapLongRows);
    rows->addRow(m_queuesName, m_queues);
    rows->addRow(m_stealingName, m_stealing);
    rows->addRow(m_balanceName, m_balance);
    rows->addRow(m_placementName, m_placement);
    rows->addRow(m_holdsCore);
    column->addLayout(rows);
    for (const sched::PolicyInfo* info : sched::policies())
        m_policy->addItem(QString(), textOf(info->id));
    m_queues->addItems({QString(), QString()});
    m_stealing->addItems({QString(), QString(), QString()});
    m_placement->addItems({QString(), QString(), QString()});
    connect(m_policy, &QComboBox::currentIndexChanged, this, [this] {
        choosePolicy(m_policy->currentData().toString());
        Q_EMIT edited();
    });
    connect(m_parameters, &ParameterForm::edited, this, &MachineEditor::edited);
    connect(m_queues, &QComboBox::currentIndexChanged, this, [this] {
        enableFields();
        Q_EMIT edited();
    });
    connect(m_stealing, &QComboBox::currentIndexChanged, this, &MachineEditor::edited);
    connect(m_balance, &QuantitySpin::valueChanged, this, &MachineEditor::edited);
    connect(m_placement, &QComboBox::currentIndexChanged, this, &MachineEditor::edited);
    connect(m_holdsCore, &QCheckBox::toggled, this, &MachineEditor::edited);
    retranslate();
}

void SchedulerEditor::enableFields()
{
    for (QWidget* field : std::initializer_list<QWidget*>{m_stealingName, m_stealing, m_balanceName, m_balance})
        field->setVisible(m_queues->currentIndex() == 1);
}

void SchedulerEditor::choosePolicy(const QString& id)
{
    const sched::PolicyInfo* info = sched::findPolicy(id.toStdString());
    if (info == nullptr || id == m_shown)
        return;
    m_shown = id;
    m_summary->setText(words::core(info->summary));
    m_summary->setToolTip(tr("Source: %1").arg(textOf(info->source)));
    m_parameters->setParameters(info->parameters);
    m_parameters->setValues({});
}

void SchedulerEditor::showMachine(const scenario::MachineSpec& machine)
{
    const QSignalBlocker blocker(this);
    m_policy->setCurrentIndex(m_policy->findData(QString::fromStdString(machine.policy.name)));
    choosePolicy(QString::fromStdString(machine.policy.name));
    m_parameters->setValues(machine.policy.parameters);
    m_queues->setCurrentIndex(machine.queuePerCore ? 1 : 0);
    m_stealing->setCurrentIndex(static_cast<int>(machine.stealing));
    m_balance->setValue(machine.balance.ns);
    m_placement->setCurrentIndex(static_cast<int>(machine.placement));
    m_holdsCore->setChecked(machine.holdsCoreDuringIo);
    enableFields();
}

void SchedulerEditor::write(scenario::MachineSpec& machine) const
{
    machine.policy.name = m_policy->currentData().toString().toStdString();
    machine.policy.parameters = m_parameters->values();
    machine.queuePerCore = m_queues->currentIndex() == 1;
    machine.stealing = static_cast<sched::Stealing>(m_stealing->currentIndex());
    machine.balance = SimTime{m_balance->value()};
    machine.placement = static_cast<scenario::Placement>(m_placement->currentIndex());
    machine.holdsCoreDuringIo = m_holdsCore->isChecked();
}

void SchedulerEditor::retranslate()
{
    const QSignalBlocker blocker(this);
    const base::ParameterValues values = m_parameters->values();
    for (int i = 0; i < m_policy->count(); ++i) {
        const sched::PolicyInfo& info = *sched::policies()[static_cast<std::size_t>(i)];
        m_policy->setItemText(i, words::core(info.name));
        m_policy->setItemData(i, words::core(info.summary), Qt::ToolTipRole);
    }
    m_shown.clear();
    choosePolicy(m_policy->currentData().toString());
    m_parameters->setValues(values);
    for (int i = 0; i < m_queues->count(); ++i)
        m_queues->setItemText(i, words::queues(i == 1));
    for (int i = 0; i < m_stealing->count(); ++i)
        m_stealing->setItemText(i, words::stealing(static_cast<sched::Stealing>(i)));
    for (int i = 0; i < m_placement->count(); ++i)
        m_placement->setItemText(i, words::placement(static_cast<scenario::Placement>(i)));
    m_policy->setAccessibleName(tr("Scheduler"));
    m_policy->setToolTip(tr("Which thread runs next, and for how long"));
    describe(*m_queuesName, *m_queues, tr("Ready queues"),
             tr("Whether all threads wait in one line, or in a line of each core from which idle cores take"));
    describe(*m_placementName, *m_placement, tr("Idle core"),
             tr("Which core a ready thread is given where several are idle"));
    describe(*m_stealingName, *m_stealing, tr("Idle cores take"), tr("Where an idle core looks for work"));
    describe(*m_balanceName, *m_balance, tr("Balance every"), tr("How often queues are evened out; 0: never"));
    m_holdsCore->setText(tr("I/O holds the core"));
    m_holdsCore->setToolTip(tr("A thread keeps its core, spinning, until its device has served it"));
}

} // namespace threadway::ui
