// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/data_table.h"

#include <QAbstractTableModel>

namespace threadway::ui {

/// A table of numbers for a view: cells in words, headings in the user's language, and the bare numbers for sorting.
class DataTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    /// What cells are sorted by.
    static constexpr int sortRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows another table. Rows and columns stay where they are, if there are as many as before.
    void setTable(formats::DataTable table);
    [[nodiscard]] const formats::DataTable& table() const { return m_table; }
    /// Numbers of other rows are shown with how far they differ from those of that row; -1: without.
    void setBaseline(int row);
    /// The place of the column of that id, or -1.
    [[nodiscard]] int columnOf(const std::string& id) const;
    /// Whether the column is one of those that are shown unless all are wanted.
    [[nodiscard]] bool isUsual(int column) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// The language changed.
    void retranslate();

private:
    [[nodiscard]] QString text(int row, std::size_t column) const;

    formats::DataTable m_table;
    int m_baseline = -1;
};

} // namespace threadway::ui
