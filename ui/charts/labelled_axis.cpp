// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/labelled_axis.h"

#include "ui/words/words.h"

#include <QCategoryAxis>
#include <QChart>
#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace threadway::ui {
namespace {

bool isSame(double a, double b)
{
    return std::abs(a - b) < 1e-12;
}

} // namespace

LabelledAxis::LabelledAxis(QChart& chart, Qt::Alignment side) : m_axis(new QCategoryAxis(&chart))
{
    m_axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_axis->setLineVisible(false);
    m_axis->setTruncateLabels(false);
    chart.addAxis(m_axis, side);
}

void LabelledAxis::setStyle(const Theme& theme, bool hasGrid)
{
    m_axis->setGridLineVisible(hasGrid);
    m_axis->setGridLinePen(QPen(theme.palette().chartGrid, 1));
    m_axis->setLabelsColor(theme.palette().textDim);
    m_axis->setLabelsFont(theme.font(0.75));
}

void LabelledAxis::setLabels(double from, double to, const std::vector<AxisLabel>& labels)
{
    if (isSame(from, m_from) && isSame(to, m_to) && labels == m_labels)
        return;
    m_from = from;
    m_to = to;
    m_labels = labels;
    for (const QString& old : m_axis->categoriesLabels())
        m_axis->remove(old);
    // A label stands at the end of its category, so the first category must begin before it.
    m_axis->setStartValue(from - (to - from));
    for (const AxisLabel& label : labels)
        m_axis->append(label.text, label.value);
    m_axis->setRange(from, to);
}

void LabelledAxis::setPercent()
{
    std::vector<AxisLabel> labels;
    for (const int percent : {0, 50, 100}) {
        const QString text = QCoreApplication::translate("LabelledAxis", "%1 %").arg(percent);
        labels.push_back({text, static_cast<double>(percent)});
    }
    setLabels(0, 100, labels);
}

void LabelledAxis::setTime(const ChartWindow& window, double length, double spacing)
{
    const auto ticks = std::clamp(static_cast<std::int64_t>(length / spacing), std::int64_t{1}, std::int64_t{10});
    const SimTime step = roundSpanUp(SimTime{std::max<std::int64_t>(1, (window.to - window.from).ns / ticks)});
    std::vector<AxisLabel> labels;
    const std::int64_t first = (window.from.ns + step.ns - 1) / step.ns * step.ns;
    for (SimTime at{first}; at <= window.to; at += step)
        labels.push_back({words::time(at), toMs(at)});
    setLabels(toMs(window.from), toMs(window.to), labels);
}

} // namespace threadway::ui
