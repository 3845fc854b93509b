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

constexpr int shownLevels = 2;

/// The hit rate of one core's cache of one level.
struct RateLine {
    CoreId core;
    int level = 1;
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
        return tr("How many of the accesses that reach a core's cache it can serve itself. Solid: L1, dashed: L2. "
                  "A thread that moves to another core begins with cold caches.");
    }
    [[nodiscard]] std::vector<LegendEntry> legend(const ChartInput& input) const override;
    [[nodiscard]] QString summary(const ChartInput& input) const override;
    [[nodiscard]] QString emptyText(const ChartInput& input) const override;
    void rebuild(const ChartInput& input) override;
    void update(const ChartInput& input) override;

private:
    void addLine(const ChartInput& input, CoreId core, int level);
    void emphasize(const ChartInput& input);

    LabelledAxis m_time;
    LabelledAxis m_rate;
    ChartMarker m_marker;
    std::vector<RateLine> m_lines;
    CoreId m_emphasized;
};

int levelsOf(const ChartInput& input)
{
    const auto levels = input.playback.machine().memory.levels.size();
    return std::min(shownLevels, static_cast<int>(levels));
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
    if (levelsOf(input) >= 1)
        entries.push_back({tr("L1"), neutral, LegendEntry::Sign::SolidLine, {}});
    if (levelsOf(input) >= 2)
        entries.push_back({tr("L2"), neutral, LegendEntry::Sign::DashedLine, {}});
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
    for (int i = 0; i < static_cast<int>(input.series.coreCount()); ++i) {
        for (int level = 1; level <= levelsOf(input); ++level)
            addLine(input, CoreId(i), level);
    }
    m_marker.attach(m_time.axis(), m_rate.axis());
    m_emphasized = {};
}

void HitRateChart::addLine(const ChartInput& input, CoreId core, int level)
{
    auto* series = new QLineSeries;
    QColor color = input.theme.coreColor(core);
    if (level > 1)
        color.setAlpha(130); // few accesses come so far: the line says less, and should not cover the others
    QPen pen(color, 1);
    if (level > 1)
        pen.setDashPattern({4, 3});
    series->setPen(pen);
    series->setName(tr("%1 L%2").arg(words::coreShort(core)).arg(level));
    chart().addSeries(series);
    series->attachAxis(m_time.axis());
    series->attachAxis(m_rate.axis());
    m_lines.push_back({core, level, series});
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
        line.series->replace(ratesOf(input.series.cacheHits(line.core, line.level, input.window.from, to, most),
                                     toMs(input.window.from)));
    const auto move = input.series.latestMigration(input.playback.trace(), input.window.from, to);
    if (move && emptyText(input).isEmpty())
        m_marker.show(toMs(move->time), tr("thread moved: cold cache"));
    else
        m_marker.hide();
}

QString HitRateChart::emptyText(const ChartInput& input) const
{
    if (levelsOf(input) == 0)
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
        for (const auto& span : input.series.cacheHits(line.core, line.level, input.window.from, shownEnd(input), 2)) {
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
