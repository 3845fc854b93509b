// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_model.h"

#include <algorithm>

namespace threadway::ui {
namespace {

constexpr SimTime shortestSpan{50};
constexpr std::size_t slicesAtOnce = 20;
/// A run of no more slices than this in its busiest row is shown as a whole.
constexpr std::size_t slicesOfShortRun = 60;

} // namespace

TimelineModel::TimelineModel(Playback& playback, QObject* parent) : QObject(parent), m_playback(playback)
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(0);
    connect(&m_refresh, &QTimer::timeout, this, &TimelineModel::refresh);
    connect(&playback, &Playback::traceGrown, &m_refresh, qOverload<>(&QTimer::start));
    connect(&playback, &Playback::blueprintChanged, this, &TimelineModel::startAnew);
    connect(&playback, &Playback::futureReplaced, this, [this](SimTime from) {
        m_index.truncate(from);
        m_refresh.start();
    });
    connect(&playback, &Playback::positionChanged, this, &TimelineModel::keepPlayheadInView);
    startAnew();
}

void TimelineModel::setNotes(const SteeringNotes& notes)
{
    m_notes = &notes;
    connect(&notes, &SteeringNotes::changed, this, &TimelineModel::dataChanged);
    Q_EMIT dataChanged();
}

SimTime TimelineModel::extent() const
{
    return std::max({m_index.frontier(), m_playback.position(), SimTime{1}});
}

std::vector<std::size_t> TimelineModel::shownRows(trace::RowKind kind) const
{
    const auto& threads = m_playback.blueprint()->threads;
    const auto cores = static_cast<std::size_t>(m_playback.machine().cores);
    const bool isOfCores = kind == trace::RowKind::Cores;
    std::vector<std::size_t> shown;
    for (std::size_t row = 0; row < m_index.rowCount(kind); ++row) {
        // Threads that may never be made, and cores of a future that is no more.
        const bool isAbsent = isOfCores ? row >= cores : row < threads.size() && threads[row].isSpawned;
        if (!isAbsent || m_index.row(kind, row).size() > 0)
            shown.push_back(row);
    }
    return shown;
}

void TimelineModel::startAnew()
{
    m_index = {};
    m_isSpanChosen = false;
    m_window = {};
    setFollowing(true);
    refresh();
}

void TimelineModel::refresh()
{
    m_refresh.stop();
    m_index.append(m_playback.trace());
    chooseSpan();
    Q_EMIT dataChanged();
}

SimTime TimelineModel::helpfulSpan() const
{
    std::size_t most = 0;
    for (std::size_t i = 0; i < m_index.rowCount(trace::RowKind::Cores); ++i)
        most = std::max(most, m_index.row(trace::RowKind::Cores, i).size());
    const SimTime whole = extent();
    if (most == 0)
        return m_window.span;
    if (most <= slicesOfShortRun && m_index.isEnded())
        return whole + SimTime{whole.ns / 20 + 1};
    const SimTime mean{whole.ns / static_cast<std::int64_t>(most)};
    return niceStep(std::max(shortestSpan, mean * static_cast<std::int64_t>(slicesAtOnce)));
}

/// As long as the user has not chosen how much to see, the span goes along with the length of the slices, but
/// not with each small change of it.
void TimelineModel::chooseSpan()
{
    if (m_isSpanChosen)
        return;
    const SimTime span = helpfulSpan();
    const bool isFar = span > m_window.span * 2 || span * 2 < m_window.span;
    if (isFar || m_index.isEnded())
        show({m_window.from, span});
    keepPlayheadInView();
}

void TimelineModel::keepPlayheadInView()
{
    if (!m_isFollowing)
        return;
    const SimTime position = m_playback.position();
    const SimTime quarter{m_window.span.ns / 4};
    ShownTime window = m_window;
    const SimTime latest = m_playback.isPlaying() ? window.to() - quarter : window.to();
    if (position > latest)
        window.from = position - window.span + quarter;
    else if (position < window.from)
        window.from = position - quarter;
    show(window);
}

void TimelineModel::setFollowing(bool following)
{
    if (m_isFollowing == following)
        return;
    m_isFollowing = following;
    Q_EMIT followingChanged(following);
}

/// Keeps the window where there is something to see: some of the run is always in it.
void TimelineModel::show(ShownTime window)
{
    const SimTime longest = std::max(extent() * 2, SimTime{1'000});
    window.span = std::clamp(window.span, shortestSpan, longest);
    const bool isWhole = m_index.isEnded() && window.span >= extent();
    const SimTime last = isWhole ? SimTime{} : std::max(SimTime{}, extent() - SimTime{window.span.ns / 4 * 3});
    window.from = std::clamp(window.from, SimTime{}, last);
    if (window == m_window)
        return;
    m_window = window;
    Q_EMIT windowChanged();
}

void TimelineModel::setWindow(const ShownTime& window)
{
    if (window.span != m_window.span)
        m_isSpanChosen = true;
    show(window);
    setFollowing(m_isFollowing && m_window.contains(m_playback.position()));
}

void TimelineModel::zoom(double factor, SimTime anchor)
{
    const SimTime longest = std::max(extent() * 2, SimTime{1'000});
    ShownTime window = zoomed(m_window, factor, anchor);
    if (window.span < shortestSpan || window.span > longest) {
        const SimTime span = std::clamp(window.span, shortestSpan, longest);
        window = zoomed(m_window, static_cast<double>(span.ns) / static_cast<double>(m_window.span.ns), anchor);
    }
    setWindow(window);
}

void TimelineModel::pan(SimTime by)
{
    setWindow({m_window.from + by, m_window.span});
}

void TimelineModel::fit()
{
    m_isSpanChosen = true;
    const SimTime whole = extent();
    show({SimTime{}, whole + SimTime{whole.ns / 20 + 1}});
    setFollowing(true);
}

void TimelineModel::follow()
{
    setFollowing(true);
    const SimTime position = m_playback.position();
    if (!m_window.contains(position))
        show({position - SimTime{m_window.span.ns / 2}, m_window.span});
}

} // namespace threadway::ui
