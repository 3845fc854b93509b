// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/machine_dock/machine_editor.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QSpinBox;

namespace threadway::ui {

class QuantitySpin;

/// What an access to memory meets besides the levels of cache: other cores' caches, prefetching, the translation of
/// addresses, and whether misses are told apart.
class AccessEditor : public MachineEditor {
    Q_OBJECT

public:
    explicit AccessEditor(QWidget* parent = nullptr);

    void showMachine(const scenario::MachineSpec& machine) override;
    void write(scenario::MachineSpec& machine) const override;
    void retranslate() override;

private:
    void addTlb(QFormLayout& rows);
    void watch();
    void enableFields();

    QCheckBox* m_hasTransfer;
    QuantitySpin* m_transfer;
    QCheckBox* m_prefetch;
    QCheckBox* m_classify;
    QCheckBox* m_hasTlb;
    QLabel* m_entriesName;
    QSpinBox* m_entries;
    QLabel* m_waysName;
    QComboBox* m_ways;
    QLabel* m_pageName;
    QuantitySpin* m_page;
    QLabel* m_missName;
    QuantitySpin* m_miss;
    QCheckBox* m_isTagged;
};

} // namespace threadway::ui
