// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QMetaObject>
#include <QString>

QT_BEGIN_NAMESPACE
class QAbstractAxis;
class QChart;
class QGraphicsSimpleTextItem;
class QLineSeries;
QT_END_NAMESPACE

namespace threadway::ui {

/// A dotted vertical line in a chart with a few words at its foot: something happened at that instant.
class ChartMarker {
public:
    /// The chart owns what is drawn; the marker must not outlive it.
    explicit ChartMarker(QChart& chart);
    ~ChartMarker();
    ChartMarker(const ChartMarker&) = delete;
    ChartMarker& operator=(const ChartMarker&) = delete;

    void setStyle(const Theme& theme);
    /// Makes the line anew, after the chart's series were removed. The axis of the line's height goes from 0 to 100.
    void attach(QAbstractAxis* x, QAbstractAxis* y);
    void show(double x, const QString& text);
    void hide();

private:
    void place();

    QChart& m_chart;
    QLineSeries* m_line = nullptr;
    QGraphicsSimpleTextItem* m_text;
    QMetaObject::Connection m_placing;
    QColor m_color;
    QString m_words; ///< in full
    double m_x = 0;
};

} // namespace threadway::ui
