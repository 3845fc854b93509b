// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Cache hit rate: of the accesses that reach a cache, how many it can serve. A thread that moves to another core
// finds caches there that know nothing of it; the latest such move is marked.
#include "ui/charts/chart.h"
#include "ui/charts/chart_marker.h"
#include "ui/charts/labelled_axis.h"
#include "ui/words/words.h"

#include <QCategoryAxis>
#include <QChart>
#include <QCoreApplication>
#include <QLineSeries>

#include <algorithm>

namespace threadway::ui {
namespace {

/// The hit rate of one core's cache of one level.
struct RateLine {
    CoreId core;
    int place = 1; ///< of the level among those that there are, as series count them
    int level = 1; ///< of its name
    QLineSeries* series = nullptr; ///< owned by the chart
};

class HitRateChart final : public Chart {
    Q_DECLARE_TR_FUNCTIONS(HitRateChart)

public:
    explicit HitRateChart(QChart& chart)
        : Chart(chart), m_time(chart, Qt::AlignBottom), m_rate(chart, Qt::AlignLeft), m_marker(chart)
    {
    }

    [[nodiscard]] QString title() const override { return tr("Cache hit rate"); }
    [[nodiscard]] QString explanation() const override
    {
        return tr("How many of the accesses that reach a core's cache it can serve itself: solid the nearest, dashed "
                  "the next. "
                  "A thread that moves to another core begins with cold caches.");
    }
    [[nodiscard]] std::vector<LegendEntry> legend(const ChartInput& input) const override;
    [[nodiscard]] QString summary(const ChartInput& input) const override;
    [[nodiscard]] QString emptyText(const ChartInput& input) const override;
    void rebuild(const ChartInput& input) override;
    void update(const ChartInput& input) override;

private:
    void addLine(const ChartInput& input, RateLine line);
    void emphasize(const ChartInput& input);

    LabelledAxis m_time;
    LabelledAxis m_rate;
    ChartMarker m_marker;
    std::vector<RateLine> m_lines;
    CoreId m_emphasized;
};

/// The numbers of the first two levels that there are, the nearest first.
std::vector<int> levelsOf(const ChartInput& input)
{
    constexpr std::size_t most = 2;
    const memory::MemorySpec& memory = input.playback.machine().memory;
    std::vector<int> levels;
    for (std::size_t i = 0; i < std::min(most, memory.levels.size()); ++i)
        levels.push_back(memory::levelNumber(memory, i));
    return levels;
}

SimTime shownEnd(const ChartInput& input)
{
    return std::min(input.playback.position(), input.window.to);
}

/// The rate at each span, over it and the few before it: what is asked of a cache comes in bursts, and the rate of a
/// single span jumps between nothing and everything.
QList<QPointF> ratesOf(const std::vector<trace::HitPoint>& spans, double fromMs)
{
    constexpr std::size_t smoothed = 6;
    QList<QPointF> points;
    std::int64_t hits = 0;
    std::int64_t asked = 0;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        hits += spans[i].hits;
        asked += spans[i].hits + spans[i].misses;
        if (i >= smoothed) {
            hits -= spans[i - smoothed].hits;
            asked -= spans[i - smoothed].hits + spans[i - smoothed].misses;
        }
        // Where nothing was asked of the cache there is no rate; the line goes straight on.
        if (spans[i].hits + spans[i].misses == 0)
            continue;
        const double x = std::max(fromMs, toMs(spans[i].to));
        points.append(QPointF(x, 100 * static_cast<double>(hits) / static_cast<double>(asked)));
    }
    return points;
}

std::vector<LegendEntry> HitRateChart::legend(const ChartInput& input) const
{
    std::vector<LegendEntry> entries = coreLegend(input);
    const QColor neutral = input.theme.palette().text;
    const std::vector<int> levels = levelsOf(input);
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const auto sign = i == 0 ? LegendEntry::Sign::SolidLine : LegendEntry::Sign::DashedLine;
        entries.push_back({tr("L%1").arg(levels[i]), neutral, sign, {}});
    }
    return entries;
}

void HitRateChart::rebuild(const ChartInput& input)
{
    chart().removeAllSeries();
    m_lines.clear();
    m_time.invalidate();
    m_rate.invalidate();
    m_time.setStyle(input.theme, true);
    m_rate.setStyle(input.theme, true);
    m_rate.setPercent();
    m_marker.setStyle(input.theme);
    const std::vector<int> levels = levelsOf(input);
    for (int i = 0; i < static_cast<int>(input.series.coreCount()); ++i) {
        for (std::size_t place = 0; place < levels.size(); ++place)
            addLine(input, {CoreId(i), static_cast<int>(place) + 1, levels[place]});
    }
    m_marker.attach(m_time.axis(), m_rate.axis());
    m_emphasized = {};
}

void HitRateChart::addLine(const ChartInput& input, RateLine line)
{
    auto* series = new QLineSeries;
    QColor color = input.theme.coreColor(line.core);
    if (line.place > 1)
        color.setAlpha(130); // few accesses come so far: the line says less, and should not cover the others
    QPen pen(color, 1);
    if (line.place > 1)
        pen.setDashPattern({4, 3});
    series->setPen(pen);
    series->setName(tr("%1 L%2").arg(words::coreShort(line.core)).arg(line.level));
    chart().addSeries(series);
    series->attachAxis(m_time.axis());
    series->attachAxis(m_rate.axis());
    line.series = series;
    m_lines.push_back(line);
}

/// The other cores' lines step back while one core is pointed at.
void HitRateChart::emphasize(const ChartInput& input)
{
    const CoreId core = input.selection.hoveredCore();
    if (core == m_emphasized)
        return;
    m_emphasized = core;
    for (const RateLine& line : m_lines)
        line.series->setOpacity(!core.isValid() || line.core == core ? 1.0 : 0.2);
}

void HitRateChart::update(const ChartInput& input)
{
    m_time.setTime(input.window, chart().plotArea().width(), 64);
    emphasize(input);
    const SimTime to = shownEnd(input);
    // Points closer than three pixels only make dashes unreadable.
    const auto fitting = static_cast<std::size_t>(std::max(16.0, chart().plotArea().width() / 3));
    const std::size_t most = std::min(pointsFor(m_lines.size()), fitting);
    for (const RateLine& line : m_lines)
        line.series->replace(ratesOf(input.series.cacheHits(line.core, line.place, input.window.from, to, most),
                                     toMs(input.window.from)));
    const auto move = input.series.latestMigration(input.playback.trace(), input.window.from, to);
    if (move && emptyText(input).isEmpty())
        m_marker.show(toMs(move->time), tr("thread moved: cold cache"));
    else
        m_marker.hide();
}

QString HitRateChart::emptyText(const ChartInput& input) const
{
    if (levelsOf(input).empty())
        return tr("This machine has no caches.");
    if (input.playback.position().ns <= 0)
        return tr("Press Play to see how well the caches serve each core.");
    const bool isAny
        = std::any_of(m_lines.begin(), m_lines.end(), [](const RateLine& line) { return line.series->count() > 0; });
    return isAny ? QString() : tr("No thread has used memory in this stretch.");
}

QString HitRateChart::summary(const ChartInput& input) const
{
    QStringList parts;
    for (const RateLine& line : m_lines) {
        std::int64_t hits = 0;
        std::int64_t asked = 0;
        for (const auto& span : input.series.cacheHits(line.core, line.place, input.window.from, shownEnd(input), 2)) {
            hits += span.hits;
            asked += span.hits + span.misses;
        }
        if (asked > 0)
            parts += tr("%1 L%2 %3 % hits").arg(words::coreName(line.core)).arg(line.level).arg(100 * hits / asked);
    }
    return parts.join(tr(", ", "between the parts of a list"));
}

} // namespace

extern const ChartInfo chart_hit_rate;
const ChartInfo chart_hit_rate{
    "hit_rate",
    [](QChart& chart) -> std::unique_ptr<Chart> { return std::make_unique<HitRateChart>(chart); },
};

} // namespace threadway::ui
