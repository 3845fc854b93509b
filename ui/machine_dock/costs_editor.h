// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/machine_dock/machine_editor.h"

#include <vector>

namespace threadway::ui {

class QuantitySpin;

/// What switches, steps and migrations take.
class CostsEditor : public MachineEditor {
    Q_OBJECT

public:
    explicit CostsEditor(QWidget* parent = nullptr);

    void showMachine(const scenario::MachineSpec& machine) override;
    void write(scenario::MachineSpec& machine) const override;
    void retranslate() override;

private:
    struct Row {
        SimTime scenario::CostSpec::*cost;
        QLabel* name;
        QuantitySpin* spin;
    };
    std::vector<Row> m_rows;
};

} // namespace threadway::ui
