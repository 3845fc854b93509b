// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machine_dock/build_editor.h"

#include "base/core_mask.h"
#include "ui/machine_dock/quantity_spin.h"
#include "ui/words/machine_words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <array>

namespace threadway::ui {
namespace {

constexpr int most = maximumCores;

/// "100 50" as per mille.
std::vector<std::int32_t> speedsIn(const QString& text)
{
    std::vector<std::int32_t> speeds;
    for (const QString& part : text.split(QRegularExpression(QStringLiteral("[^0-9]+")), Qt::SkipEmptyParts))
        speeds.push_back(std::clamp(part.toInt(), 1, 100) * 10);
    return speeds;
}

QString textOf(const std::vector<std::int32_t>& speeds)
{
    QStringList parts;
    for (const std::int32_t speed : speeds)
        parts += QString::number(speed / 10);
    return parts.join(QLatin1Char(' '));
}

} // namespace

BuildEditor::BuildEditor(QWidget* parent)
    : MachineEditor(parent),
      m_hasTopology(new QCheckBox(this)),
      m_speedsName(new QLabel(this)),
      m_speeds(new QLineEdit(this)),
      m_stealingName(new QLabel(this)),
      m_stealing(new QComboBox(this)),
      m_balanceName(new QLabel(this)),
      m_balance(new QuantitySpin(QuantitySpin::Kind::Duration, this)),
      m_holdsCore(new QCheckBox(this))
{
    auto* rows = new QFormLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addRow(m_hasTopology);
    addTopology(*rows);
    rows->addRow(m_stealingName, m_stealing);
    rows->addRow(m_balanceName, m_balance);
    rows->addRow(m_holdsCore);
    m_stealing->addItems({QString(), QString(), QString()});
    m_stealing->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_stealing->setMinimumContentsLength(8);
    m_hasTopology->setObjectName(QStringLiteral("topology"));
    m_stealing->setObjectName(QStringLiteral("stealing"));
    m_balance->setObjectName(QStringLiteral("balance"));
    m_holdsCore->setObjectName(QStringLiteral("holdsCore"));
    connect(m_stealing, &QComboBox::currentIndexChanged, this, &MachineEditor::edited);
    connect(m_balance, &QuantitySpin::valueChanged, this, &MachineEditor::edited);
    connect(m_holdsCore, &QCheckBox::toggled, this, &MachineEditor::edited);
    connect(m_hasTopology, &QCheckBox::toggled, this, &BuildEditor::tell);
    connect(m_speeds, &QLineEdit::editingFinished, this, &BuildEditor::tell);
    retranslate();
}

QSpinBox* BuildEditor::addNumber(QFormLayout& rows, QLabel*& name, const char* objectName, int largest, int least)
{
    name = new QLabel(this);
    auto* spin = new QSpinBox(this);
    spin->setObjectName(QString::fromLatin1(objectName));
    spin->setRange(least, largest);
    rows.addRow(name, spin);
    connect(spin, &QSpinBox::valueChanged, this, &BuildEditor::tell);
    return spin;
}

void BuildEditor::addTopology(QFormLayout& rows)
{
    m_sockets = addNumber(rows, m_socketsName, "sockets", most);
    m_cores = addNumber(rows, m_coresName, "coresPerSocket", most);
    m_smt = addNumber(rows, m_smtName, "smt", 8);
    m_smtSpeed = addNumber(rows, m_smtSpeedName, "smtSpeed", 100, 10);
    m_nodes = addNumber(rows, m_nodesName, "nodes", most);
    rows.addRow(m_speedsName, m_speeds);
    m_speeds->setObjectName(QStringLiteral("speeds"));
    m_speeds->setPlaceholderText(QStringLiteral("100"));
    static const QRegularExpression percents(QStringLiteral("[0-9 ,%]*"));
    m_speeds->setValidator(new QRegularExpressionValidator(percents, m_speeds));
}

void BuildEditor::tell()
{
    enableFields();
    Q_EMIT edited();
}

void BuildEditor::enableFields()
{
    const bool hasTopology = m_hasTopology->isChecked();
    const std::array<QWidget*, 12> fields{m_socketsName,  m_sockets,  m_coresName, m_cores, m_smtName,    m_smt,
                                          m_smtSpeedName, m_smtSpeed, m_nodesName, m_nodes, m_speedsName, m_speeds};
    for (QWidget* field : fields)
        field->setVisible(hasTopology);
    m_smtSpeed->setEnabled(m_smt->value() > 1);
}

TopologySpec BuildEditor::topology() const
{
    TopologySpec spec;
    // As many as there can be at most, so that no field has to be refused.
    spec.sockets = m_sockets->value();
    spec.smt = std::min(m_smt->value(), most / spec.sockets);
    spec.coresPerSocket = std::min(m_cores->value(), most / (spec.sockets * spec.smt));
    const int physical = spec.sockets * spec.coresPerSocket;
    spec.nodes = std::min(m_nodes->value(), physical);
    spec.speeds = speedsIn(m_speeds->text());
    spec.speeds.resize(std::min(spec.speeds.size(), static_cast<std::size_t>(physical)));
    spec.smtSpeed = m_smtSpeed->value() * 10;
    return spec;
}

void BuildEditor::showMachine(const scenario::MachineSpec& machine)
{
    const QSignalBlocker blocker(this);
    TopologySpec plain;
    plain.coresPerSocket = machine.cores;
    const TopologySpec spec = machine.topology.value_or(plain);
    m_hasTopology->setChecked(machine.topology.has_value());
    m_sockets->setValue(spec.sockets);
    m_cores->setValue(spec.coresPerSocket);
    m_smt->setValue(spec.smt);
    m_smtSpeed->setValue(spec.smtSpeed / 10);
    m_nodes->setValue(spec.nodes);
    if (!m_speeds->hasFocus() || speedsIn(m_speeds->text()) != spec.speeds)
        m_speeds->setText(textOf(spec.speeds));
    m_stealing->setCurrentIndex(static_cast<int>(machine.stealing));
    m_balance->setValue(machine.balance.ns);
    m_holdsCore->setChecked(machine.holdsCoreDuringIo);
    enableFields();
}

void BuildEditor::write(scenario::MachineSpec& machine) const
{
    machine.stealing = static_cast<sched::Stealing>(m_stealing->currentIndex());
    machine.balance = SimTime{m_balance->value()};
    machine.holdsCoreDuringIo = m_holdsCore->isChecked();
    const std::optional<TopologySpec> before = machine.topology;
    machine.topology.reset();
    if (!m_hasTopology->isChecked())
        return;
    machine.topology = topology();
    if (machine.topology != before) // the cores that are built are the cores that work, at first
        machine.cores = machine.topology->logicalCores();
}

void BuildEditor::retranslate()
{
    const auto say = [](QCheckBox& box, const QString& text, const QString& help) {
        box.setText(text);
        box.setToolTip(help);
    };
    say(*m_hasTopology, tr("Sockets, nodes, siblings"),
        tr("The cores are not all alike: they stand in sockets and NUMA nodes, are siblings, or differ in speed"));
    describe(*m_socketsName, *m_sockets, tr("Sockets"), tr("Each has a last cache of its own"));
    describe(*m_coresName, *m_cores, tr("Cores in each"), tr("Physical cores in each socket"));
    describe(*m_smtName, *m_smt, tr("Threads a core"), tr("Logical cores on each physical one: SMT siblings"));
    describe(*m_smtSpeedName, *m_smtSpeed, tr("Speed as siblings"),
             tr("How fast a logical core is while its sibling runs too, in per cent"));
    describe(*m_nodesName, *m_nodes, tr("NUMA nodes"), tr("The cores are shared out among them in equal parts"));
    describe(*m_speedsName, *m_speeds, tr("Speeds"),
             tr("Of the physical cores in turn, in per cent, such as 100 50; empty: all 100"));
    m_smtSpeed->setSuffix(tr(" %"));
    describe(*m_stealingName, *m_stealing, tr("Idle cores take"),
             tr("With a queue for each core: where an idle core looks for work"));
    for (int i = 0; i < m_stealing->count(); ++i)
        m_stealing->setItemText(i, words::stealing(static_cast<sched::Stealing>(i)));
    describe(*m_balanceName, *m_balance, tr("Balance every"),
             tr("With a queue for each core: how often queues are evened out; 0: never"));
    say(*m_holdsCore, tr("I/O holds the core"),
        tr("A thread keeps its core, spinning, until its device has served it"));
}

} // namespace threadway::ui
