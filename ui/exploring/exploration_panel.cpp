// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exploring/exploration_panel.h"

#include "ui/exploring/exploration_choice.h"
#include "ui/exploring/exploration_words.h"
#include "ui/exploring/finding_model.h"
#include "ui/exploring/finding_view.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

namespace threadway::ui {
namespace {

} // namespace

ExplorationPanel::ExplorationPanel(Document& document, Player& player, SteeringNotes& notes, const Theme& theme,
                                   QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_player(player),
      m_theme(theme),
      m_driver(document, player, notes),
      m_choice(new ExplorationChoice(this)),
      m_run(new QPushButton(this)),
      m_progress(new QProgressBar(this)),
      m_headline(new QLabel(this)),
      m_empty(new QLabel(this)),
      m_tabs(new QTabBar(this)),
      m_model(new FindingModel(this)),
      m_table(new QTableView(this)),
      m_view(new FindingView(theme, this)),
      m_parts(new QSplitter(this)),
      m_task([this](const std::shared_ptr<const ExplorationResult>& result) { take(result); }, [this] { showState(); })
{
    buildLayout();
    connect(m_run, &QPushButton::clicked, this, [this] { isRunning() ? stop() : start(); });
    connect(m_tabs, &QTabBar::currentChanged, this, &ExplorationPanel::showList);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ExplorationPanel::showFinding);
    connect(m_table, &QTableView::activated, this, &ExplorationPanel::playSelected);
    connect(m_view, &FindingView::playRequested, this, &ExplorationPanel::playSelected);
    connect(&player, &Playback::blueprintChanged, this, &ExplorationPanel::forgetIfStale);
    connect(&theme, &Theme::changed, this, [this] { m_headline->setFont(m_theme.font(1.0, QFont::DemiBold)); });
    retranslate();
}

ExplorationPanel::~ExplorationPanel() = default;

void ExplorationPanel::buildLayout()
{
    m_run->setObjectName(QStringLiteral("runExploration"));
    m_headline->setObjectName(QStringLiteral("headline"));
    m_headline->setWordWrap(true);
    m_headline->setTextFormat(Qt::PlainText);
    m_headline->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_headline->setFont(m_theme.font(1.0, QFont::DemiBold));
    m_progress->setMaximumHeight(18);
    m_progress->setRange(0, 0);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(10);
    m_tabs->setObjectName(QStringLiteral("findingTabs"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setElideMode(Qt::ElideNone); // at the end it says how many there are
    for (int i = 0; i < findingKinds; ++i)
        m_tabs->addTab(QString());
    m_table->setObjectName(QStringLiteral("findings"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new FindingDelegate(m_theme, m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(25);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setMinimumWidth(120);
    m_parts->addWidget(m_table);
    m_parts->addWidget(m_view);
    m_parts->setStretchFactor(0, 1);
    m_parts->setStretchFactor(1, 1);
    m_parts->setChildrenCollapsible(false);
    auto* head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(m_choice, 1);
    head->addWidget(m_run);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 6);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_progress);
    column->addWidget(m_headline);
    column->addWidget(m_empty, 1);
    column->addWidget(m_tabs);
    column->addWidget(m_parts, 1);
    setFocusProxy(m_run);
    setMinimumSize(320, 120);
}

void ExplorationPanel::start()
{
    m_result.reset();
    m_howFar = std::make_shared<explore::Progress>();
    auto job = m_choice->job(m_document.blueprint(), m_document.journal(), m_player.position());
    m_judge = job.judge;
    m_task.start([job = std::move(job), howFar = m_howFar](const std::atomic<bool>& isCancelled) {
        return std::make_shared<const ExplorationResult>(doJob(job, isCancelled, *howFar));
    });
    showTabs();
    showList();
}

void ExplorationPanel::stop()
{
    m_task.stop();
}

void ExplorationPanel::take(const std::shared_ptr<const ExplorationResult>& result)
{
    m_result = result;
    showTabs();
    const auto isAny = [&result](FindingKind kind) { return findingCount(result->found, kind) > 0; };
    const FindingKind others = result->spin ? FindingKind::Faults : FindingKind::Outcomes;
    showKind(isAny(FindingKind::Standstills) ? FindingKind::Standstills : others);
    Q_EMIT said(m_headline->text());
}

/// What was found holds for the scenario it was found in, and for that which "Play this" makes of it.
void ExplorationPanel::forgetIfStale()
{
    const scenario::BlueprintPtr& now = m_document.blueprint();
    if (isRunning())
        m_task.giveUp();
    if (m_result && m_result->job.blueprint != now && m_result->blueprint->scenario != now->scenario)
        m_result.reset();
    showTabs();
    showList();
}

void ExplorationPanel::showTabs()
{
    const QStringList names{tr("Outcomes"), tr("Standstills"), tr("Crashes"), tr("Data races"), tr("Livelocks")};
    for (int i = 0; i < findingKinds; ++i) {
        const auto kind = static_cast<FindingKind>(i);
        const QString& name = names[i];
        if (!m_result || !m_result->start)
            m_tabs->setTabText(i, name);
        else if (!isLookedFor(*m_result, kind))
            m_tabs->setTabText(i, tr("%1: not asked").arg(name));
        else
            m_tabs->setTabText(
                i, tr("%1 %2", "a kind of finding, how many").arg(name).arg(findingCount(m_result->found, kind)));
    }
}

void ExplorationPanel::showKind(FindingKind kind)
{
    if (m_tabs->currentIndex() == static_cast<int>(kind))
        showList();
    m_tabs->setCurrentIndex(static_cast<int>(kind));
}

void ExplorationPanel::showList()
{
    const auto kind = static_cast<FindingKind>(m_tabs->currentIndex());
    m_model->setList(m_result ? findingsOf(*m_result, kind) : FindingList{});
    m_table->setAccessibleName(m_tabs->tabText(m_tabs->currentIndex()));
    const QFontMetrics metrics(m_table->font());
    for (int column = 0; column < m_model->columnCount(); ++column) {
        m_table->resizeColumnToContents(column);
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column) + (column == 0 ? 18 : 6),
                                                 metrics.horizontalAdvance(QLatin1Char('x')) * 34));
    }
    if (m_model->rowCount() > 0)
        select(0);
    showFinding();
    showState();
}

void ExplorationPanel::select(int row)
{
    m_table->setCurrentIndex(m_model->index(row, 0));
}

const Finding* ExplorationPanel::selected() const
{
    const int row = m_table->currentIndex().row();
    const auto& findings = m_model->list().findings;
    return row >= 0 && static_cast<std::size_t>(row) < findings.size() ? &findings[static_cast<std::size_t>(row)]
                                                                       : nullptr;
}

void ExplorationPanel::showFinding()
{
    QString whyNone;
    if (m_result && m_result->start && m_model->rowCount() == 0)
        whyNone = isLookedFor(*m_result, static_cast<FindingKind>(m_tabs->currentIndex()))
                      ? tr("Nothing of this kind was found.")
                      : tr("Nothing of this kind was looked for.");
    m_view->show(m_result, selected(), whyNone);
}

void ExplorationPanel::playSelected()
{
    const Finding* finding = selected();
    if (!m_result || finding == nullptr)
        return;
    const scenario::BlueprintPtr& now = m_document.blueprint();
    const bool isOpen = m_result->blueprint->scenario == now->scenario;
    const QString refusal = m_driver.play({isOpen ? now : m_result->blueprint, m_result->job.from, finding->schedule,
                                           finding->noReturnAfter, finding->title});
    if (!refusal.isEmpty())
        Q_EMIT said(refusal);
}

void ExplorationPanel::showState()
{
    const bool isBusy = isRunning();
    m_run->setText(isBusy ? tr("Cancel") : tr("Explore"));
    m_choice->setEnabled(!isBusy);
    m_progress->setVisible(isBusy);
    m_headline->setVisible(isBusy || m_result);
    m_parts->setVisible(m_result && m_result->start);
    m_tabs->setVisible(m_result && m_result->start);
    m_empty->setVisible(!isBusy && !m_result);
    if (isBusy) {
        m_headline->setText(m_judge == Judge::Spin ? tr("SPIN makes a checker of the programs and runs it…")
                                                   : exploration_words::progress(*m_howFar));
    } else if (m_result) {
        m_headline->setText(exploration_words::headline(*m_result));
        m_headline->setToolTip(exploration_words::effort(m_result->found));
    }
}

void ExplorationPanel::retranslate()
{
    setAccessibleName(tr("Every possible run"));
    m_empty->setText(
        tr("One run proves nothing. Press Explore: every order in which the steps of the programs can follow "
           "each other is tried, without time and cores. Then you see what can come of it, how likely it "
           "is, and the shortest way there, which you can play."));
    m_run->setToolTip(tr("Try every possible run; Cancel keeps what was found so far"));
    m_progress->setAccessibleName(tr("The search goes on"));
    m_choice->retranslate();
    m_view->retranslate();
    showTabs();
    showList();
}

void ExplorationPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace threadway::ui
