// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_card.h"

#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QGraphicsRectItem>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace threadway::ui {
namespace {

constexpr int margin = 6;
constexpr int rowHeight = 18;
constexpr int legendPitch = 16; ///< from one row of the legend to the next
constexpr int ring = 2; ///< room for the focus ring
constexpr double entryGap = 4;
constexpr double chipPadding = 4;
constexpr double lineSample = 16;
constexpr double patternSample = 10;
constexpr double percentRoom = 38;
constexpr double axisRoom = 18;
constexpr double plotTop = 8; ///< half a label of the highest tick
constexpr double rightRoom = 20; ///< half a label of the last tick

QChart* makeChart()
{
    auto* chart = new QChart;
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->legend()->hide();
    chart->setAnimationOptions(QChart::NoAnimation);
    return chart;
}

} // namespace

ChartCard::ChartCard(const ChartInfo& info, QWidget* parent)
    : QWidget(parent),
      m_view(new QChartView(makeChart(), this)),
      m_empty(new QLabel(this)),
      m_ground(new QGraphicsRectItem(m_view->chart())),
      m_chart(info.make(*m_view->chart()))
{
    setObjectName(QLatin1String(info.id));
    setMinimumSize(150, 120);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_view->setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_ground->setPen(Qt::NoPen);
    m_ground->setZValue(-0.5);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setAutoFillBackground(true);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_empty->hide();
}

ChartCard::~ChartCard() = default;

void ChartCard::rebuild(const ChartInput& input)
{
    const Palette& palette = input.theme.palette();
    m_titleFont = input.theme.font(0.85, QFont::DemiBold);
    m_legendFont = input.theme.font(0.75);
    m_titleColor = palette.textDim;
    m_focusColor = palette.accent;
    m_view->setBackgroundBrush(palette.panel);
    m_ground->setBrush(palette.window);
    QPalette label = m_empty->palette();
    label.setColor(QPalette::WindowText, palette.textDim);
    label.setColor(QPalette::Window, palette.window);
    m_empty->setPalette(label);
    m_empty->setFont(input.theme.font(0.85));
    m_entries = m_chart->legend(input);
    m_leftMargin = std::max(percentRoom, m_chart->leftMargin(input));
    setAccessibleName(m_chart->title());
    setToolTip(m_chart->explanation());
    m_mostPlotHeight = m_chart->mostPlotHeight(input);
    limitHeight();
    m_chart->rebuild(input);
    layOut();
    update();
}

void ChartCard::setStacked(bool isStacked)
{
    m_isStacked = isStacked;
    limitHeight();
}

void ChartCard::limitHeight()
{
    const int needed = m_mostPlotHeight + rowHeight + qRound(axisRoom + plotTop) + 2 * ring;
    setMaximumHeight(m_isStacked ? std::max(minimumHeight(), needed) : QWIDGETSIZE_MAX);
}

void ChartCard::showNow(const ChartInput& input)
{
    m_chart->update(input);
    const QString nothing = m_chart->emptyText(input);
    if (nothing != m_empty->text()) {
        m_empty->setText(nothing);
        placeEmptyText();
    }
    m_empty->setVisible(!nothing.isEmpty());
    const QString summary = nothing.isEmpty() ? m_chart->summary(input) : nothing;
    if (summary != accessibleDescription())
        setAccessibleDescription(summary);
}

double ChartCard::widthOf(const LegendEntry& entry) const
{
    const double text = QFontMetricsF(m_legendFont).horizontalAdvance(entry.text);
    const double sample = entry.pattern == Qt::SolidPattern ? 0 : patternSample;
    return std::ceil(text
                     + (entry.sign == LegendEntry::Sign::Chip ? 2 * chipPadding + sample : lineSample + chipPadding));
}

/// The legend stands beside the title if there is room, else below it, in as many rows as it takes.
void ChartCard::layOut()
{
    const QRectF row(margin, 2, width() - 2 * margin, rowHeight);
    double legendWidth = 0;
    for (const LegendEntry& entry : m_entries)
        legendWidth += widthOf(entry) + entryGap;
    const double titleWidth = QFontMetricsF(m_titleFont).horizontalAdvance(m_chart->title());
    const bool isBeside = m_entries.empty() || titleWidth + legendWidth + margin <= row.width();
    m_titlePlace = isBeside ? row.adjusted(0, 0, -legendWidth, 0) : row;
    const double left = isBeside ? row.right() - legendWidth + entryGap : row.left();
    const double bottom = layOutLegend({left, isBeside ? row.top() : row.bottom() - 2}, row);
    const int top = isBeside ? rowHeight + 2 : qRound(bottom) + 2;
    m_view->setGeometry(ring, top, std::max(1, width() - 2 * ring), std::max(1, height() - top - ring));
    const double plotWidth = std::max(10.0, width() - m_leftMargin - rightRoom);
    const double most = std::min<double>(m_mostPlotHeight, m_view->height() - axisRoom - plotTop);
    const double plotHeight = std::max(10.0, most);
    const QRectF plot(m_leftMargin - ring, plotTop, plotWidth, plotHeight);
    m_view->chart()->setPlotArea(plot);
    m_ground->setRect(plot);
    m_plotPlace = plot.translated(m_view->pos()).toRect();
    placeEmptyText();
}

/// The words stand on a ground of their own, so that no grid line crosses them.
void ChartCard::placeEmptyText()
{
    const int widest = std::max(1, m_plotPlace.width() - 8);
    const QSize hint(std::min(widest, m_empty->fontMetrics().horizontalAdvance(m_empty->text()) + 12), 0);
    // Where the plot is low the words may cover what is around it, too.
    const QRect room(0, 2 * rowHeight, width(), std::max(1, height() - 2 * rowHeight - ring));
    const int wanted = std::min(room.height(), m_empty->heightForWidth(hint.width()) + 4);
    QRect place(0, 0, hint.width(), std::max(1, wanted));
    place.moveCenter(m_plotPlace.center());
    place.moveTop(std::clamp(place.top(), room.top(), std::max(room.top(), room.bottom() - place.height())));
    m_empty->setGeometry(place);
}

/// From the corner on, in rows of the width of the first one. Returns where the last one ends.
double ChartCard::layOutLegend(QPointF corner, const QRectF& firstRow)
{
    m_placed.clear();
    QPointF at = corner;
    for (const LegendEntry& entry : m_entries) {
        const double entryWidth = std::min(widthOf(entry), firstRow.width());
        if (at.x() + entryWidth > firstRow.right() + 0.5 && at.x() > firstRow.left())
            at = {firstRow.left(), at.y() + legendPitch};
        if (at.y() + rowHeight > height() / 2.0 && at.y() > firstRow.bottom()) // the chart matters more
            break;
        m_placed.push_back({entry, QRectF(at.x(), at.y() + 2, entryWidth, rowHeight - 4)});
        at.rx() += entryWidth + entryGap;
    }
    return at.y() + rowHeight - 2;
}

void ChartCard::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void ChartCard::paintEntry(QPainter& painter, const PlacedEntry& placed) const
{
    const LegendEntry& entry = placed.entry;
    if (entry.sign == LegendEntry::Sign::Chip) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(entry.color);
        painter.drawRoundedRect(placed.place, 3, 3);
        QRectF words = placed.place;
        if (entry.pattern != Qt::SolidPattern) {
            const QRectF sample(placed.place.left() + 2, placed.place.top() + 2, patternSample,
                                placed.place.height() - 4);
            painter.fillRect(sample, m_ground->brush());
            painter.fillRect(sample, QBrush(entry.color, entry.pattern));
            words.setLeft(sample.right());
        }
        painter.setPen(Theme::textOn(entry.color));
        painter.drawText(words, Qt::AlignCenter, entry.text);
        return;
    }
    QPen pen(entry.color, 1);
    if (entry.sign == LegendEntry::Sign::DashedLine)
        pen.setDashPattern({4, 3});
    painter.setPen(pen);
    const double y = std::floor(placed.place.center().y()) + 0.5;
    painter.drawLine(QPointF(placed.place.left(), y), QPointF(placed.place.left() + lineSample, y));
    painter.setPen(m_titleColor);
    painter.drawText(placed.place, Qt::AlignRight | Qt::AlignVCenter, entry.text);
}

void ChartCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_view->backgroundBrush());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_titleFont);
    painter.setPen(m_titleColor);
    const QString title = QFontMetricsF(m_titleFont).elidedText(m_chart->title(), Qt::ElideRight, m_titlePlace.width());
    painter.drawText(m_titlePlace, Qt::AlignLeft | Qt::AlignVCenter, title);
    painter.setFont(m_legendFont);
    for (const PlacedEntry& placed : m_placed)
        paintEntry(painter, placed);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_focusColor, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

void ChartCard::mouseMoveEvent(QMouseEvent* event)
{
    const auto hit = std::find_if(m_placed.begin(), m_placed.end(),
                                  [&](const PlacedEntry& placed) { return placed.place.contains(event->position()); });
    Q_EMIT corePointedAt(hit != m_placed.end() ? hit->entry.core : CoreId());
    QWidget::mouseMoveEvent(event);
}

void ChartCard::leaveEvent(QEvent* event)
{
    Q_EMIT corePointedAt(CoreId());
    QWidget::leaveEvent(event);
}

} // namespace threadway::ui
