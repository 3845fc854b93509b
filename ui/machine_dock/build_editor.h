// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/machine_dock/machine_editor.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace threadway::ui {

class QuantitySpin;

/// How the machine is put together and what else cannot become different while it runs: sockets, nodes, siblings and
/// speeds of its cores, where idle cores look for work, and whether waiting for devices holds a core.
class BuildEditor : public MachineEditor {
    Q_OBJECT

public:
    explicit BuildEditor(QWidget* parent = nullptr);

    void showMachine(const scenario::MachineSpec& machine) override;
    void write(scenario::MachineSpec& machine) const override;
    void retranslate() override;

private:
    QSpinBox* addNumber(QFormLayout& rows, QLabel*& name, const char* objectName, int most, int least = 1);
    void addTopology(QFormLayout& rows);
    void tell();
    void enableFields();
    [[nodiscard]] TopologySpec topology() const;

    QCheckBox* m_hasTopology;
    QLabel* m_socketsName = nullptr;
    QSpinBox* m_sockets = nullptr;
    QLabel* m_coresName = nullptr;
    QSpinBox* m_cores = nullptr;
    QLabel* m_smtName = nullptr;
    QSpinBox* m_smt = nullptr;
    QLabel* m_smtSpeedName = nullptr;
    QSpinBox* m_smtSpeed = nullptr;
    QLabel* m_nodesName = nullptr;
    QSpinBox* m_nodes = nullptr;
    QLabel* m_speedsName;
    QLineEdit* m_speeds;
    QLabel* m_stealingName;
    QComboBox* m_stealing;
    QLabel* m_balanceName;
    QuantitySpin* m_balance;
    QCheckBox* m_holdsCore;
};

} // namespace threadway::ui
