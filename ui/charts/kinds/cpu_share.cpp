// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// CPU share: how much of the machine's time the cores spend on work, one on top of the other. Full height means
// that every core is busy; switching counts as idle.
#include "ui/charts/chart.h"
#include "ui/charts/labelled_axis.h"
#include "ui/words/words.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QCoreApplication>
#include <QLineSeries>

#include <algorithm>

namespace threadway::ui {
namespace {

/// Spans of the window over which shares are averages: finer ones would tell slice from slice, as the timeline does.
constexpr std::size_t mostSpans = 64;

class CpuShareChart final : public Chart {
    Q_DECLARE_TR_FUNCTIONS(CpuShareChart)

public:
    explicit CpuShareChart(QChart& chart) : Chart(chart), m_time(chart, Qt::AlignBottom), m_share(chart, Qt::AlignLeft)
    {
    }

    [[nodiscard]] QString title() const override { return tr("CPU share per core"); }
    [[nodiscard]] QString explanation() const override
    {
        return tr("How much of the machine's time the cores spend on threads, one on top of the other. Full height: "
                  "every core is busy.");
    }
    [[nodiscard]] std::vector<LegendEntry> legend(const ChartInput& input) const override { return coreLegend(input); }
    [[nodiscard]] QString emptyText(const ChartInput& input) const override
    {
        return input.playback.position().ns > 0 ? QString() : tr("Press Play to see how busy each core is.");
    }
    [[nodiscard]] QString summary(const ChartInput& input) const override;
    void rebuild(const ChartInput& input) override;
    void update(const ChartInput& input) override;

private:
    LabelledAxis m_time;
    LabelledAxis m_share;
    std::vector<QLineSeries*> m_tops; ///< upper edge of each core's area, owned by the chart
    std::vector<QAreaSeries*> m_areas;
};

void CpuShareChart::rebuild(const ChartInput& input)
{
    chart().removeAllSeries();
    qDeleteAll(m_tops);
    m_tops.clear();
    m_areas.clear();
    m_time.invalidate();
    m_share.invalidate();
    m_time.setStyle(input.theme, true);
    m_share.setStyle(input.theme, true);
    m_share.setPercent();
    const int cores = static_cast<int>(input.series.coreCount());
    for (int i = 0; i < cores; ++i) {
        auto* top = new QLineSeries(&chart());
        auto* area = new QAreaSeries(top, m_tops.empty() ? nullptr : m_tops.back());
        area->setPen(Qt::NoPen);
        area->setBrush(input.theme.coreColor(CoreId(i)));
        area->setName(words::coreShort(CoreId(i)));
        chart().addSeries(area);
        area->attachAxis(m_time.axis());
        area->attachAxis(m_share.axis());
        m_tops.push_back(top);
        m_areas.push_back(area);
    }
}

void CpuShareChart::update(const ChartInput& input)
{
    m_time.setTime(input.window, chart().plotArea().width(), 64);
    const SimTime to = std::min(input.playback.position(), input.window.to);
    const auto cores = static_cast<double>(m_tops.size());
    const std::size_t most = std::min(mostSpans, pointsFor(m_tops.size()) - 2);
    QList<QPointF> line;
    for (std::size_t i = 0; i < m_tops.size(); ++i) {
        const auto shares = input.series.cpuShare(CoreId(i), input.window.from, to, most);
        const bool isFirst = line.isEmpty();
        if (isFirst && !shares.empty()) {
            line.append(QPointF(toMs(input.window.from), 0));
            for (const auto& point : shares)
                line.append(QPointF(std::max(toMs(input.window.from), (toMs(point.from) + toMs(point.to)) / 2), 0));
            line.append(QPointF(toMs(to), 0));
        }
        for (qsizetype p = 0; p < line.size(); ++p) {
            // The first and the last point carry the nearest value to the edges of the window.
            const auto nearest
                = static_cast<std::size_t>(std::clamp<qsizetype>(p - 1, 0, static_cast<qsizetype>(shares.size()) - 1));
            line[p].ry() += 100 * shares[nearest].share / cores;
        }
        m_tops[i]->replace(line);
    }
}

QString CpuShareChart::summary(const ChartInput& input) const
{
    const SimTime to = std::min(input.playback.position(), input.window.to);
    const double span = static_cast<double>(std::max<std::int64_t>(1, (to - input.window.from).ns));
    QStringList parts;
    for (std::size_t i = 0; i < m_tops.size(); ++i) {
        const auto busy = static_cast<double>(input.series.busyTime(CoreId(i), input.window.from, to).ns);
        parts += tr("%1 %2 % busy").arg(words::coreName(CoreId(i))).arg(std::min(100, qRound(100 * busy / span)));
    }
    return parts.join(tr(", ", "between the parts of a list"));
}

} // namespace

extern const ChartInfo chart_cpu_share;
const ChartInfo chart_cpu_share{
    "cpu_share",
    [](QChart& chart) -> std::unique_ptr<Chart> { return std::make_unique<CpuShareChart>(chart); },
};

} // namespace threadway::ui
