// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/machine_dock/machine_editor.h"

class QSpinBox;

namespace threadway::ui {

/// How many cores are online.
class CoresEditor : public MachineEditor {
    Q_OBJECT

public:
    explicit CoresEditor(QWidget* parent = nullptr);

    void showMachine(const scenario::MachineSpec& machine) override;
    void write(scenario::MachineSpec& machine) const override;
    void retranslate() override;

private:
    void showPlaces();

    QLabel* m_name;
    QSpinBox* m_cores;
    QLabel* m_places; ///< where each core stands, on machines whose cores are not all alike
    std::optional<TopologySpec> m_topology;
};

} // namespace threadway::ui
