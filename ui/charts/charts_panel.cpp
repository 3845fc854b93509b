// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/charts_panel.h"

#include "ui/charts/chart_card.h"

#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace threadway::ui {
namespace {

/// Each chart gets its turn once in this time.
constexpr int roundMs = 100;
/// Charts stand side by side where each gets this width, and stacked ones would get less than this height.
constexpr int leastSideBySide = 150;
constexpr int leastStacked = 130;
/// Events to take in per tick: about two milliseconds.
constexpr std::size_t eventsPerTick = 100'000;

} // namespace

ChartsPanel::ChartsPanel(Playback& playback, Selection& selection, const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_playback(playback),
      m_selection(selection),
      m_theme(theme),
      m_series(*playback.blueprint()),
      m_ground(new QWidget)
{
    m_row = new QBoxLayout(QBoxLayout::TopToBottom, m_ground);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    for (const ChartInfo* info : charts()) {
        auto* card = new ChartCard(*info, m_ground);
        connect(card, &ChartCard::corePointedAt, &m_selection, &Selection::setHoveredCore);
        m_row->addWidget(card, 1);
        m_cards.push_back(card);
    }
    m_isStale.assign(m_cards.size(), true);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_ground);
    auto* frame = new QVBoxLayout(this);
    frame->setContentsMargins(0, 0, 0, 0);
    frame->addWidget(scroll);
    // A chart that comes into sight may have missed what happened.
    connect(scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &ChartsPanel::startIfVisible);
    connect(scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, &ChartsPanel::startIfVisible);
    m_timer.setInterval(roundMs / std::max(1, chartCount()));
    connect(&m_timer, &QTimer::timeout, this, &ChartsPanel::tick);
    connectToSession();
    rebuild();
}

ChartsPanel::~ChartsPanel() = default;

void ChartsPanel::connectToSession()
{
    connect(&m_playback, &Playback::blueprintChanged, this, &ChartsPanel::startAgain);
    connect(&m_playback, &Playback::futureReplaced, this, [this](SimTime from) {
        m_series.truncate(from);
        markAll();
    });
    connect(&m_playback, &Playback::positionChanged, this, &ChartsPanel::markAll);
    connect(&m_playback, &Playback::traceGrown, this, &ChartsPanel::markAll);
    connect(&m_playback, &Playback::speedChanged, this, &ChartsPanel::markAll);
    connect(&m_selection, &Selection::changed, this, &ChartsPanel::markAll);
    connect(&m_theme, &Theme::changed, this, &ChartsPanel::rebuild);
}

void ChartsPanel::startAgain()
{
    m_series = trace::Series(*m_playback.blueprint());
    rebuild();
}

void ChartsPanel::rebuild()
{
    setAccessibleName(tr("Charts"));
    repaintGround();
    m_shownCores = m_series.coreCount();
    m_shownLevels = m_playback.machine().memory.levels.size();
    for (ChartCard* card : m_cards)
        card->rebuild(input());
    markAll();
}

void ChartsPanel::repaintGround()
{
    QPalette ground = palette();
    ground.setColor(QPalette::Window, m_theme.palette().panel);
    m_ground->setPalette(ground);
    m_ground->setAutoFillBackground(true);
}

ChartInput ChartsPanel::input() const
{
    const trace::Trace& trace = m_playback.trace();
    const SimTime end = trace.isComplete() ? trace.frontier() : SimTime::never();
    const ChartWindow window = chartWindow(m_playback.position(), m_playback.speed(), m_series.bucketWidth(), end);
    return {m_playback, m_series, m_selection, m_theme, window};
}

void ChartsPanel::updateChart(int index)
{
    m_series.take(m_playback.trace(), std::numeric_limits<std::size_t>::max());
    adaptToMachine();
    const auto place = static_cast<std::size_t>(index);
    m_cards[place]->showNow(input());
    m_isStale[place] = false;
    Q_EMIT chartUpdated(index);
}

void ChartsPanel::adaptToMachine()
{
    if (m_shownCores != m_series.coreCount() || m_shownLevels != m_playback.machine().memory.levels.size())
        rebuild();
}

void ChartsPanel::markAll()
{
    std::fill(m_isStale.begin(), m_isStale.end(), true);
    startIfVisible();
}

void ChartsPanel::startIfVisible()
{
    if (isVisible() && !m_timer.isActive())
        m_timer.start();
}

void ChartsPanel::tick()
{
    // A long trace that comes all at once is read over several ticks.
    if (m_series.take(m_playback.trace(), eventsPerTick))
        return;
    const std::size_t turn = m_next;
    m_next = (m_next + 1) % m_cards.size();
    if (isDue(turn))
        updateChart(static_cast<int>(turn));
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        if (isDue(i))
            return;
    }
    m_timer.stop();
}

bool ChartsPanel::isDue(std::size_t place) const
{
    return m_isStale[place] && !m_cards[place]->visibleRegion().isEmpty();
}

void ChartsPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QWidget::changeEvent(event);
}

void ChartsPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    markAll();
    m_timer.start();
}

void ChartsPanel::resizeEvent(QResizeEvent* event)
{
    // How many ticks and bars there is room for has changed.
    QWidget::resizeEvent(event);
    const bool isWide = width() >= chartCount() * leastSideBySide && height() < chartCount() * leastStacked;
    m_row->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    for (ChartCard* card : m_cards)
        card->setStacked(!isWide);
}

void ChartsPanel::hideEvent(QHideEvent* event)
{
    m_timer.stop();
    QWidget::hideEvent(event);
}

} // namespace threadway::ui
