// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_window.h"
#include "ui/theme/theme.h"

#include <QString>
#include <Qt>

#include <vector>

QT_BEGIN_NAMESPACE
class QCategoryAxis;
class QChart;
QT_END_NAMESPACE

namespace threadway::ui {

/// A place on an axis and what stands there.
struct AxisLabel {
    QString text;
    double value = 0;
    bool operator==(const AxisLabel&) const = default;
};

/// A chart's axis with texts of our own at values of our own. Time is in milliseconds. Changing a range is costly,
/// so equal settings are ignored.
class LabelledAxis {
public:
    /// The axis belongs to the chart from then on.
    LabelledAxis(QChart& chart, Qt::Alignment side);

    [[nodiscard]] QCategoryAxis* axis() const { return m_axis; }
    void setStyle(const Theme& theme, bool hasGrid);
    void setLabels(double from, double to, const std::vector<AxisLabel>& labels);
    /// 0, 50 and 100 per cent.
    void setPercent();
    /// The window with round instants, about one per `spacing` of `length` pixels.
    void setTime(const ChartWindow& window, double length, double spacing);
    /// Forgets the labels, so that the next setting is carried out even if equal: the language changed.
    void invalidate() { m_labels.clear(); }

private:
    QCategoryAxis* m_axis;
    double m_from = 0;
    double m_to = 0;
    std::vector<AxisLabel> m_labels;
};

/// Milliseconds, as on the axes.
constexpr double toMs(SimTime time)
{
    return static_cast<double>(time.ns) / 1e6;
}

} // namespace threadway::ui
