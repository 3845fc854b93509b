// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/machine_dock/machine_editor.h"

class QCheckBox;
class QComboBox;

namespace threadway::ui {

class ParameterForm;
class QuantitySpin;

/// Policy with its plain account and parameters, ready queues and how cores share the work in them, which idle core is
/// given away, and whether waiting for devices holds a core.
class SchedulerEditor : public MachineEditor {
    Q_OBJECT

public:
    explicit SchedulerEditor(QWidget* parent = nullptr);

    void showMachine(const scenario::MachineSpec& machine) override;
    void write(scenario::MachineSpec& machine) const override;
    void retranslate() override;

private:
    void choosePolicy(const QString& id);
    void enableFields();

    QComboBox* m_policy;
    QLabel* m_summary;
    ParameterForm* m_parameters;
    QLabel* m_queuesName;
    QComboBox* m_queues;
    QLabel* m_stealingName; ///< with its field, and those of balancing, only where there are several queues
    QComboBox* m_stealing;
    QLabel* m_balanceName;
    QuantitySpin* m_balance;
    QLabel* m_placementName;
    QComboBox* m_placement;
    QCheckBox* m_holdsCore;
    QString m_shown; ///< the policy whose parameters the form has
};

} // namespace threadway::ui
