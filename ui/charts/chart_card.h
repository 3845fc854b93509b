// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart.h"

#include <QFont>
#include <QWidget>

#include <vector>

QT_BEGIN_NAMESPACE
class QChartView;
class QGraphicsRectItem;
class QLabel;
QT_END_NAMESPACE

namespace threadway::ui {

/// One chart with its title and legend above it, and a few words in its place while there is nothing to show.
class ChartCard : public QWidget {
    Q_OBJECT

public:
    explicit ChartCard(const ChartInfo& info, QWidget* parent = nullptr);
    ~ChartCard() override;

    /// Takes the scenario, colours, fonts and language anew.
    void rebuild(const ChartInput& input);
    /// Shows the instant of the playhead.
    void showNow(const ChartInput& input);
    /// Whether other cards stand above and below it: it then takes no more height than its chart can use, while
    /// beside others it is as high as they are.
    void setStacked(bool isStacked);
    /// A sign of the legend where it is laid out.
    struct PlacedEntry {
        LegendEntry entry;
        QRectF place;
    };
    [[nodiscard]] const std::vector<PlacedEntry>& legend() const { return m_placed; }

Q_SIGNALS:
    /// The pointer is on the sign of that core in the legend, or no longer on any.
    void corePointedAt(threadway::CoreId core);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void layOut();
    void limitHeight();
    void placeEmptyText();
    double layOutLegend(QPointF corner, const QRectF& firstRow);
    void paintEntry(QPainter& painter, const PlacedEntry& placed) const;
    [[nodiscard]] double widthOf(const LegendEntry& entry) const;

    QChartView* m_view;
    QLabel* m_empty;
    /// Behind the plot. QChart's own background of the plot area is not drawn where the plot area is given.
    QGraphicsRectItem* m_ground;
    std::unique_ptr<Chart> m_chart;
    std::vector<LegendEntry> m_entries;
    std::vector<PlacedEntry> m_placed;
    QRectF m_titlePlace;
    QRect m_plotPlace;
    QFont m_titleFont;
    QFont m_legendFont;
    QColor m_titleColor;
    QColor m_focusColor;
    double m_leftMargin = 0;
    int m_mostPlotHeight = 0;
    bool m_isStacked = true;
};

} // namespace threadway::ui
