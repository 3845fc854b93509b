// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/slice_painter.h"

#include "ui/words/words.h"

#include <QFontMetrics>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace threadway::ui {
namespace {

using trace::RowKind;
using trace::Slice;
using trace::SliceKind;
using trace::SliceRow;

/// Slices at least this wide, in pixels, are drawn one by one.
constexpr double widthOfOne = 3.0;
constexpr double widthOfRounded = 9.0;
constexpr double widthOfCorner = 14.0;
/// A label cut to less than this many pixels tells nothing.
constexpr double widthOfCutLabel = 44.0;
constexpr double emphasisOfOthers = 0.4;

QRgb faded(const QColor& color, int alpha)
{
    return qPremultiply(qRgba(color.red(), color.green(), color.blue(), alpha));
}

} // namespace

QColor SlicePainter::mixed(const QColor& ground, const QColor& top, double part)
{
    const auto mix = [part](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * part)); };
    return QColor(mix(ground.red(), top.red()), mix(ground.green(), top.green()), mix(ground.blue(), top.blue()));
}

QColor SlicePainter::colorOf(RowKind kind, ThreadId thread, CoreId core) const
{
    return kind == RowKind::Cores ? m_theme.threadColor(thread) : m_theme.coreColor(core);
}

/// With the process, where threads of several have one name, if there is room for that.
QString SlicePainter::labelOf(RowKind kind, const Slice& slice, const QFontMetrics& metrics, double room) const
{
    if (kind == RowKind::Threads)
        return words::coreShort(slice.coreId());
    const auto& thread = m_blueprint.thread(slice.thread);
    const QString path = QString::fromStdString(thread.path);
    return metrics.horizontalAdvance(path) <= room ? path : QString::fromStdString(thread.name);
}

void SlicePainter::paint(QPainter& painter, RowKind kind, const SliceRow& row, const TimeScale& scale,
                         const QRect& band) const
{
    const trace::SliceView slices = row.slices();
    std::vector<Slice> wide;
    Columns narrow{0, 0};
    const auto flush = [&] {
        if (narrow.to > narrow.from)
            paintColumns(painter, kind, row, scale, band, narrow);
        narrow = {0, 0};
    };
    std::size_t slice = row.firstEndingAfter(scale.window.from);
    while (slice < slices.size()) {
        const Slice next = slices[slice];
        if (next.start >= scale.window.to())
            break;
        const double left = scale.x(next.start);
        const double right = scale.x(next.end);
        if (right - left >= widthOfOne) {
            wide.push_back(next);
            ++slice;
            continue;
        }
        const Columns columns{std::max(scale.left, static_cast<int>(left)),
                              std::min(scale.right(), static_cast<int>(right) + 1)};
        if (columns.from > narrow.to) {
            flush();
            narrow = columns;
        }
        narrow.to = std::max(narrow.to, columns.to);
        slice = std::max(slice + 1, row.firstEndingAfter(scale.timeAt(columns.to)));
    }
    flush();
    for (const Slice& each : wide)
        paintSlice(painter, kind, each, scale, band);
}

void SlicePainter::paintColumns(QPainter& painter, RowKind kind, const SliceRow& row, const TimeScale& scale,
                                const QRect& band, Columns columns) const
{
    const int count = columns.to - columns.from;
    std::vector<trace::Pixel> pixels(static_cast<std::size_t>(count));
    row.sample(scale.timeAt(columns.from), std::max(scale.timeAt(columns.to), scale.timeAt(columns.from) + SimTime{1}),
               pixels);
    QImage running(count, 1, QImage::Format_ARGB32_Premultiplied);
    QImage waiting(count, 1, QImage::Format_ARGB32_Premultiplied);
    auto* const run = reinterpret_cast<QRgb*>(running.scanLine(0));
    auto* const wait = reinterpret_cast<QRgb*>(waiting.scanLine(0));
    bool hasWaiting = false;
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        const trace::Pixel& pixel = pixels[i];
        run[i] = 0;
        wait[i] = 0;
        if (pixel.share == 0)
            continue;
        const int alpha = 80 + pixel.share * 175 / 255;
        if (pixel.kind == SliceKind::Running) {
            const bool isDim = kind == RowKind::Cores && m_emphasis.isValid() && pixel.thread != m_emphasis;
            run[i] = faded(colorOf(kind, pixel.thread, pixel.core), isDim ? alpha / 2 : alpha);
            continue;
        }
        const bool isBlocked = pixel.kind == SliceKind::Blocked;
        wait[i] = faded(isBlocked ? m_theme.palette().danger : m_theme.palette().textDim, isBlocked ? 150 : 120);
        hasWaiting = true;
    }
    painter.drawImage(QRect(columns.from, band.top(), count, band.height()), running);
    if (hasWaiting)
        painter.drawImage(QRect(columns.from, band.center().y() - 1, count, 3), waiting);
}

void SlicePainter::paintSlice(QPainter& painter, RowKind kind, const Slice& slice, const TimeScale& scale,
                              const QRect& band) const
{
    // Far beyond the edges a painter's numbers overflow; a little beyond hides the rounded corners.
    const double left = std::max(scale.x(slice.start), scale.left - 8.0);
    const double right = std::min(scale.x(slice.end), scale.right() + 8.0);
    const QRectF box(left, band.top(), right - left, band.height());
    if (slice.kind == SliceKind::Running)
        paintRunning(painter, kind, slice, scale, box.adjusted(0.0, 0.0, -1.0, 0.0));
    else
        paintWaiting(painter, slice, box);
}

void SlicePainter::paintRunning(QPainter& painter, RowKind kind, const Slice& slice, const TimeScale& scale,
                                const QRectF& box) const
{
    const bool isDim = kind == RowKind::Cores && m_emphasis.isValid() && slice.thread != m_emphasis;
    QColor color = colorOf(kind, slice.thread, slice.coreId());
    if (isDim)
        color = mixed(m_theme.palette().panel, color, emphasisOfOthers);
    const bool isRounded = box.width() >= widthOfRounded;
    painter.setRenderHint(QPainter::Antialiasing, isRounded);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    if (isRounded)
        painter.drawRoundedRect(box, 2.5, 2.5);
    else
        painter.drawRect(box);
    const double switched = std::min(scale.x(std::min(slice.runsFrom, slice.end)), box.right());
    if (switched - box.left() >= 1.5) {
        const QRectF part(box.left(), box.top(), switched - box.left(), box.height());
        painter.fillRect(part, mixed(m_theme.palette().panel, color, 0.35));
        painter.fillRect(part, QBrush(color, Qt::BDiagPattern));
    }
    const QColor ink = Theme::textOn(color);
    if ((slice.flags & trace::SliceMigrated) != 0 && box.width() >= widthOfCorner && box.left() >= scale.left) {
        // A corner cut: the thread came from another core.
        painter.setBrush(ink);
        const QPointF corner = box.topLeft();
        painter.drawPolygon(QPolygonF{corner, corner + QPointF(5.5, 0.0), corner + QPointF(0.0, 5.5)});
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (kind == RowKind::Cores && m_emphasis == slice.thread) {
        painter.setPen(QPen(m_theme.palette().text, 1.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box.adjusted(0.0, 0.0, -1.0, -1.0));
    }
    const double textLeft = std::max({box.left(), switched, static_cast<double>(scale.left)}) + 4.0;
    const double room = std::min(box.right(), static_cast<double>(scale.right())) - textLeft - 3.0;
    if (room < 14.0 || box.height() < 11.0)
        return;
    const QFontMetrics metrics = painter.fontMetrics();
    const QString label = labelOf(kind, slice, metrics, room);
    const bool fits = metrics.horizontalAdvance(label) <= room;
    if (!fits && room < widthOfCutLabel)
        return;
    painter.setPen(ink);
    painter.drawText(QRectF(textLeft, box.top(), room, box.height()), Qt::AlignVCenter | Qt::AlignLeft,
                     fits ? label : metrics.elidedText(label, Qt::ElideRight, static_cast<int>(room)));
}

void SlicePainter::paintWaiting(QPainter& painter, const Slice& slice, const QRectF& box) const
{
    const Palette& palette = m_theme.palette();
    const double middle = std::floor(box.center().y());
    const QRectF line(box.left(), middle - 1.0, box.width(), 2.0);
    if (slice.kind == SliceKind::Queued) {
        painter.fillRect(line, palette.textDim);
    } else if (slice.kind == SliceKind::Blocked) {
        const double inset = box.height() / 4.0;
        const QRectF bar = box.adjusted(0.0, inset, -1.0, -inset);
        painter.fillRect(bar, palette.dangerGround);
        painter.fillRect(bar, QBrush(palette.danger, Qt::FDiagPattern));
    } else {
        QPen dots(palette.textDim, 2.0);
        dots.setDashPattern({1.0, 2.0});
        painter.setPen(dots);
        painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle));
    }
}

} // namespace threadway::ui
