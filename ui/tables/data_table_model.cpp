// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/data_table_model.h"

#include "ui/tables/table_words.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace threadway::ui {
namespace {

/// Columns without a heading in plain text that a window has room for.
constexpr std::array<std::string_view, 5> moreColumns{"latency_p50_ns", "latency_p90_ns", "l1_misses", "l2_misses",
                                                      "l3_misses"};

QVariant sortValue(const formats::TableCell& cell)
{
    if (const auto* text = std::get_if<std::string>(&cell))
        return QString::fromStdString(*text);
    if (const auto* count = std::get_if<std::int64_t>(&cell))
        return static_cast<double>(*count);
    if (const auto* fraction = std::get_if<base::Fraction>(&cell))
        return fraction->value();
    return -1.0; // nothing comes before all numbers, none of which is negative
}

} // namespace

void DataTableModel::setTable(formats::DataTable table)
{
    const bool isSameShape
        = table.rows.size() == m_table.rows.size()
          && std::equal(table.columns.begin(), table.columns.end(), m_table.columns.begin(), m_table.columns.end(),
                        [](const auto& a, const auto& b) { return a.id == b.id; });
    if (!isSameShape) {
        beginResetModel();
        m_table = std::move(table);
        endResetModel();
        return;
    }
    m_table = std::move(table);
    if (!m_table.rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void DataTableModel::setBaseline(int row)
{
    m_baseline = row;
}

QString DataTableModel::text(int row, std::size_t column) const
{
    const formats::TableCell& cell = m_table.rows[static_cast<std::size_t>(row)][column];
    QString words = table_words::cell(m_table.columns[column], cell);
    if (m_baseline < 0 || row == m_baseline || m_baseline >= rowCount())
        return words;
    const formats::TableCell& base = m_table.rows[static_cast<std::size_t>(m_baseline)][column];
    const QString difference = table_words::difference(m_table.columns[column], cell, base);
    return difference.isEmpty() ? words : QStringLiteral("%1 (%2)").arg(words, difference);
}

int DataTableModel::columnOf(const std::string& id) const
{
    const auto found = std::find_if(m_table.columns.begin(), m_table.columns.end(),
                                    [&id](const formats::TableColumn& column) { return column.id == id; });
    return found == m_table.columns.end() ? -1 : static_cast<int>(found - m_table.columns.begin());
}

bool DataTableModel::isUsual(int column) const
{
    const formats::TableColumn& info = m_table.columns[static_cast<std::size_t>(column)];
    return !info.heading.empty() || std::find(moreColumns.begin(), moreColumns.end(), info.id) != moreColumns.end();
}

int DataTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int DataTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

QVariant DataTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto column = static_cast<std::size_t>(index.column());
    const formats::TableCell& cell = m_table.rows[static_cast<std::size_t>(index.row())][column];
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), column);
    case sortRole:
        return sortValue(cell);
    case Qt::TextAlignmentRole: {
        const bool isText = std::holds_alternative<std::string>(cell);
        return QVariant(Qt::Alignment(Qt::AlignVCenter | (isText ? Qt::AlignLeft : Qt::AlignRight)));
    }
    default:
        return {};
    }
}

QVariant DataTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return {};
    const std::string& id = m_table.columns[static_cast<std::size_t>(section)].id;
    if (role == Qt::DisplayRole)
        return table_words::heading(id);
    if (role == Qt::ToolTipRole)
        return table_words::help(id);
    return {};
}

void DataTableModel::retranslate()
{
    beginResetModel();
    endResetModel();
}

} // namespace threadway::ui
