// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// CPU time per thread: what each thread got of the cores so far. Where there is no room for all, those that got
// most are shown, and the rest together.
#include "ui/charts/chart.h"
#include "ui/charts/labelled_axis.h"
#include "ui/words/words.h"

#include <QBarSet>
#include <QCategoryAxis>
#include <QChart>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QHorizontalBarSeries>

#include <algorithm>

namespace threadway::ui {
namespace {

constexpr std::size_t mostBars = 16;
constexpr double barPitch = 17; ///< pixels that a bar with its name needs at least
constexpr double longestName = 88; ///< pixels
constexpr double barWidth = 0.96;

/// What a bar shows: a thread, or all others if invalid.
struct Bar {
    ThreadId thread;
    QBarSet* set = nullptr; ///< owned by the series
};

class RunTimeChart final : public Chart {
    Q_DECLARE_TR_FUNCTIONS(RunTimeChart)

public:
    explicit RunTimeChart(QChart& chart) : Chart(chart), m_time(chart, Qt::AlignBottom), m_names(chart, Qt::AlignLeft)
    {
    }

    [[nodiscard]] QString title() const override { return tr("CPU time per thread"); }
    [[nodiscard]] QString explanation() const override
    {
        return tr("The CPU time that each thread has had so far: the sum of its time slices.");
    }
    [[nodiscard]] std::vector<LegendEntry> legend(const ChartInput&) const override { return {}; }
    [[nodiscard]] QString emptyText(const ChartInput& input) const override
    {
        const bool hasBegun = input.playback.position().ns > 0;
        return hasBegun ? QString() : tr("Press Play to see how much CPU time each thread gets.");
    }
    [[nodiscard]] double leftMargin(const ChartInput& input) const override;
    [[nodiscard]] int mostPlotHeight(const ChartInput& input) const override;
    [[nodiscard]] QString summary(const ChartInput& input) const override;
    void rebuild(const ChartInput& input) override;
    void update(const ChartInput& input) override;

private:
    [[nodiscard]] std::vector<ThreadId> chooseThreads(const ChartInput& input) const;
    void makeBars(const ChartInput& input, const std::vector<ThreadId>& threads);
    void nameBars(const ChartInput& input);

    LabelledAxis m_time;
    LabelledAxis m_names;
    QHorizontalBarSeries* m_series = nullptr; ///< owned by the chart
    std::vector<Bar> m_bars; ///< from the top
    std::vector<ThreadId> m_shown;
};

SimTime ran(const ChartInput& input, ThreadId thread)
{
    return input.playback.state().ranBy(thread, input.playback.position());
}

/// Whether somebody has made the thread.
bool isThere(const ChartInput& input, std::size_t thread)
{
    const auto& threads = input.playback.state().threads;
    return thread >= threads.size() || !threads[thread].isUnused;
}

std::size_t threadCount(const ChartInput& input)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < input.playback.blueprint()->threads.size(); ++i)
        if (isThere(input, i))
            ++count;
    return count;
}

QString fullName(const ChartInput& input, ThreadId thread)
{
    return QString::fromStdString(input.playback.blueprint()->thread(thread).path);
}

QString elidedName(const ChartInput& input, ThreadId thread)
{
    const QFontMetricsF metrics(input.theme.font(0.75));
    return metrics.elidedText(fullName(input, thread), Qt::ElideMiddle, longestName);
}

double RunTimeChart::leftMargin(const ChartInput& input) const
{
    const QFontMetricsF metrics(input.theme.font(0.75));
    double width = metrics.horizontalAdvance(tr("others"));
    const std::size_t threads = input.playback.blueprint()->threads.size();
    for (std::size_t i = 0; i < std::min<std::size_t>(threads, 4 * mostBars); ++i)
        width = std::max(width, metrics.horizontalAdvance(elidedName(input, ThreadId(i))));
    return width + 14;
}

int RunTimeChart::mostPlotHeight(const ChartInput& input) const
{
    constexpr int widestBar = 22; // pixels
    return widestBar * static_cast<int>(std::min(mostBars, input.playback.blueprint()->threads.size()));
}

/// All threads if there is room, else those that ran longest; always in the order of the scenario.
std::vector<ThreadId> RunTimeChart::chooseThreads(const ChartInput& input) const
{
    const double room = chart().plotArea().height() / barPitch;
    const auto most = static_cast<std::size_t>(std::clamp(room, 2.0, static_cast<double>(mostBars)));
    std::vector<std::pair<SimTime, ThreadId>> order;
    for (std::size_t i = 0; i < input.playback.blueprint()->threads.size(); ++i) {
        if (isThere(input, i))
            order.emplace_back(SimTime{-ran(input, ThreadId(i)).ns}, ThreadId(i));
    }
    if (order.size() > most) {
        std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(most - 1), order.end());
        order.resize(most - 1);
    }
    std::vector<ThreadId> threads;
    for (const auto& [time, thread] : order)
        threads.push_back(thread);
    std::sort(threads.begin(), threads.end());
    return threads;
}

void RunTimeChart::rebuild(const ChartInput& input)
{
    chart().removeAllSeries();
    m_bars.clear();
    m_shown.clear();
    m_time.invalidate();
    m_names.invalidate();
    m_time.setStyle(input.theme, true);
    m_names.setStyle(input.theme, false);
    m_series = new QHorizontalBarSeries;
    m_series->setBarWidth(barWidth);
    chart().addSeries(m_series);
    m_series->attachAxis(m_time.axis());
    m_series->attachAxis(m_names.axis());
}

void RunTimeChart::makeBars(const ChartInput& input, const std::vector<ThreadId>& threads)
{
    m_shown = threads;
    m_series->clear();
    m_bars.clear();
    for (const ThreadId thread : threads)
        m_bars.push_back({thread, nullptr});
    if (threads.size() < threadCount(input))
        m_bars.push_back({});
    QList<QBarSet*> sets;
    for (Bar& bar : m_bars) {
        bar.set = new QBarSet(bar.thread.isValid() ? elidedName(input, bar.thread) : tr("others"));
        bar.set->append(0);
        const bool isThread = bar.thread.isValid();
        bar.set->setColor(isThread ? input.theme.threadColor(bar.thread) : input.theme.palette().textDim);
        bar.set->setPen(QPen(input.theme.palette().window, 2));
        sets.prepend(bar.set); // the first set of a horizontal series is drawn lowest
    }
    m_series->append(sets);
    nameBars(input);
}

void RunTimeChart::nameBars(const ChartInput& input)
{
    std::vector<AxisLabel> labels;
    const auto count = static_cast<double>(m_bars.size());
    for (std::size_t i = m_bars.size(); i > 0; --i) {
        const Bar& bar = m_bars[i - 1];
        QString text = bar.thread.isValid() ? elidedName(input, bar.thread) : tr("others");
        const auto isSame = [&](const AxisLabel& label) { return label.text == text; };
        if (std::any_of(labels.begin(), labels.end(), isSame))
            text = tr("#%1", "a thread by its number").arg(bar.thread.value + 1);
        const auto fromBelow = static_cast<double>(m_bars.size() - i);
        labels.push_back({text, barWidth * ((fromBelow + 0.5) / count - 0.5)});
    }
    m_names.setLabels(-0.5, 0.5, labels);
}

void RunTimeChart::update(const ChartInput& input)
{
    if (m_series == nullptr)
        return;
    const std::vector<ThreadId> threads = chooseThreads(input);
    if (threads != m_shown)
        makeBars(input, threads);
    // Not so fine a scale in the first moments that every bar fills it at once.
    SimTime longest{(input.window.to - input.window.from).ns / 4};
    SimTime others;
    for (std::size_t i = 0; i < input.playback.blueprint()->threads.size(); ++i) {
        if (!std::binary_search(threads.begin(), threads.end(), ThreadId(i)))
            others += ran(input, ThreadId(i));
    }
    for (const Bar& bar : m_bars) {
        const SimTime time = bar.thread.isValid() ? ran(input, bar.thread) : others;
        longest = std::max(longest, time);
        if (bar.set->at(0) != toMs(time))
            bar.set->replace(0, toMs(time));
    }
    m_time.setTime({{}, roundSpanUp(longest)}, chart().plotArea().width(), 64);
}

QString RunTimeChart::summary(const ChartInput& input) const
{
    QStringList parts;
    for (const Bar& bar : m_bars) {
        const SimTime time{bar.thread.isValid() ? ran(input, bar.thread).ns : qRound64(bar.set->at(0) * 1e6)};
        const QString name = bar.thread.isValid() ? fullName(input, bar.thread) : tr("others");
        parts += tr("%1 %2", "a thread and its CPU time").arg(name, words::time(time));
    }
    return parts.join(tr(", ", "between the parts of a list"));
}

} // namespace

extern const ChartInfo chart_run_time;
const ChartInfo chart_run_time{
    "run_time",
    [](QChart& chart) -> std::unique_ptr<Chart> { return std::make_unique<RunTimeChart>(chart); },
};

} // namespace threadway::ui
