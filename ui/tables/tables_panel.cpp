// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tables_panel.h"

#include "ui/session/playback.h"
#include "ui/session/presence.h"
#include "ui/session/selection.h"
#include "ui/tables/data_table_model.h"
#include "ui/tables/data_table_view.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace threadway::ui {
namespace {

constexpr int refreshMs = 250;
/// Events to take in per tick: a few milliseconds.
constexpr std::size_t eventsPerTick = 50'000;

} // namespace

TablesPanel::TablesPanel(Playback& playback, Selection& selection, const Theme&, QWidget* parent)
    : QWidget(parent),
      m_playback(playback),
      m_selection(selection),
      m_tabs(new QTabBar(this)),
      m_table(new DataTableView(this)),
      m_empty(new QLabel(this)),
      m_all(new QCheckBox(this)),
      m_copy(new QPushButton(this)),
      m_export(new QPushButton(this)),
      m_fold(playback.blueprint())
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(4, 2, 8, 2);
    head->addWidget(m_tabs);
    head->addStretch(1);
    head->addWidget(m_all);
    head->addWidget(m_copy);
    head->addWidget(m_export);
    column->addLayout(head);
    column->addWidget(m_empty);
    column->addWidget(m_table, 1);
    setMinimumSize(320, 120); // else the docks beside it would have to give way
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (int i = 0; i < 4; ++i)
        m_tabs->addTab(QString());
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(12);
    m_copy->setObjectName(QStringLiteral("copyCsv"));
    m_export->setObjectName(QStringLiteral("exportCsv"));
    m_all->setObjectName(QStringLiteral("allColumns"));
    setFocusProxy(m_table);
    m_timer.setInterval(refreshMs);
    connect(&m_timer, &QTimer::timeout, this, &TablesPanel::tick);
    connect(m_tabs, &QTabBar::currentChanged, this, &TablesPanel::refresh);
    connect(m_all, &QCheckBox::toggled, m_table, &DataTableView::setShowsAll);
    connect(m_copy, &QPushButton::clicked, m_table, &DataTableView::copyCsv);
    connect(m_export, &QPushButton::clicked, m_table, &DataTableView::exportCsv);
    connect(m_table, &DataTableView::rowChosen, this, [this](int row) {
        if (which() == formats::MetricsTable::Threads)
            m_selection.setSelectedThread(ThreadId(m_ids[static_cast<std::size_t>(row)]));
        else if (which() == formats::MetricsTable::Processes)
            m_selection.setSelectedProcess(ProcessId(m_ids[static_cast<std::size_t>(row)]));
        else if (which() == formats::MetricsTable::Cores)
            m_selection.setHoveredCore(CoreId(row));
    });
    connect(&playback, &Playback::positionChanged, this, &TablesPanel::markStale);
    connect(&playback, &Playback::traceGrown, this, &TablesPanel::markStale);
    const auto startAgain = [this] {
        m_fold = trace::MetricsFold(m_playback.blueprint());
        m_taken = 0;
        markStale();
    };
    connect(&playback, &Playback::blueprintChanged, this, startAgain);
    connect(&playback, &Playback::futureReplaced, this, startAgain);
    connect(&selection, &Selection::changed, this, &TablesPanel::showSelection);
    retranslate();
}

formats::MetricsTable TablesPanel::which() const
{
    return static_cast<formats::MetricsTable>(m_tabs->currentIndex());
}

void TablesPanel::choose(formats::MetricsTable which)
{
    m_tabs->setCurrentIndex(static_cast<int>(which));
}

void TablesPanel::markStale()
{
    m_isStale = true;
    if (isVisible() && !m_timer.isActive())
        m_timer.start();
}

bool TablesPanel::takeEvents(std::size_t most)
{
    const trace::Trace& trace = m_playback.trace();
    const std::size_t wanted = trace.firstAfter(m_playback.position());
    if (wanted < m_taken) {
        m_fold = trace::MetricsFold(m_playback.blueprint());
        m_taken = 0;
    }
    const std::size_t end = std::min(wanted, m_taken + std::min(most, wanted - m_taken));
    for (; m_taken < end; ++m_taken)
        m_fold.apply(trace.event(m_taken));
    return m_taken < wanted;
}

void TablesPanel::tick()
{
    if (!m_isStale) {
        m_timer.stop();
        return;
    }
    if (takeEvents(eventsPerTick))
        return;
    m_isStale = false;
    showTable();
}

void TablesPanel::refresh()
{
    takeEvents(std::numeric_limits<std::size_t>::max());
    m_isStale = false;
    showTable();
}

/// Without the rows of threads and processes that nobody has made yet.
formats::DataTable TablesPanel::presentOf(formats::DataTable table)
{
    const Presence presence = presenceIn(m_fold.state());
    const auto isThere = [this, &presence](std::size_t row) {
        if (which() == formats::MetricsTable::Threads)
            return presence.has(ThreadId(row));
        return which() != formats::MetricsTable::Processes || presence.has(ProcessId(row));
    };
    m_ids.clear();
    std::vector<std::vector<formats::TableCell>> rows;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        if (!isThere(row))
            continue;
        m_ids.push_back(static_cast<std::int32_t>(row));
        rows.push_back(std::move(table.rows[row]));
    }
    table.rows = std::move(rows);
    return table;
}

void TablesPanel::showTable()
{
    const trace::Metrics metrics = m_fold.at(std::max(m_playback.position(), m_fold.state().time));
    m_table->setTable(presentOf(formats::metricsTable(which(), *m_playback.blueprint(), metrics)));
    m_empty->setVisible(m_taken == 0);
    m_table->setVisible(m_taken > 0);
    showSelection();
}

int TablesPanel::selectedRow() const
{
    std::int32_t id = -1;
    if (which() == formats::MetricsTable::Threads)
        id = m_selection.selectedThread().value;
    else if (which() == formats::MetricsTable::Processes)
        id = m_selection.selectedProcess().value;
    const auto found = id < 0 ? m_ids.end() : std::find(m_ids.begin(), m_ids.end(), id);
    return found == m_ids.end() ? -1 : static_cast<int>(found - m_ids.begin());
}

void TablesPanel::showSelection()
{
    const bool hasSelection = which() == formats::MetricsTable::Threads || which() == formats::MetricsTable::Processes;
    const int row = selectedRow();
    if (!hasSelection || !isVisible() || m_table->currentRow() == row)
        return;
    const QSignalBlocker blocker(m_table);
    for (int i = 0; i < m_table->model()->rowCount() && row >= 0; ++i) {
        m_table->selectRow(i);
        if (m_table->currentRow() == row)
            return;
    }
    m_table->clearSelection();
    m_table->setCurrentIndex({});
}

void TablesPanel::retranslate()
{
    setAccessibleName(tr("Tables"));
    const QStringList names{tr("Threads"), tr("Processes"), tr("Cores"), tr("Whole Run")};
    for (int i = 0; i < m_tabs->count(); ++i)
        m_tabs->setTabText(i, names[i]);
    m_tabs->setAccessibleName(tr("Numbers by"));
    m_table->setAccessibleName(tr("Numbers of the run up to the playhead"));
    m_empty->setText(
        tr("Nothing has happened yet. Press Space to let time run; the numbers here follow the playhead."));
    m_all->setText(tr("All columns"));
    m_all->setToolTip(tr("Show percentiles and other columns too"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the table as CSV, times in nanoseconds"));
    m_export->setText(tr("Export CSV…"));
    m_export->setToolTip(tr("Save the table as CSV, times in nanoseconds"));
    m_table->retranslate();
}

void TablesPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TablesPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void TablesPanel::hideEvent(QHideEvent* event)
{
    m_timer.stop();
    QWidget::hideEvent(event);
}

} // namespace threadway::ui
