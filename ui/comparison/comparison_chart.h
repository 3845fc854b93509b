// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/data_table.h"

#include <QChartView>

QT_BEGIN_NAMESPACE
class QBarCategoryAxis;
class QBarSeries;
class QValueAxis;
QT_END_NAMESPACE

namespace threadway::ui {

class Theme;

/// One number under each scheduler, as bars with their values.
class ComparisonChart : public QChartView {
    Q_OBJECT

public:
    explicit ComparisonChart(const Theme& theme, QWidget* parent = nullptr);

    /// Shows that column of the table, which has a row for each scheduler.
    void showColumn(const formats::DataTable& table, const std::string& column);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void restyle();
    /// Names and numbers as there is room for them.
    void fitWords();

    const Theme& m_theme;
    QBarSeries* m_bars; ///< these three are the chart's
    QBarCategoryAxis* m_names;
    QValueAxis* m_values;
};

} // namespace threadway::ui
