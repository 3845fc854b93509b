// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/machine_dock/machine_editor.h"

#include <array>
#include <optional>

class QCheckBox;
class QComboBox;
class QGridLayout;

namespace threadway::ui {

class QuantitySpin;

/// Levels of cache with size, ways and time, the length of a line, and the times of memory.
class CachesEditor : public MachineEditor {
    Q_OBJECT

public:
    explicit CachesEditor(QWidget* parent = nullptr);

    void showMachine(const scenario::MachineSpec& machine) override;
    void write(scenario::MachineSpec& machine) const override;
    void retranslate() override;

private:
    struct Row {
        QCheckBox* isThere;
        QuantitySpin* size;
        QComboBox* ways;
        QuantitySpin* hit;
        QComboBox* replacement;
        QCheckBox* isInclusive; ///< null for the nearest level, which holds nobody's lines but its own
    };

    Row makeRow(int level);
    void retranslateReplacement(const Row& row, const QString& level);
    void showWays(const Row& row, int ways);
    /// The level of the machine that is shown, from 0; nothing if it has none.
    [[nodiscard]] std::optional<memory::CacheLevelSpec> given(std::size_t index) const;
    void placeRow(int level, QGridLayout& grid);
    void enableRows();
    void toggle();

    std::array<QLabel*, 3> m_headings{};
    std::array<Row, 3> m_rows{};
    QLabel* m_lineName;
    QComboBox* m_line;
    QLabel* m_memoryName;
    QuantitySpin* m_memory;
    QLabel* m_remoteName; ///< with its field only where there are several NUMA nodes
    QuantitySpin* m_remote;
    memory::MemorySpec m_given; ///< what the fields do not show stays as it was given
};

} // namespace threadway::ui
