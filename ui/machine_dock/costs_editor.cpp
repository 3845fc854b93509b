// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machine_dock/costs_editor.h"

#include "ui/machine_dock/quantity_spin.h"
#include "ui/words/machine_words.h"

#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace threadway::ui {

CostsEditor::CostsEditor(QWidget* parent) : MachineEditor(parent)
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    for (const words::CostWords& cost : words::costs()) {
        auto* name = new QLabel(this);
        auto* spin = new QuantitySpin(QuantitySpin::Kind::Duration, this);
        form->addRow(name, spin);
        connect(spin, &QuantitySpin::valueChanged, this, &MachineEditor::edited);
        m_rows.push_back({cost.cost, name, spin});
    }
    retranslate();
}

void CostsEditor::showMachine(const scenario::MachineSpec& machine)
{
    for (const Row& row : m_rows)
        row.spin->setValue((machine.costs.*row.cost).ns);
}

void CostsEditor::write(scenario::MachineSpec& machine) const
{
    for (const Row& row : m_rows)
        machine.costs.*row.cost = SimTime{row.spin->value()};
}

void CostsEditor::retranslate()
{
    const QList<words::CostWords> texts = words::costs();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        describe(*m_rows[i].name, *m_rows[i].spin, texts[static_cast<qsizetype>(i)].name,
                 texts[static_cast<qsizetype>(i)].help);
}

} // namespace threadway::ui
