// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_canvas.h"

#include "ui/timeline/slice_painter.h"
#include "ui/timeline/timeline_words.h"
#include "ui/words/words.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace threadway::ui {
namespace {

using trace::RowKind;

constexpr int stripHeight = 26; // words above, signs below
constexpr int axisHeight = 20;
constexpr int rightMargin = 10;
constexpr int lowestPitch = 17;
constexpr int highestPitch = 32;
constexpr int highestRow = 26;
constexpr double keyZoom = 1.5;
constexpr int markReach = 6;

} // namespace

TimelineCanvas::TimelineCanvas(TimelineModel& model, Selection& selection, const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_selection(selection),
      m_theme(theme),
      m_scrollBar(new QScrollBar(Qt::Vertical, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&model, &TimelineModel::windowChanged, this, &TimelineCanvas::invalidate);
    connect(&model, &TimelineModel::dataChanged, this, [this] {
        m_shown = m_model.shownRows(m_kind);
        layoutScrollBar();
        invalidate();
    });
    connect(&model.playback(), &Playback::positionChanged, this, qOverload<>(&QWidget::update));
    connect(&selection, &Selection::changed, this, &TimelineCanvas::invalidate);
    connect(&theme, &Theme::changed, this, &TimelineCanvas::invalidate);
    connect(m_scrollBar, &QScrollBar::valueChanged, this, &TimelineCanvas::invalidate);
    m_shown = m_model.shownRows(m_kind);
    layoutScrollBar();
    retranslate();
}

void TimelineCanvas::retranslate()
{
    setAccessibleName(tr("Timeline of CPU time slices"));
    setAccessibleDescription(tr("Left and Right step, Home and End go to the start and the end, plus and minus zoom, "
                                "0 shows the whole run."));
    invalidate();
}

void TimelineCanvas::setRowKind(RowKind kind)
{
    m_kind = kind;
    m_shown = m_model.shownRows(m_kind);
    layoutScrollBar();
    invalidate();
}

void TimelineCanvas::invalidate()
{
    m_isStale = true;
    update();
}

int TimelineCanvas::gutter() const
{
    if (m_kind == RowKind::Cores)
        return 48;
    const QFontMetrics metrics(m_theme.font(0.9));
    int widest = 40;
    for (const auto& thread : m_model.playback().blueprint()->threads)
        widest = std::max(widest, metrics.horizontalAdvance(QString::fromStdString(thread.path)));
    return std::min({widest + 26, 150, width() / 3});
}

TimeScale TimelineCanvas::scale() const
{
    const int left = gutter();
    const int bar = m_scrollBar->isHidden() ? 0 : m_scrollBar->width();
    return {m_model.window(), left, std::max(1, width() - left - rightMargin - bar)};
}

int TimelineCanvas::pitch() const
{
    const auto count = std::max(1, static_cast<int>(rowCount()));
    return std::clamp((height() - stripHeight - axisHeight) / count, lowestPitch, highestPitch);
}

MarkPainter::Places TimelineCanvas::places() const
{
    const TimeScale at = scale();
    const int wanted = pitch() * static_cast<int>(rowCount());
    const int rows = std::clamp(wanted, 0, std::max(0, height() - stripHeight - axisHeight));
    return {QRect(at.left, 0, at.width, stripHeight), QRect(at.left, stripHeight, at.width, rows),
            QRect(0, stripHeight + rows, width(), axisHeight)};
}

QRect TimelineCanvas::rowRect(std::size_t row) const
{
    const auto place = std::lower_bound(m_shown.begin(), m_shown.end(), row);
    if (place == m_shown.end() || *place != row)
        return {};
    const int step = pitch();
    const int height = std::min(highestRow, step - 3);
    const int top
        = stripHeight + static_cast<int>(place - m_shown.begin()) * step + (step - height) / 2 - m_scrollBar->value();
    const TimeScale at = scale();
    return {at.left, top, at.width, height};
}

int TimelineCanvas::rowAt(int y) const
{
    const QRect rows = places().rows;
    if (y < rows.top() || y > rows.bottom())
        return -1;
    const int row = (y - rows.top() + m_scrollBar->value()) / pitch();
    return row < static_cast<int>(rowCount()) ? static_cast<int>(m_shown[static_cast<std::size_t>(row)]) : -1;
}

void TimelineCanvas::layoutScrollBar()
{
    const int room = std::max(0, height() - stripHeight - axisHeight);
    const int wanted = pitch() * static_cast<int>(rowCount());
    m_scrollBar->setGeometry(width() - 12, stripHeight, 12, room);
    m_scrollBar->setRange(0, std::max(0, wanted - room));
    m_scrollBar->setPageStep(std::max(1, room));
    m_scrollBar->setSingleStep(pitch());
    m_scrollBar->setVisible(wanted > room);
}

void TimelineCanvas::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layoutScrollBar();
    invalidate();
}

void TimelineCanvas::paintLabel(QPainter& painter, std::size_t row) const
{
    const Palette& palette = m_theme.palette();
    const QRect band = rowRect(row);
    const QRect place(6, band.top(), band.left() - 12, band.height());
    if (m_kind == RowKind::Cores) {
        const QColor color = m_theme.coreColor(CoreId(row));
        const bool isHovered = m_selection.hoveredCore() == CoreId(row);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(isHovered ? QPen(palette.text, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(color);
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4.0, 4.0);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setFont(m_theme.font(0.85, QFont::Bold));
        painter.setPen(Theme::textOn(color));
        painter.drawText(place, Qt::AlignCenter, words::coreShort(CoreId(row)));
        return;
    }
    const ThreadId thread(row);
    const bool isLit = m_selection.selectedThread() == thread || m_selection.hoveredThread() == thread;
    painter.fillRect(QRect(place.left(), place.top(), 4, place.height()), m_theme.threadColor(thread));
    painter.setFont(m_theme.font(0.9, isLit ? QFont::Bold : QFont::Normal));
    painter.setPen(palette.text);
    const QString name = QString::fromStdString(m_model.playback().blueprint()->thread(thread).path);
    const QRect text = place.adjusted(10, 0, 0, 0);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(name, Qt::ElideMiddle, text.width()));
}

void TimelineCanvas::renderRows()
{
    const double ratio = devicePixelRatioF();
    m_rows = QPixmap(size() * ratio);
    m_rows.setDevicePixelRatio(ratio);
    m_rows.fill(m_theme.palette().panel);
    m_isStale = false;
    QPainter painter(&m_rows);
    const MarkPainter::Places where = places();
    const MarkPainter marks(m_theme, scale(), where);
    SlicePainter slices(m_theme, *m_model.playback().blueprint());
    const ThreadId hovered = m_selection.hoveredThread();
    slices.setEmphasis(hovered.isValid() ? hovered : m_selection.selectedThread());
    const QRect rowsClip = where.rows.adjusted(-where.rows.left(), 0, 0, 0);
    painter.setClipRect(rowsClip);
    for (const std::size_t row : m_shown) {
        const QRect band = rowRect(row);
        if (!band.intersects(where.rows))
            continue;
        const bool isLit
            = m_kind == RowKind::Threads
              && (m_selection.selectedThread() == ThreadId(row) || m_selection.hoveredThread() == ThreadId(row));
        const Palette& palette = m_theme.palette();
        painter.fillRect(band, SlicePainter::mixed(palette.panel, palette.text, isLit ? 0.13 : 0.04));
        paintLabel(painter, row);
    }
    painter.setClipRect(QRect(where.rows.left(), 0, where.rows.width(), height()));
    marks.paintGrid(painter);
    painter.setClipRect(where.rows);
    painter.setFont(m_theme.font(0.85));
    for (const std::size_t row : m_shown) {
        const QRect band = rowRect(row);
        if (band.intersects(where.rows))
            slices.paint(painter, m_kind, m_model.index().row(m_kind, row), scale(), band);
    }
    painter.setClipping(false);
    marks.paintAxis(painter);
    marks.paintMarks(painter, m_model.index().marks(), m_model.noReturn());
}

void TimelineCanvas::paintEmpty(QPainter& painter) const
{
    painter.setFont(m_theme.font());
    painter.setPen(m_theme.palette().textDim);
    painter.fillRect(rect(), m_theme.palette().panel);
    painter.drawText(rect().adjusted(16, 4, -16, -4), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Nothing has run yet. Press Space to play: each stretch of time that a core gives to a thread "
                        "appears here."));
}

void TimelineCanvas::paintEvent(QPaintEvent*)
{
    if (m_model.index().sliceCount() == 0) {
        QPainter painter(this);
        paintEmpty(painter);
        return;
    }
    if (m_isStale || m_rows.deviceIndependentSize().toSize() != size())
        renderRows();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_rows);
    const MarkPainter marks(m_theme, scale(), places());
    const SimTime position = m_model.playback().position();
    marks.paintFuture(painter, position, m_model.index().frontier());
    marks.paintPlayhead(painter, position, hasFocus());
}

std::optional<trace::Slice> TimelineCanvas::sliceAt(QPoint position) const
{
    const int row = rowAt(position.y());
    const TimeScale at = scale();
    if (row < 0 || position.x() < at.left || position.x() > at.right())
        return std::nullopt;
    return m_model.index().row(m_kind, static_cast<std::size_t>(row)).at(at.timeAt(position.x() + 0.5));
}

void TimelineCanvas::hover(QPoint position)
{
    const int row = rowAt(position.y());
    const std::optional<trace::Slice> slice = sliceAt(position);
    ThreadId thread = slice ? slice->thread : ThreadId();
    if (m_kind == RowKind::Threads && row >= 0)
        thread = ThreadId(row);
    m_selection.setHoveredThread(thread);
    m_selection.setHoveredCore(m_kind == RowKind::Cores && row >= 0 ? CoreId(row) : CoreId());
}

void TimelineCanvas::scrubTo(int x)
{
    const SimTime latest = m_model.index().isEnded() ? m_model.extent() : SimTime::never();
    m_model.playback().seek(std::clamp(scale().timeAt(std::min(x, scale().right())), SimTime{}, latest));
}

void TimelineCanvas::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_model.index().sliceCount() == 0)
        return;
    const QPoint position = event->position().toPoint();
    if (position.x() < scale().left - markReach) {
        const int row = rowAt(position.y());
        if (row >= 0 && m_kind == RowKind::Threads)
            m_selection.setSelectedThread(m_selection.selectedThread() == ThreadId(row) ? ThreadId() : ThreadId(row));
        return;
    }
    if (const std::optional<trace::Slice> slice = sliceAt(position))
        m_selection.setSelectedThread(slice->thread);
    m_isScrubbing = true;
    scrubTo(position.x());
}

void TimelineCanvas::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint position = event->position().toPoint();
    if (m_isScrubbing)
        scrubTo(position.x());
    else
        hover(position);
}

void TimelineCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_isScrubbing = false;
}

void TimelineCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_model.fit();
}

void TimelineCanvas::leaveEvent(QEvent*)
{
    m_selection.setHoveredThread({});
    m_selection.setHoveredCore({});
}

void TimelineCanvas::wheelEvent(QWheelEvent* event)
{
    const QPoint delta = event->angleDelta();
    const TimeScale at = scale();
    if (event->position().x() < at.left && m_scrollBar->isVisible()) {
        m_scrollBar->setValue(m_scrollBar->value() - delta.y() / 4);
    } else if (delta.x() != 0 || event->modifiers().testFlag(Qt::ShiftModifier)) {
        const int turned = delta.x() != 0 ? delta.x() : delta.y();
        const double part = -turned / 120.0 / 10.0;
        m_model.pan(SimTime{std::llround(part * static_cast<double>(at.window.span.ns))});
    } else if (delta.y() != 0) {
        m_model.zoom(std::pow(1.25, -delta.y() / 120.0), at.timeAt(event->position().x()));
    }
    event->accept();
}

void TimelineCanvas::keyPressEvent(QKeyEvent* event)
{
    Playback& playback = m_model.playback();
    const SimTime position = playback.position();
    const ShownTime& window = m_model.window();
    const SimTime anchor = window.contains(position) ? position : window.from + SimTime{window.span.ns / 2};
    if (event->key() == Qt::Key_Left)
        playback.stepBack();
    else if (event->key() == Qt::Key_Right)
        playback.stepForward();
    else if (event->key() == Qt::Key_Home)
        playback.seekToStart();
    else if (event->key() == Qt::Key_End)
        playback.seekToEnd();
    else if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)
        m_model.zoom(1.0 / keyZoom, anchor);
    else if (event->key() == Qt::Key_Minus)
        m_model.zoom(keyZoom, anchor);
    else if (event->key() == Qt::Key_0)
        m_model.fit();
    else
        QWidget::keyPressEvent(event);
}

bool TimelineCanvas::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), tooltipAt(help->pos()), this);
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::event(event);
}

void TimelineCanvas::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

QString TimelineCanvas::tooltipAt(QPoint position) const
{
    const TimeScale at = scale();
    const scenario::Blueprint& blueprint = *m_model.playback().blueprint();
    for (const trace::Mark& mark : m_model.index().marks()) {
        const bool isNear = std::abs(at.x(mark.time) - position.x()) <= markReach;
        if (isNear && position.y() < stripHeight && at.window.contains(mark.time))
            return TimelineWords::describe(mark, blueprint) + QLatin1Char('\n') + words::time(mark.time);
    }
    if (const auto noReturn = m_model.noReturn(); noReturn && position.y() < stripHeight
                                                  && std::abs(at.x(*noReturn) - position.x()) <= markReach
                                                  && at.window.contains(*noReturn))
        return TimelineWords::noReturn() + QLatin1Char('\n') + words::time(*noReturn);
    const std::optional<trace::Slice> slice = sliceAt(position);
    return slice ? TimelineWords::describe(*slice, blueprint, m_model.index().frontier()) : QString();
}

} // namespace threadway::ui
