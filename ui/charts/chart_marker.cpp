// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_marker.h"

#include <QAbstractAxis>
#include <QBrush>
#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsSimpleTextItem>
#include <QLineSeries>
#include <QPen>

#include <algorithm>

namespace threadway::ui {

ChartMarker::ChartMarker(QChart& chart) : m_chart(chart), m_text(new QGraphicsSimpleTextItem(&chart))
{
    m_text->setZValue(100);
    m_text->hide();
    m_placing = QObject::connect(&chart, &QChart::plotAreaChanged, &chart, [this] { place(); });
}

ChartMarker::~ChartMarker()
{
    QObject::disconnect(m_placing);
}

void ChartMarker::setStyle(const Theme& theme)
{
    m_color = theme.palette().text;
    m_text->setBrush(m_color);
    m_text->setFont(theme.font(0.75));
}

void ChartMarker::attach(QAbstractAxis* x, QAbstractAxis* y)
{
    m_line = new QLineSeries;
    m_line->setPen(QPen(m_color, 1, Qt::DotLine));
    m_chart.addSeries(m_line);
    m_line->attachAxis(x);
    m_line->attachAxis(y);
    m_text->hide();
}

void ChartMarker::show(double x, const QString& text)
{
    if (m_line == nullptr || (m_text->isVisible() && x == m_x && m_words == text))
        return place();
    m_x = x;
    m_words = text;
    m_text->show();
    m_line->replace(QList<QPointF>{{x, 0}, {x, 100}});
    place();
}

void ChartMarker::hide()
{
    m_text->hide();
    if (m_line != nullptr && m_line->count() > 0)
        m_line->clear();
}

void ChartMarker::place()
{
    if (m_line == nullptr || !m_text->isVisible())
        return;
    constexpr double gap = 4;
    const QRectF plot = m_chart.plotArea();
    const double x = m_chart.mapToPosition(QPointF(m_x, 0), m_line).x();
    const bool isRight = plot.right() - x >= x - plot.left();
    const double room = std::max(plot.right() - x, x - plot.left()) - 2 * gap;
    m_text->setText(QFontMetricsF(m_text->font()).elidedText(m_words, Qt::ElideRight, room));
    const QSizeF size = m_text->boundingRect().size();
    m_text->setPos(isRight ? x + gap : x - gap - size.width(), plot.bottom() - size.height() - gap);
}

} // namespace threadway::ui
