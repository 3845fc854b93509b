// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machine_dock/cores_editor.h"

#include "base/core_mask.h"
#include "ui/words/machine_words.h"
#include "ui/words/words.h"

#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

namespace threadway::ui {

CoresEditor::CoresEditor(QWidget* parent)
    : MachineEditor(parent), m_name(new QLabel(this)), m_cores(new QSpinBox(this)), m_places(new QLabel(this))
{
    m_cores->setObjectName(QStringLiteral("cores"));
    m_cores->setRange(1, maximumCores);
    auto* rows = new QFormLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addRow(m_name, m_cores);
    m_places->setWordWrap(true);
    m_places->setEnabled(false);
    rows->addRow(m_places);
    connect(m_cores, &QSpinBox::valueChanged, this, &MachineEditor::edited);
    retranslate();
}

void CoresEditor::showMachine(const scenario::MachineSpec& machine)
{
    const QSignalBlocker blocker(this);
    m_cores->setMaximum(machine.topology ? machine.topology->logicalCores() : maximumCores);
    m_cores->setValue(machine.cores);
    m_topology = machine.topology;
    showPlaces();
}

void CoresEditor::showPlaces()
{
    QStringList lines;
    const Topology topology = m_topology ? Topology::of(*m_topology) : Topology();
    for (std::size_t i = 0; i < topology.places.size(); ++i) {
        const QString place = words::corePlace(topology, CoreId(i));
        if (!place.isEmpty())
            lines += tr("%1: %2").arg(words::coreName(CoreId(i)), place);
    }
    m_places->setText(lines.join(QLatin1Char('\n')));
    m_places->setVisible(!lines.isEmpty());
}

void CoresEditor::write(scenario::MachineSpec& machine) const
{
    machine.cores = m_cores->value();
}

void CoresEditor::retranslate()
{
    describe(*m_name, *m_cores, tr("Online"),
             tr("How many cores work: those with the lowest numbers, and no more than a topology has. Cores can go and "
                "come while threads run."));
    showPlaces();
}

} // namespace threadway::ui
