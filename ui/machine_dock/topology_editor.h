// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/machine_dock/machine_editor.h"

class QCheckBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace threadway::ui {

/// How the cores are put together: sockets, nodes, siblings and speeds.
class TopologyEditor : public MachineEditor {
    Q_OBJECT

public:
    explicit TopologyEditor(QWidget* parent = nullptr);

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
    TopologySpec m_given; ///< what fields show rounded stays as it was given
};

} // namespace threadway::ui
