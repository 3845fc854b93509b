// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/comparison_panel.h"

#include "base/core_mask.h"
#include "formats/metrics_tables.h"
#include "sched/policy.h"
#include "ui/comparison/comparison_chart.h"
#include "ui/session/playback.h"
#include "ui/tables/data_table_model.h"
#include "ui/tables/data_table_view.h"
#include "ui/tables/table_words.h"
#include "ui/theme/theme.h"
#include "ui/words/machine_words.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace threadway::ui {
namespace {

/// A run without an end of its own is compared up to here.
constexpr SimTime longest{10'000'000'000};
/// Events between two looks at whether to go on: a few milliseconds.
constexpr std::size_t eventsPerSlice = 20'000;
constexpr std::array<const char*, 7> chartColumns{
    "turnaround_mean_ns", "response_mean_ns",    "latency_p99_ns", "deadline_misses",
    "switches",           "utilisation_percent", "fairness"};

/// The scenario on the machine of now, from the start.
scenario::BlueprintPtr onMachine(const scenario::Blueprint& blueprint, const scenario::MachineSpec& machine)
{
    auto changed = std::make_shared<scenario::Blueprint>(blueprint);
    const int before = blueprint.scenario.machine.cores;
    changed->scenario.machine = machine;
    changed->topology = scenario::topologyOf(machine);
    for (scenario::Blueprint::Thread& thread : changed->threads) {
        const bool isFree = thread.affinity == CoreMask::first(before);
        const CoreMask left = thread.affinity & CoreMask::first(machine.cores);
        thread.affinity = isFree || left.isEmpty() ? CoreMask::first(machine.cores) : left;
    }
    return changed;
}

/// What was done to threads and processes; the machine is what is compared.
scenario::Journal withoutMachine(scenario::Journal journal)
{
    std::erase_if(journal, [](const scenario::JournalEntry& entry) {
        return std::holds_alternative<scenario::ChangeMachine>(entry.command);
    });
    return journal;
}

} // namespace

ComparisonPanel::ComparisonPanel(Playback& playback, const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_playback(playback),
      m_policies(new QListWidget(this)),
      m_run(new QPushButton(this)),
      m_copy(new QPushButton(this)),
      m_progress(new QProgressBar(this)),
      m_empty(new QLabel(this)),
      m_table(new DataTableView(this)),
      m_chartName(new QLabel(this)),
      m_column(new QComboBox(this)),
      m_chart(new ComparisonChart(theme, this)),
      m_task([this](const Part& part) { take(part); })
{
    buildLayout();
    for (const sched::PolicyInfo* info : sched::policies()) {
        auto* item = new QListWidgetItem(m_policies);
        item->setData(Qt::UserRole, QString::fromUtf8(info->id.data(), static_cast<qsizetype>(info->id.size())));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        // Nobody chooses while a comparison runs.
        item->setCheckState(info->asks ? Qt::Unchecked : Qt::Checked);
    }
    for (const char* column : chartColumns)
        m_column->addItem(QString(), QString::fromLatin1(column));
    connect(m_run, &QPushButton::clicked, this, [this] { isRunning() ? cancel() : start(); });
    connect(m_copy, &QPushButton::clicked, m_table, &DataTableView::copyCsv);
    connect(m_policies, &QListWidget::itemChanged, this, &ComparisonPanel::showButtons);
    connect(m_column, &QComboBox::currentIndexChanged, this, &ComparisonPanel::showChart);
    connect(&playback, &Playback::blueprintChanged, this, &ComparisonPanel::forget);
    retranslate();
    forget();
}

ComparisonPanel::~ComparisonPanel() = default;

void ComparisonPanel::buildLayout()
{
    m_run->setObjectName(QStringLiteral("runComparison"));
    m_copy->setObjectName(QStringLiteral("copyComparison"));
    m_policies->setObjectName(QStringLiteral("policies"));
    m_policies->setFrameShape(QFrame::NoFrame);
    m_policies->setMaximumWidth(170);
    m_policies->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_progress->setTextVisible(true);
    m_progress->setMaximumHeight(18);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(10);
    m_chartName->setBuddy(m_column);
    auto* choice = new QVBoxLayout;
    choice->setSpacing(4);
    choice->addWidget(m_policies, 1);
    choice->addWidget(m_run);
    auto* numbers = new QVBoxLayout;
    numbers->setSpacing(4);
    numbers->addWidget(m_progress);
    numbers->addWidget(m_empty, 1);
    numbers->addWidget(m_table, 1);
    auto* picture = new QVBoxLayout;
    picture->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->addWidget(m_chartName);
    head->addWidget(m_column, 1);
    head->addWidget(m_copy);
    picture->addLayout(head);
    picture->addWidget(m_chart, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 6, 8, 6);
    row->setSpacing(8);
    row->addLayout(choice);
    row->addLayout(numbers, 3);
    row->addLayout(picture, 2);
    setFocusProxy(m_policies);
    setMinimumSize(320, 120); // else the docks beside it would have to give way
}

void ComparisonPanel::start()
{
    const scenario::MachineSpec machine = m_playback.machine();
    std::vector<scenario::PolicySpec> policies{machine.policy};
    for (int i = 0; i < m_policies->count(); ++i) {
        const std::string id = m_policies->item(i)->data(Qt::UserRole).toString().toStdString();
        const scenario::PolicySpec usual{id, {}};
        if (m_policies->item(i)->checkState() == Qt::Checked && !(usual == machine.policy))
            policies.push_back(usual);
    }
    m_wanted = policies.size();
    m_progress->setRange(0, static_cast<int>(m_wanted));
    m_progress->setValue(0);
    m_table->setTable({});
    goOn(std::make_shared<history::ComparisonRun>(onMachine(*m_playback.blueprint(), machine),
                                                  withoutMachine(m_playback.trace().journal()), policies, longest));
    showButtons();
}

void ComparisonPanel::goOn(const std::shared_ptr<history::ComparisonRun>& run)
{
    m_task.start([run](const std::atomic<bool>& isCancelled) {
        const std::size_t known = run->comparison().rows.size();
        bool isMore = true;
        while (isMore && !isCancelled && run->comparison().rows.size() == known)
            isMore = run->advance(eventsPerSlice);
        return Part{run, isMore};
    });
}

void ComparisonPanel::cancel()
{
    m_task.giveUp();
    showButtons();
}

void ComparisonPanel::forget()
{
    cancel();
    m_table->setTable({});
    m_chart->showColumn({}, {});
    showButtons();
}

void ComparisonPanel::take(const Part& part)
{
    const history::Comparison soFar = part.run->comparison();
    if (part.isMore)
        goOn(part.run);
    m_table->setTable(formats::comparisonTable(soFar));
    m_table->numbers().setBaseline(0);
    m_progress->setValue(static_cast<int>(soFar.rows.size()));
    showChart();
    showButtons();
}

void ComparisonPanel::showChart()
{
    m_chart->showColumn(m_table->numbers().table(), m_column->currentData().toString().toStdString());
}

void ComparisonPanel::showButtons()
{
    bool isAny = false;
    for (int i = 0; i < m_policies->count(); ++i)
        isAny = isAny || m_policies->item(i)->checkState() == Qt::Checked;
    const bool hasRows = m_table->numbers().rowCount() > 0;
    m_run->setText(isRunning() ? tr("Cancel") : tr("Compare"));
    m_run->setEnabled(isRunning() || isAny);
    m_progress->setVisible(isRunning());
    m_empty->setVisible(!hasRows);
    m_table->setVisible(hasRows);
    m_copy->setEnabled(hasRows);
    m_chart->setVisible(hasRows);
}

void ComparisonPanel::retranslate()
{
    setAccessibleName(tr("Comparison"));
    m_policies->setAccessibleName(tr("Schedulers to compare"));
    for (int i = 0; i < m_policies->count(); ++i) {
        const sched::PolicyInfo& info = *sched::policies()[static_cast<std::size_t>(i)];
        m_policies->item(i)->setText(words::core(info.name));
        m_policies->item(i)->setToolTip(words::core(info.summary));
    }
    for (int i = 0; i < m_column->count(); ++i)
        m_column->setItemText(i, table_words::heading(m_column->itemData(i).toString().toStdString()));
    m_empty->setText(
        tr("Tick schedulers and press Compare: the scenario runs from the start under each of them, on the "
           "machine of now. The first row is the scheduler of now, to which the others are compared."));
    m_chartName->setText(tr("Chart"));
    m_column->setAccessibleName(tr("Number that the chart shows"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the table as CSV, times in nanoseconds"));
    m_run->setToolTip(tr("Run the scenario under the ticked schedulers"));
    m_table->setAccessibleName(tr("Numbers by scheduler"));
    m_progress->setAccessibleName(tr("Schedulers done"));
    m_progress->setFormat(tr("%v of %m schedulers"));
    m_table->retranslate();
    showButtons();
}

void ComparisonPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace threadway::ui
