// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/series.h"
#include "ui/charts/chart_window.h"
#include "ui/session/playback.h"
#include "ui/session/selection.h"
#include "ui/theme/theme.h"

#include <QColor>
#include <QString>

#include <memory>
#include <span>
#include <vector>

QT_BEGIN_NAMESPACE
class QChart;
QT_END_NAMESPACE

namespace threadway::ui {

/// What charts read. The window is what time axes show; nothing later than the playhead may be drawn.
struct ChartInput {
    const Playback& playback;
    const trace::Series& series;
    const Selection& selection;
    const Theme& theme;
    ChartWindow window;
};

/// One sign of a legend.
struct LegendEntry {
    enum class Sign { Chip, SolidLine, DashedLine };
    QString text;
    QColor color;
    Sign sign = Sign::Chip;
    CoreId core = {}; ///< lights up in all views while pointed at, if valid
    Qt::BrushStyle pattern = Qt::SolidPattern; ///< of what the chip stands for
};

/// One live chart: it fills a QChart that somebody else shows.
class Chart {
public:
    /// Points a line may have at most; more are slow to draw and no easier to read.
    static constexpr std::size_t mostPoints = 300;

    static constexpr int unlimitedHeight = 10'000;

    explicit Chart(QChart& chart) : m_chart(chart) {}
    Chart(const Chart&) = delete;
    Chart& operator=(const Chart&) = delete;
    virtual ~Chart() = default;

    [[nodiscard]] virtual QString title() const = 0;
    /// What the chart is good for, in a sentence or two.
    [[nodiscard]] virtual QString explanation() const = 0;
    [[nodiscard]] virtual std::vector<LegendEntry> legend(const ChartInput& input) const = 0;
    /// What the chart tells just now, for those who hear it instead of seeing it.
    [[nodiscard]] virtual QString summary(const ChartInput& input) const = 0;
    /// Why there is nothing to see yet and what to do about it; empty once there is something.
    [[nodiscard]] virtual QString emptyText(const ChartInput& input) const = 0;
    /// Room in pixels that texts need left of the plot area, if more than a percentage takes.
    [[nodiscard]] virtual double leftMargin(const ChartInput&) const { return 0; }

    /// Height of the plot area in pixels beyond which the chart gains nothing.
    [[nodiscard]] virtual int mostPlotHeight(const ChartInput&) const { return unlimitedHeight; }

    /// Makes the lines and bars anew: the scenario, the colours, the fonts or the language changed.
    virtual void rebuild(const ChartInput& input) = 0;
    /// Shows the instant of the playhead. Must take at most 4 ms.
    virtual void update(const ChartInput& input) = 0;

protected:
    [[nodiscard]] QChart& chart() const { return m_chart; }
    /// Points for each of so many lines, so that all together stay quick to draw.
    [[nodiscard]] static std::size_t pointsFor(std::size_t lines);

private:
    QChart& m_chart;
};

/// What the registry knows of a chart.
struct ChartInfo {
    const char* id;
    std::unique_ptr<Chart> (*make)(QChart& chart);
};

/// Every chart, in the order of their file names.
std::span<const ChartInfo* const> charts();

/// The cores of the machine as chips with their numbers.
std::vector<LegendEntry> coreLegend(const ChartInput& input);

} // namespace threadway::ui
