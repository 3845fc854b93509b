// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/data_table_view.h"

#include "ui/tables/data_table_model.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QSaveFile>
#include <QSortFilterProxyModel>

namespace threadway::ui {

DataTableView::DataTableView(QWidget* parent)
    : QTableView(parent), m_model(new DataTableModel(this)), m_sorted(new QSortFilterProxyModel(this))
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(DataTableModel::sortRole);
    m_sorted->setSortLocaleAware(true);
    setModel(m_sorted);
    setSortingEnabled(true);
    sortByColumn(-1, Qt::AscendingOrder);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(24);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setStretchLastSection(true);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (const int row = currentRow(); row >= 0)
            Q_EMIT rowChosen(row);
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &DataTableView::showColumns);
}

void DataTableView::setTable(formats::DataTable table)
{
    m_model->setTable(std::move(table));
}

void DataTableView::setShowsAll(bool showsAll)
{
    m_showsAll = showsAll;
    showColumns();
}

void DataTableView::showColumns()
{
    for (int i = 0; i < m_model->columnCount(); ++i)
        setColumnHidden(i, !m_showsAll && !m_model->isUsual(i));
}

std::string DataTableView::csv() const
{
    formats::DataTable shown = m_model->table();
    shown.rows.clear();
    for (int i = 0; i < m_sorted->rowCount(); ++i) {
        const int row = m_sorted->mapToSource(m_sorted->index(i, 0)).row();
        shown.rows.push_back(m_model->table().rows[static_cast<std::size_t>(row)]);
    }
    return formats::csvText(shown);
}

void DataTableView::copyCsv() const
{
    QGuiApplication::clipboard()->setText(QString::fromStdString(csv()));
}

void DataTableView::exportCsv()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Export Table"), QStringLiteral("threadway.csv"),
                                                      tr("Comma-separated values (*.csv)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const QByteArray text = QByteArray::fromStdString(csv());
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        Q_EMIT failed(tr("The table could not be written: %1").arg(file.errorString()));
}

int DataTableView::currentRow() const
{
    return currentIndex().isValid() ? m_sorted->mapToSource(currentIndex()).row() : -1;
}

void DataTableView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyCsv();
        return;
    }
    // Space, Home and the arrows to the sides drive the run, everywhere in the window.
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        return event->ignore();
    QTableView::keyPressEvent(event);
}

void DataTableView::retranslate()
{
    m_model->retranslate();
}

} // namespace threadway::ui
