// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ways_out/ways_out_panel.h"

#include "trace/banker_view.h"
#include "ui/exploring/exploration_words.h"
#include "ui/theme/theme.h"
#include "ui/ways_out/way_out_words.h"
#include "ui/words/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QShowEvent>
#include <QTableWidget>
#include <QVBoxLayout>

namespace threadway::ui {
namespace {

constexpr int columns = 5;

QString chanceText(const WayOutRow& row)
{
    if (!row.isPossible)
        return WaysOutPanel::tr("not possible here");
    if (!row.chance.empty())
        return exploration_words::chance(row.chance);
    if (row.canDeadlock)
        return WaysOutPanel::tr("possible");
    return row.isComplete ? QStringLiteral("0") : WaysOutPanel::tr("none found");
}

QString partOf(std::int64_t part, std::int64_t whole)
{
    return whole == 0 ? QStringLiteral("\u2013") : WaysOutPanel::tr("%1 of %2").arg(part).arg(whole);
}

} // namespace

WaysOutPanel::WaysOutPanel(Document& document, Player& player, const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_player(player),
      m_theme(theme),
      m_recovers(new QCheckBox(this)),
      m_victim(new QComboBox(this)),
      m_fate(new QComboBox(this)),
      m_compare(new QPushButton(this)),
      m_apply(new QPushButton(this)),
      m_table(new QTableWidget(this)),
      m_empty(new QLabel(this)),
      m_standstill(new QLabel(this)),
      m_banker(new QLabel(this)),
      m_task([this](const WayOutRow& row) { take(row); })
{
    for (int i = 0; i < way_out_words::conditions; ++i) {
        QCheckBox*& box = m_conditions[static_cast<std::size_t>(i)];
        box = new QCheckBox(this);
        box->setObjectName(QStringLiteral("condition-%1").arg(i));
        connect(box, &QCheckBox::clicked, this, [this, i] { applyChoice(way_out_words::condition(i)); });
    }
    for (std::size_t i = 0; i < scenario::victimWords().size(); ++i)
        m_victim->addItem(QString());
    for (std::size_t i = 0; i < scenario::fateWords().size(); ++i)
        m_fate->addItem(QString());
    buildLayout();
    connect(m_recovers, &QCheckBox::clicked, this, [this] { applyChoice(tr("Detect and recover")); });
    connect(m_victim, &QComboBox::activated, this, [this] { applyChoice(tr("Detect and recover")); });
    connect(m_fate, &QComboBox::activated, this, [this] { applyChoice(tr("Detect and recover")); });
    connect(m_compare, &QPushButton::clicked, this, [this] { isRunning() ? stop() : compare(); });
    connect(m_apply, &QPushButton::clicked, this, [this] {
        const int row = m_table->currentRow();
        if (row >= 0 && static_cast<std::size_t>(row) < m_ways.size())
            apply(m_ways[static_cast<std::size_t>(row)].scenario, m_ways[static_cast<std::size_t>(row)].name);
    });
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &WaysOutPanel::showButtons);
    connect(&player, &Playback::blueprintChanged, this, &WaysOutPanel::showScenario);
    connect(&player, &Playback::positionChanged, this, [this] {
        if (isVisible())
            showInstant();
    });
    retranslate();
    showScenario();
}

WaysOutPanel::~WaysOutPanel() = default;

void WaysOutPanel::buildLayout()
{
    m_recovers->setObjectName(QStringLiteral("recovers"));
    m_compare->setObjectName(QStringLiteral("compareWays"));
    m_apply->setObjectName(QStringLiteral("applyWay"));
    m_table->setObjectName(QStringLiteral("ways"));
    m_table->setColumnCount(columns);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(24);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_standstill->setObjectName(QStringLiteral("standstill"));
    m_banker->setObjectName(QStringLiteral("banker"));
    for (QLabel* label : {m_standstill, m_banker}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto* switches = new QVBoxLayout;
    switches->setSpacing(2);
    for (QCheckBox* box : m_conditions)
        switches->addWidget(box);
    switches->addWidget(m_recovers);
    auto* recovery = new QHBoxLayout;
    recovery->setSpacing(4);
    recovery->addWidget(m_victim);
    recovery->addWidget(m_fate);
    switches->addLayout(recovery);
    switches->addStretch(1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    buttons->addWidget(m_compare);
    buttons->addWidget(m_apply);
    buttons->addStretch(1);
    auto* right = new QVBoxLayout;
    right->setSpacing(4);
    right->addWidget(m_standstill);
    right->addLayout(buttons);
    right->addWidget(m_empty, 1);
    right->addWidget(m_table, 1);
    right->addWidget(m_banker);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 6, 8, 6);
    row->setSpacing(10);
    row->addLayout(switches);
    row->addLayout(right, 1);
    setFocusProxy(m_conditions.front());
    setMinimumSize(320, 120);
}

void WaysOutPanel::showScenario()
{
    const QScopedValueRollback showing(m_isShowing, true);
    const scenario::DeadlockSpec& spec = m_document.blueprint()->scenario.deadlock;
    for (int i = 0; i < way_out_words::conditions; ++i)
        m_conditions[static_cast<std::size_t>(i)]->setChecked(spec.conditions.*way_out_words::conditionOf(i));
    m_recovers->setChecked(spec.recovery.has_value());
    const scenario::RecoverySpec recovery = spec.recovery.value_or(scenario::RecoverySpec{});
    m_victim->setCurrentIndex(static_cast<int>(recovery.victim));
    m_fate->setCurrentIndex(static_cast<int>(recovery.fate));
    m_victim->setEnabled(spec.recovery.has_value());
    m_fate->setEnabled(spec.recovery.has_value());
    // What was compared holds for any of the ways; only another scenario makes it stale.
    scenario::Scenario plain = m_document.blueprint()->scenario;
    plain.deadlock = {};
    scenario::Scenario compared = m_ways.empty() ? plain : m_ways.front().scenario;
    compared.deadlock = {};
    if (!(plain == compared)) {
        m_task.giveUp();
        m_ways.clear();
        m_rows.clear();
    }
    showRows();
    showInstant();
}

void WaysOutPanel::applyChoice(const QString& what)
{
    if (m_isShowing)
        return;
    scenario::Scenario changed = m_document.blueprint()->scenario;
    for (int i = 0; i < way_out_words::conditions; ++i)
        changed.deadlock.conditions.*way_out_words::conditionOf(i)
            = m_conditions[static_cast<std::size_t>(i)]->isChecked();
    scenario::RecoverySpec recovery = changed.deadlock.recovery.value_or(scenario::RecoverySpec{});
    recovery.victim = static_cast<scenario::VictimChoice>(m_victim->currentIndex());
    recovery.fate = static_cast<scenario::VictimFate>(m_fate->currentIndex());
    changed.deadlock.recovery = m_recovers->isChecked() ? std::optional(recovery) : std::nullopt;
    apply(changed, what);
}

void WaysOutPanel::apply(const scenario::Scenario& changed, const QString& what)
{
    const base::Diagnostics findings = m_document.changeScenario(changed, what);
    if (!findings.empty())
        Q_EMIT said(words::diagnostic(findings.front()));
    showScenario();
}

void WaysOutPanel::compare()
{
    m_ways = waysOut(m_document.blueprint()->scenario);
    m_rows.clear();
    next();
    showRows();
}

void WaysOutPanel::next()
{
    m_task.start(
        [way = m_ways[m_rows.size()]](const std::atomic<bool>& isCancelled) { return tryOut(way, isCancelled); });
}

void WaysOutPanel::stop()
{
    m_task.giveUp();
    showRows();
}

void WaysOutPanel::take(const WayOutRow& row)
{
    m_rows.push_back(row);
    if (m_rows.size() < m_ways.size())
        next();
    showRows();
}

void WaysOutPanel::showRows()
{
    const bool hasRows = !m_ways.empty();
    m_table->setVisible(hasRows);
    m_empty->setVisible(!hasRows);
    m_table->setRowCount(static_cast<int>(m_ways.size()));
    for (std::size_t i = 0; i < m_ways.size(); ++i) {
        QStringList cells{m_ways[i].name};
        if (i < m_rows.size()) {
            const WayOutRow& row = m_rows[i];
            cells += {chanceText(row), row.livelocks > 0 ? tr("possible") : QStringLiteral("\u2013"),
                      partOf(row.deadlocked, row.runs), partOf(row.finished, row.runs)};
        } else if (isRunning() && i == m_rows.size()) {
            cells += tr("working…");
        }
        for (int column = 0; column < columns; ++column)
            m_table->setItem(static_cast<int>(i), column, new QTableWidgetItem(cells.value(column)));
    }
    m_table->resizeColumnsToContents();
    showButtons();
}

void WaysOutPanel::showInstant()
{
    showStandstill();
    showBanker();
}

void WaysOutPanel::showStandstill()
{
    QStringList rings;
    for (const trace::WaitRing& ring : trace::waitRings(m_player.state()))
        rings += way_out_words::standstill(*m_player.blueprint(), ring);
    m_standstill->setText(rings.join(QLatin1Char('\n')));
    m_standstill->setVisible(!rings.isEmpty());
}

void WaysOutPanel::showBanker()
{
    const scenario::Blueprint& blueprint = *m_player.blueprint();
    QStringList books;
    for (const ObjectId object : trace::bankedObjects(blueprint)) {
        const auto view = trace::bankerView(m_player.state(), object);
        if (!view)
            continue;
        const QString name = QString::fromStdString(blueprint.object(object).name);
        const QString stock = tr("%1: %2 of %3 free.").arg(name).arg(view->free).arg(view->total);
        books += view->isSafe && !view->sequences.empty()
                     ? tr("%1 Safe: all can be served in the order %2.")
                           .arg(stock, exploration_words::threads(blueprint, view->sequences.front()))
                     : tr("%1 Unsafe: no order serves all.").arg(stock);
    }
    m_banker->setText(books.join(QLatin1Char('\n')));
    m_banker->setVisible(!books.isEmpty());
}

void WaysOutPanel::showButtons()
{
    m_compare->setText(isRunning() ? tr("Cancel") : tr("Compare ways out"));
    m_apply->setEnabled(m_table->currentRow() >= 0 && !m_ways.empty());
}

void WaysOutPanel::retranslate()
{
    setAccessibleName(tr("Ways out of deadlocks"));
    for (int i = 0; i < way_out_words::conditions; ++i) {
        m_conditions[static_cast<std::size_t>(i)]->setText(way_out_words::condition(i));
        m_conditions[static_cast<std::size_t>(i)]->setToolTip(
            tr("A deadlock needs all four of these conditions. %1").arg(way_out_words::conditionHelp(i)));
    }
    m_recovers->setText(tr("Detect and recover"));
    m_recovers->setToolTip(
        tr("The machine looks for rings of waiting threads again and again, and makes a victim give way"));
    m_victim->setAccessibleName(tr("Victim"));
    m_victim->setToolTip(tr("Which thread of the ring has to give way"));
    m_fate->setAccessibleName(tr("What becomes of the victim"));
    m_fate->setToolTip(m_fate->accessibleName());
    for (int i = 0; i < m_victim->count(); ++i)
        m_victim->setItemText(i, way_out_words::victim(static_cast<scenario::VictimChoice>(i)));
    for (int i = 0; i < m_fate->count(); ++i)
        m_fate->setItemText(i, way_out_words::fate(static_cast<scenario::VictimFate>(i)));
    m_apply->setText(tr("Apply"));
    m_apply->setToolTip(tr("Change the scenario to the way of the selected line; undo takes it back"));
    m_compare->setToolTip(tr("Explore the scenario with each way out, and let it run 100 times with different seeds"));
    m_table->setAccessibleName(tr("Ways out, compared"));
    m_table->setHorizontalHeaderLabels(
        {tr("Way out"), tr("Chance of deadlock"), tr("Livelock"), tr("Runs with a deadlock"), tr("Runs that finish")});
    m_empty->setText(
        tr("Take one of the four conditions away, or let the machine recover: the change is made at once, and can "
           "be undone. Compare ways out tells the chance of a deadlock with each of them."));
    showRows();
    showInstant();
}

void WaysOutPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showInstant();
}

void WaysOutPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace threadway::ui
