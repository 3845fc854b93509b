// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/comparison_chart.h"

#include "ui/tables/table_words.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QGraphicsLayout>
#include <QValueAxis>

#include <algorithm>

namespace threadway::ui {
namespace {

/// The cell as a number in the unit that the axis counts in: milliseconds, percent, a second, or as it is.
double shownValue(const formats::TableCell& cell, formats::Unit unit)
{
    double value = 0;
    if (const auto* count = std::get_if<std::int64_t>(&cell))
        value = static_cast<double>(*count);
    else if (const auto* fraction = std::get_if<base::Fraction>(&cell))
        value = fraction->value();
    switch (unit) {
    case formats::Unit::Time:
        return value * 1e-6;
    case formats::Unit::Percent:
        return value * 100;
    case formats::Unit::PerSecond:
        return value * 1e9;
    case formats::Unit::None:
        return value;
    }
    return value;
}

/// Bars that have less room than this each have neither name nor number: the table has both, in the same order.
constexpr int leastForWords = 44;

QString unitWord(formats::Unit unit)
{
    switch (unit) {
    case formats::Unit::Time:
        return ComparisonChart::tr("ms");
    case formats::Unit::Percent:
        return QStringLiteral("%");
    case formats::Unit::PerSecond:
        return ComparisonChart::tr("per second");
    case formats::Unit::None:
        return {};
    }
    return {};
}

/// "RR" of "rr:slice=2ms": the bars have room for no more.
QString shortPolicy(const formats::TableCell& cell)
{
    const auto* text = std::get_if<std::string>(&cell);
    return text == nullptr ? QString() : QString::fromStdString(text->substr(0, text->find(':'))).toUpper();
}

} // namespace

ComparisonChart::ComparisonChart(const Theme& theme, QWidget* parent)
    : QChartView(new QChart, parent),
      m_theme(theme),
      m_bars(new QBarSeries),
      m_names(new QBarCategoryAxis),
      m_values(new QValueAxis)
{
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->addSeries(m_bars);
    chart()->addAxis(m_names, Qt::AlignBottom);
    chart()->addAxis(m_values, Qt::AlignLeft);
    m_bars->attachAxis(m_names);
    m_bars->attachAxis(m_values);
    m_bars->setBarWidth(0.6);
    m_bars->setLabelsPosition(QAbstractBarSeries::LabelsOutsideEnd);
    m_bars->setLabelsPrecision(3);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setFocusPolicy(Qt::NoFocus);
    setMinimumSize(180, 110);
    connect(&theme, &Theme::changed, this, &ComparisonChart::restyle);
    restyle();
}

void ComparisonChart::showColumn(const formats::DataTable& table, const std::string& column)
{
    const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                    [&column](const formats::TableColumn& c) { return c.id == column; });
    m_bars->clear();
    m_names->clear();
    if (found == table.columns.end() || table.rows.empty())
        return;
    const auto place = static_cast<std::size_t>(found - table.columns.begin());
    auto* set = new QBarSet(table_words::heading(column));
    double most = 0;
    QStringList names;
    QStringList summary;
    for (const auto& row : table.rows) {
        const double value = shownValue(row[place], found->unit);
        set->append(value);
        most = std::max(most, value);
        // Names must differ, or the axis would drop one: only the first may be the scheduler of now.
        QString name = shortPolicy(row.front());
        if (names.isEmpty())
            name = tr("%1, now").arg(name);
        if (names.contains(name))
            name += QLatin1Char('*');
        names += name;
        summary += tr("%1: %2").arg(name, table_words::cell(*found, row[place]));
    }
    m_bars->append(set);
    m_names->append(names);
    m_values->setRange(0, most > 0 ? most * 1.18 : 1);
    m_values->setTitleText(unitWord(found->unit));
    setAccessibleName(table_words::heading(column));
    setAccessibleDescription(summary.join(QStringLiteral(", ")));
    restyle();
    fitWords();
}

void ComparisonChart::fitWords()
{
    const int count = std::max(1, static_cast<int>(m_names->count()));
    const bool isCrowded = width() < count * leastForWords;
    m_names->setLabelsVisible(!isCrowded);
    m_bars->setLabelsVisible(!isCrowded);
}

void ComparisonChart::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    fitWords();
}

void ComparisonChart::restyle()
{
    const Palette& palette = m_theme.palette();
    setBackgroundBrush(palette.panel);
    for (QBarSet* set : m_bars->barSets()) {
        set->setColor(palette.accent);
        set->setBorderColor(palette.accent);
        set->setLabelColor(palette.text);
        set->setLabelFont(m_theme.font(0.8));
    }
    for (QAbstractAxis* axis : {static_cast<QAbstractAxis*>(m_names), static_cast<QAbstractAxis*>(m_values)}) {
        axis->setLabelsBrush(palette.textDim);
        axis->setLabelsFont(m_theme.font(0.75));
        axis->setTitleBrush(palette.textDim);
        axis->setTitleFont(m_theme.font(0.75));
        axis->setLinePenColor(palette.border);
        axis->setGridLineColor(palette.chartGrid);
    }
    m_names->setGridLineVisible(false);
    m_values->setTickCount(3);
    m_values->setLabelFormat(QStringLiteral("%.3g"));
}

} // namespace threadway::ui
