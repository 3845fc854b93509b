// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/data_table.h"

#include <QTableView>

class QSortFilterProxyModel;

namespace threadway::ui {

class DataTableModel;

/// A sortable table of numbers that can be copied and saved as CSV, rows in the order in which they are shown.
class DataTableView : public QTableView {
    Q_OBJECT

public:
    explicit DataTableView(QWidget* parent = nullptr);

    void setTable(formats::DataTable table);
    [[nodiscard]] DataTableModel& numbers() const { return *m_model; }
    /// Shows every column instead of the usual ones.
    void setShowsAll(bool showsAll);
    /// The rows in the order in which they are shown, with all columns.
    [[nodiscard]] std::string csv() const;
    void copyCsv() const;
    /// Asks for a file and writes there.
    void exportCsv();
    /// The row of the table that the current cell belongs to, or -1.
    [[nodiscard]] int currentRow() const;
    void retranslate();

Q_SIGNALS:
    /// The user went to another row of the table.
    void rowChosen(int row);
    void failed(const QString& why);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showColumns();

    DataTableModel* m_model;
    QSortFilterProxyModel* m_sorted;
    bool m_showsAll = false;
};

} // namespace threadway::ui
