// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Time by kind: what each core spent its time on so far: work, waiting for caches, switches by what they led to, the
// rest of the system's doings. What is left of the full width is idle. The same numbers as in reports.
#include "trace/core_split.h"
#include "ui/charts/chart.h"
#include "ui/charts/labelled_axis.h"
#include "ui/words/words.h"

#include <QBarSet>
#include <QCategoryAxis>
#include <QChart>
#include <QCoreApplication>
#include <QHorizontalStackedBarSeries>

#include <algorithm>
#include <array>
#include <cmath>

namespace threadway::ui {
namespace {

using machine::TimeKind;

constexpr double barWidth = 0.8;
constexpr int barPitch = 26; // pixels
constexpr std::size_t mostCores = 16;

/// What of a core's time one colour stands for.
enum class Part { Work, Stall, Coroutines, Threads, Processes, Other };
constexpr std::size_t parts = 6;
using Shares = std::array<double, parts>; ///< per cent of the time that the core was there

Part partOf(TimeKind kind)
{
    switch (kind) {
    case TimeKind::Work:
        return Part::Work;
    case TimeKind::Stall:
        return Part::Stall;
    case TimeKind::CoroutineSwitch:
        return Part::Coroutines;
    case TimeKind::ThreadSwitch:
        return Part::Threads;
    case TimeKind::ProcessSwitch:
        return Part::Processes;
    case TimeKind::Spin:
    case TimeKind::SystemCall:
    case TimeKind::Create:
    case TimeKind::End:
    case TimeKind::Migrate:
    case TimeKind::Wake:
    case TimeKind::Idle:
    case TimeKind::Offline:
        return Part::Other;
    }
    return Part::Other;
}

class TimeSplitChart final : public Chart {
    Q_DECLARE_TR_FUNCTIONS(TimeSplitChart)

public:
    explicit TimeSplitChart(QChart& chart)
        : Chart(chart), m_share(chart, Qt::AlignBottom), m_names(chart, Qt::AlignLeft)
    {
    }

    [[nodiscard]] QString title() const override { return tr("Time by kind"); }
    [[nodiscard]] QString explanation() const override
    {
        return tr("What each core spent its time on so far: work, stall (waiting for caches), switches to coroutines, "
                  "threads and processes, and the rest of the system's work. What is left is idle.");
    }
    [[nodiscard]] std::vector<LegendEntry> legend(const ChartInput& input) const override;
    [[nodiscard]] QString summary(const ChartInput& input) const override;
    [[nodiscard]] QString emptyText(const ChartInput& input) const override
    {
        return input.playback.position().ns > 0 ? QString()
                                                : tr("Press Play to see what the cores do with their time.");
    }
    [[nodiscard]] int mostPlotHeight(const ChartInput& input) const override
    {
        return barPitch * static_cast<int>(std::min(mostCores, std::max<std::size_t>(1, input.series.coreCount())));
    }
    void rebuild(const ChartInput& input) override;
    void update(const ChartInput& input) override;

private:
    [[nodiscard]] static QBrush brushOf(const Theme& theme, Part part);
    [[nodiscard]] static QString nameOf(Part part);
    [[nodiscard]] static bool isPossible(const ChartInput& input, Part part);
    [[nodiscard]] static Shares sharesOf(const ChartInput& input, CoreId core);

    LabelledAxis m_share;
    LabelledAxis m_names;
    std::array<QBarSet*, parts> m_sets{}; ///< owned by the series
    std::size_t m_cores = 0;
};

/// A colour alone would tell too little: each part has a pattern of its own, too.
QBrush TimeSplitChart::brushOf(const Theme& theme, Part part)
{
    switch (part) {
    case Part::Work:
        return {theme.palette().success};
    case Part::Stall:
        return {theme.palette().junction, Qt::Dense3Pattern};
    case Part::Coroutines:
        return {theme.coreColor(CoreId(0)), Qt::Dense5Pattern};
    case Part::Threads:
        return {theme.coreColor(CoreId(6)), Qt::BDiagPattern};
    case Part::Processes:
        return {theme.coreColor(CoreId(5)), Qt::CrossPattern};
    case Part::Other:
        return {theme.coreColor(CoreId(3)), Qt::Dense4Pattern};
    }
    return {};
}

QString TimeSplitChart::nameOf(Part part)
{
    switch (part) {
    case Part::Work:
        return tr("work");
    case Part::Stall:
        return tr("stall");
    case Part::Coroutines:
        return tr("coroutines", "time of switches to them");
    case Part::Threads:
        return tr("threads", "time of switches to them");
    case Part::Processes:
        return tr("processes", "time of switches to them");
    case Part::Other:
        return tr("other");
    }
    return {};
}

/// Whether the machine can spend time so at all, so that the legend is no longer than need be.
bool TimeSplitChart::isPossible(const ChartInput& input, Part part)
{
    const scenario::MachineSpec machine = input.playback.machine();
    switch (part) {
    case Part::Work:
        return true;
    case Part::Stall:
        return machine.memory.memoryCost.ns > 0 || !machine.memory.levels.empty();
    case Part::Coroutines:
        return machine.costs.coroutineSwitch.ns > 0;
    case Part::Threads:
        return machine.costs.threadSwitch.ns > 0;
    case Part::Processes:
        return machine.costs.processSwitch.ns > 0;
    case Part::Other:
        return machine.holdsCoreDuringIo || machine.costs.systemCall.ns > 0 || machine.costs.wake.ns > 0
               || machine.costs.migration.ns > 0;
    }
    return false;
}

std::vector<LegendEntry> TimeSplitChart::legend(const ChartInput& input) const
{
    std::vector<LegendEntry> entries;
    for (std::size_t i = 0; i < parts; ++i) {
        const auto part = static_cast<Part>(i);
        const QBrush brush = brushOf(input.theme, part);
        if (isPossible(input, part))
            entries.push_back({nameOf(part), brush.color(), LegendEntry::Sign::Chip, {}, brush.style()});
    }
    return entries;
}

Shares TimeSplitChart::sharesOf(const ChartInput& input, CoreId core)
{
    Shares shares{};
    const SimTime now = std::max(input.playback.position(), input.playback.state().time);
    const trace::CoreSplit split = input.playback.state().splitBy(core, now);
    const SimTime there = now - split[static_cast<std::size_t>(TimeKind::Offline)];
    for (std::size_t kind = 0; kind < split.size() && there.ns > 0; ++kind) {
        const auto which = static_cast<TimeKind>(kind);
        if (which != TimeKind::Idle && which != TimeKind::Offline)
            shares[static_cast<std::size_t>(partOf(which))]
                += 100 * static_cast<double>(split[kind].ns) / static_cast<double>(there.ns);
    }
    return shares;
}

void TimeSplitChart::rebuild(const ChartInput& input)
{
    chart().removeAllSeries();
    m_share.invalidate();
    m_names.invalidate();
    m_share.setStyle(input.theme, true);
    m_names.setStyle(input.theme, false);
    m_share.setPercent();
    m_cores = std::min(mostCores, input.series.coreCount());
    auto* series = new QHorizontalStackedBarSeries;
    series->setBarWidth(barWidth);
    for (std::size_t i = 0; i < parts; ++i) {
        m_sets[i] = new QBarSet(nameOf(static_cast<Part>(i)));
        for (std::size_t core = 0; core < m_cores; ++core)
            m_sets[i]->append(0);
        m_sets[i]->setBrush(brushOf(input.theme, static_cast<Part>(i)));
        m_sets[i]->setPen(Qt::NoPen);
        series->append(m_sets[i]);
    }
    chart().addSeries(series);
    series->attachAxis(m_share.axis());
    series->attachAxis(m_names.axis());
    std::vector<AxisLabel> labels;
    for (std::size_t row = 0; row < m_cores; ++row) // the first row is the lowest
        labels.push_back({words::coreShort(CoreId(m_cores - 1 - row)), static_cast<double>(row)});
    m_names.setLabels(-0.5, static_cast<double>(m_cores) - 0.5, labels);
}

void TimeSplitChart::update(const ChartInput& input)
{
    const std::size_t known = input.playback.state().cores.size();
    for (std::size_t row = 0; row < m_cores; ++row) {
        const CoreId core(m_cores - 1 - row);
        const Shares shares = core.index() < known ? sharesOf(input, core) : Shares{};
        for (std::size_t i = 0; i < parts; ++i) {
            // Less than a tenth of a per cent cannot be seen, and every change is drawn anew.
            if (std::abs(m_sets[i]->at(static_cast<int>(row)) - shares[i]) > 0.1)
                m_sets[i]->replace(static_cast<int>(row), shares[i]);
        }
    }
}

QString TimeSplitChart::summary(const ChartInput& input) const
{
    QStringList cores;
    for (std::size_t core = 0; core < std::min(m_cores, input.playback.state().cores.size()); ++core) {
        const Shares shares = sharesOf(input, CoreId(core));
        QStringList said;
        double idle = 100;
        for (std::size_t i = 0; i < parts; ++i) {
            idle -= shares[i];
            if (shares[i] >= 0.05)
                said += tr("%1 %2 %").arg(nameOf(static_cast<Part>(i))).arg(shares[i], 0, 'f', 1);
        }
        said += tr("idle %1 %").arg(std::max(0.0, idle), 0, 'f', 1);
        cores += tr("%1: %2").arg(words::coreName(CoreId(core)), said.join(tr(", ", "between the parts of a list")));
    }
    return cores.join(QLatin1Char('\n'));
}

} // namespace

extern const ChartInfo chart_time_split;
const ChartInfo chart_time_split{
    "time_split",
    [](QChart& chart) -> std::unique_ptr<Chart> { return std::make_unique<TimeSplitChart>(chart); },
};

} // namespace threadway::ui
