// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exploring/finding_model.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace threadway::ui {

void FindingModel::setList(FindingList list)
{
    beginResetModel();
    m_list = std::move(list);
    endResetModel();
}

int FindingModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_list.findings.size());
}

int FindingModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_list.headings.size());
}

QVariant FindingModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || static_cast<std::size_t>(index.row()) >= m_list.findings.size())
        return {};
    const Finding& finding = m_list.findings[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return finding.cells.value(index.column());
    case shareRole:
        return index.column() == m_list.chanceColumn && finding.share >= 0 ? QVariant(finding.share) : QVariant();
    case badRole:
        return finding.isBad && index.column() == 0;
    default:
        return {};
    }
}

QVariant FindingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return m_list.headings.value(section);
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

void FindingDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (!index.data(FindingModel::badRole).toBool())
        return;
    QPixmap cross(11, 11);
    cross.fill(Qt::transparent);
    QPainter painter(&cross);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.palette().danger, 2));
    painter.drawLine(2, 2, 9, 9);
    painter.drawLine(9, 2, 2, 9);
    painter.end();
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = cross.size();
    option->icon = QIcon(cross);
}

void FindingDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QVariant share = index.data(FindingModel::shareRole);
    if (!share.isValid())
        return;
    const Palette& palette = m_theme.palette();
    const QRect room = option.rect.adjusted(4, 0, -8, -2);
    const QRect groove(room.left(), room.bottom() - 2, room.width(), 3);
    painter->fillRect(groove, palette.border);
    const int width = qRound(groove.width() * std::clamp(share.toDouble(), 0.0, 1.0));
    painter->fillRect(QRect(groove.topLeft(), QSize(std::max(1, width), groove.height())), palette.accent);
}

} // namespace threadway::ui
