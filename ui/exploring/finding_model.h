// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/exploring/finding_list.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

namespace threadway::ui {

class Theme;

/// Findings of one kind as rows of a table.
class FindingModel : public QAbstractTableModel {
    Q_OBJECT

public:
    /// Finding::share of a cell that shows it; nothing for all others.
    static constexpr int shareRole = Qt::UserRole + 1;
    /// Whether the finding of the row is a bad one.
    static constexpr int badRole = Qt::UserRole + 2;

    using QAbstractTableModel::QAbstractTableModel;

    void setList(FindingList list);
    [[nodiscard]] const FindingList& list() const { return m_list; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    FindingList m_list;
};

/// Draws the share of a cell as a bar under its text, and a sign before bad ends.
class FindingDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    FindingDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    const Theme& m_theme;
};

} // namespace threadway::ui
