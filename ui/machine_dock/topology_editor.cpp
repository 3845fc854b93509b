// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machine_dock/topology_editor.h"

#include "base/core_mask.h"

#include <QCheckBox>
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

TopologyEditor::TopologyEditor(QWidget* parent)
    : MachineEditor(parent),
      m_hasTopology(new QCheckBox(this)),
      m_speedsName(new QLabel(this)),
      m_speeds(new QLineEdit(this))
{
    auto* rows = new QFormLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addRow(m_hasTopology);
    addTopology(*rows);
    m_hasTopology->setObjectName(QStringLiteral("topology"));
    connect(m_hasTopology, &QCheckBox::toggled, this, &TopologyEditor::tell);
    connect(m_speeds, &QLineEdit::editingFinished, this, &TopologyEditor::tell);
    retranslate();
}

QSpinBox* TopologyEditor::addNumber(QFormLayout& rows, QLabel*& name, const char* objectName, int largest, int least)
{
    name = new QLabel(this);
    auto* spin = new QSpinBox(this);
    spin->setObjectName(QString::fromLatin1(objectName));
    spin->setRange(least, largest);
    rows.addRow(name, spin);
    connect(spin, &QSpinBox::valueChanged, this, &TopologyEditor::tell);
    return spin;
}

void TopologyEditor::addTopology(QFormLayout& rows)
{
    m_sockets = addNumber(rows, m_socketsName, "sockets", most);
    m_cores = addNumber(rows, m_coresName, "coresPerSocket", most);
    m_smt = addNumber(rows, m_smtName, "smt", mostSiblings);
    m_smtSpeed = addNumber(rows, m_smtSpeedName, "smtSpeed", 100, leastSiblingSpeed / 10);
    m_nodes = addNumber(rows, m_nodesName, "nodes", most);
    rows.addRow(m_speedsName, m_speeds);
    m_speeds->setObjectName(QStringLiteral("speeds"));
    m_speeds->setPlaceholderText(QStringLiteral("100"));
    static const QRegularExpression percents(QStringLiteral("[0-9 ,%]*"));
    m_speeds->setValidator(new QRegularExpressionValidator(percents, m_speeds));
}

void TopologyEditor::tell()
{
    enableFields();
    Q_EMIT edited();
}

void TopologyEditor::enableFields()
{
    const bool hasTopology = m_hasTopology->isChecked();
    const std::array<QWidget*, 12> fields{m_socketsName,  m_sockets,  m_coresName, m_cores, m_smtName,    m_smt,
                                          m_smtSpeedName, m_smtSpeed, m_nodesName, m_nodes, m_speedsName, m_speeds};
    for (QWidget* field : fields)
        field->setVisible(hasTopology);
    m_smtSpeed->setEnabled(m_smt->value() > 1);
}

TopologySpec TopologyEditor::topology() const
{
    TopologySpec spec;
    // As many as there can be at most, so that no field has to be refused.
    spec.sockets = m_sockets->value();
    spec.smt = std::min(m_smt->value(), most / spec.sockets);
    spec.coresPerSocket = std::min(m_cores->value(), most / (spec.sockets * spec.smt));
    const int physical = spec.physicalCores();
    spec.nodes = std::min(m_nodes->value(), physical);
    const bool areGiven = m_speeds->text() == textOf(m_given.speeds);
    spec.speeds = areGiven ? m_given.speeds : speedsIn(m_speeds->text());
    spec.speeds.resize(std::min(spec.speeds.size(), static_cast<std::size_t>(physical)));
    const bool isGiven = m_smtSpeed->value() == m_given.smtSpeed / 10;
    spec.smtSpeed = isGiven ? m_given.smtSpeed : m_smtSpeed->value() * 10;
    return spec;
}

void TopologyEditor::showMachine(const scenario::MachineSpec& machine)
{
    const QSignalBlocker blocker(this);
    TopologySpec plain;
    plain.coresPerSocket = machine.cores;
    const TopologySpec spec = machine.topology.value_or(plain);
    m_given = spec;
    m_hasTopology->setChecked(machine.topology.has_value());
    m_sockets->setValue(spec.sockets);
    m_cores->setValue(spec.coresPerSocket);
    m_smt->setValue(spec.smt);
    m_smtSpeed->setValue(spec.smtSpeed / 10);
    m_nodes->setValue(spec.nodes);
    if (!m_speeds->hasFocus() || speedsIn(m_speeds->text()) != spec.speeds)
        m_speeds->setText(textOf(spec.speeds));
    enableFields();
}

void TopologyEditor::write(scenario::MachineSpec& machine) const
{
    const std::optional<TopologySpec> before = machine.topology;
    machine.topology.reset();
    if (!m_hasTopology->isChecked())
        return;
    machine.topology = topology();
    // Where all cores were online all are, else no more than before.
    const int there = machine.topology->logicalCores();
    const bool wereAll = machine.cores == (before ? before->logicalCores() : machine.cores);
    machine.cores = wereAll ? there : std::min(machine.cores, there);
}

void TopologyEditor::retranslate()
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
}

} // namespace threadway::ui
