// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/course_painter.h"

#include "ui/scene/scene_sprites.h"
#include "ui/words/words.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace threadway::ui {

using program::StatementKind;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(threadway::ui::CoursePainter)
};

/// What one lane is painted with.
struct Canvas {
    QPainter& painter;
    const Theme& theme;
    const scenario::Blueprint& blueprint;
    const Course& course;
    double height;
    bool withTexts;
};

void drawFitting(const Canvas& canvas, const QRectF& box, const QString& text, const QColor& color, SceneText kind)
{
    // Fewer than about three letters say nothing.
    constexpr double leastWidth = 24;
    if (!canvas.withTexts || box.width() < leastWidth)
        return;
    const QFont font = sceneFont(canvas.theme, kind);
    const QFontMetricsF metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, box.width() - 4);
    const std::vector<CourseBox>& boxes = canvas.course.boxes();
    const bool isHatched = std::any_of(
        boxes.begin(), boxes.end(), [&box](const CourseBox& b) { return b.begin < box.right() && b.end > box.left(); });
    if (isHatched) {
        QRectF ground(0, 0, metrics.horizontalAdvance(shown) + 8, 13);
        ground.moveCenter(box.center());
        canvas.painter.setPen(Qt::NoPen);
        canvas.painter.setBrush(canvas.theme.palette().asphalt);
        canvas.painter.drawRoundedRect(ground, 4, 4);
    }
    canvas.painter.setFont(font);
    canvas.painter.setPen(color);
    canvas.painter.drawText(box, Qt::AlignCenter, shown);
}

/// The colour of texts on the asphalt: readable on lit lanes, too, but quieter than what moves.
QColor marking(const Canvas& canvas)
{
    return mix(canvas.theme.palette().text, canvas.theme.palette().asphalt, 0.16);
}

/// Where the text of a stretch is written: beneath the cars.
QRectF textRow(const Canvas& canvas, double begin, double end)
{
    return {begin, canvas.height - 21.5, end - begin, 17};
}

void paintBox(const Canvas& canvas, const CourseBox& box)
{
    QPainter& painter = canvas.painter;
    const double inset = 3.5 + 3.5 * std::min(box.nesting, 3);
    const QRectF area(box.begin, inset, box.end - box.begin, canvas.height - 2 * inset);
    QColor yellow = canvas.theme.palette().junction;
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    yellow.setAlpha(box.nesting > 0 ? 95 : 120);
    painter.setPen(QPen(yellow, 1.2));
    const double h = area.height();
    const double step = h / 2;
    for (double x = area.left() - h; x < area.right(); x += step) {
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x + h, area.top()));
        painter.drawLine(QPointF(x, area.top()), QPointF(x + h, area.bottom()));
    }
    painter.restore();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(canvas.theme.palette().junction, 2));
    painter.drawRect(area);
}

/// Names a box on a small plate where it begins: nested boxes end together, but begin apart.
void nameBox(const Canvas& canvas, const CourseBox& box)
{
    if (!canvas.withTexts || !box.object.isValid())
        return;
    const QString name = QString::fromStdString(canvas.blueprint.object(box.object).name);
    const QFont font = sceneFont(canvas.theme, SceneText::Bold);
    const double width = std::min(QFontMetricsF(font).horizontalAdvance(name) + 10, box.end - box.begin - 6);
    if (width < 14)
        return;
    const double inset = 3.5 + 3.5 * std::min(box.nesting, 3);
    const QRectF plate(box.begin + 2, inset + 2, width, 15);
    const QColor yellow = canvas.theme.palette().junction;
    canvas.painter.setPen(Qt::NoPen);
    canvas.painter.setBrush(yellow);
    canvas.painter.drawRoundedRect(plate, 3, 3);
    canvas.painter.setFont(font);
    canvas.painter.setPen(Theme::textOn(yellow));
    canvas.painter.drawText(plate, Qt::AlignCenter, QFontMetricsF(font).elidedText(name, Qt::ElideRight, width - 4));
}

void paintLoop(const Canvas& canvas, const CourseLoop& loop)
{
    const double y = 4 + 4 * std::min(loop.nesting, 3);
    QColor color = canvas.theme.palette().roadLine;
    color.setAlpha(185);
    QPainter& painter = canvas.painter;
    painter.setPen(QPen(color, 1.5));
    painter.setBrush(Qt::NoBrush);
    QPainterPath path(QPointF(loop.end - 3, y + 9));
    path.lineTo(loop.end - 3, y + 4);
    path.quadTo(loop.end - 3, y, loop.end - 8, y);
    path.lineTo(loop.begin + 10, y);
    path.quadTo(loop.begin + 5, y, loop.begin + 5, y + 4);
    path.lineTo(loop.begin + 5, y + 6);
    painter.drawPath(path);
    QPainterPath arrow(QPointF(loop.begin + 5, y + 12));
    arrow.lineTo(loop.begin + 8.4, y + 5.5);
    arrow.lineTo(loop.begin + 1.6, y + 5.5);
    arrow.closeSubpath();
    painter.fillPath(arrow, color);
}

void paintBay(const Canvas& canvas, const CourseStretch& stretch, const program::Statement& statement)
{
    const QRectF bay(stretch.begin + 5, 4, std::max(10.0, stretch.width() - 10), canvas.height - 8);
    QColor fill = canvas.theme.palette().accent;
    fill.setAlpha(70);
    canvas.painter.setPen(QPen(canvas.theme.palette().accent, 1.6));
    canvas.painter.setBrush(fill);
    canvas.painter.drawRoundedRect(bay, 4, 4);
    const QString text
        = statement.nominal.ns > 0 ? Texts::tr("P sleep %1").arg(words::time(statement.nominal)) : Texts::tr("P sleep");
    drawFitting(canvas, textRow(canvas, bay.left() + 3, bay.right() - 3), text, canvas.theme.palette().text,
                SceneText::Caption);
}

void paintYield(const Canvas& canvas, const CourseStretch& stretch)
{
    // A row of triangles across the lane, as a give-way line has.
    const QColor line = canvas.theme.palette().roadLine;
    constexpr int teeth = 4;
    const double pitch = canvas.height / teeth;
    for (int i = 0; i < teeth; ++i) {
        const double y = pitch * (i + 0.5);
        QPainterPath tooth(QPointF(stretch.begin + 4, y));
        tooth.lineTo(stretch.begin + 12, y - 3.4);
        tooth.lineTo(stretch.begin + 12, y + 3.4);
        tooth.closeSubpath();
        canvas.painter.fillPath(tooth, line);
    }
    drawFitting(canvas, textRow(canvas, stretch.begin + 13, stretch.end), Texts::tr("yield"), marking(canvas),
                SceneText::Caption);
}

QString labelOf(const program::Statement& statement, double width)
{
    if (statement.kind == StatementKind::Compute && statement.nominal.ns > 0) {
        // Where it is narrow, how long matters more than that it computes.
        constexpr double roomForBoth = 92;
        const QString span = words::time(statement.nominal);
        return width < roomForBoth ? span : Texts::tr("compute %1").arg(span);
    }
    QString text = QString::fromStdString(statement.text);
    if (text.endsWith(QLatin1Char(':')))
        text.chop(1);
    return text;
}

void paintStatement(const Canvas& canvas, const CourseStretch& stretch, const program::Statement& statement)
{
    const Palette& palette = canvas.theme.palette();
    const QRectF box = textRow(canvas, stretch.begin + 3, stretch.end - 3);
    switch (statement.kind) {
    case StatementKind::Sleep:
        return paintBay(canvas, stretch, statement);
    case StatementKind::Yield:
        return paintYield(canvas, stretch);
    case StatementKind::Leave:
    case StatementKind::Pass:
        return;
    case StatementKind::Sync: {
        const auto& stops = canvas.course.stops();
        const bool isStop = std::any_of(stops.begin(), stops.end(),
                                        [&](const CourseStop& s) { return s.statement == stretch.statement; });
        if (!isStop)
            drawFitting(canvas, box, labelOf(statement, box.width()), marking(canvas), SceneText::Caption);
        return;
    }
    case StatementKind::Compute:
    case StatementKind::Touch:
    case StatementKind::Print:
    case StatementKind::Assign:
    case StatementKind::If:
    case StatementKind::While:
    case StatementKind::For:
    case StatementKind::Call:
    case StatementKind::SystemCall:
    case StatementKind::Return:
    case StatementKind::Assert:
    case StatementKind::Fault:
        break;
    }
    const bool isFault = statement.kind == StatementKind::Fault;
    const QColor ink = marking(canvas);
    // A joint in the asphalt shows where one statement ends and the next begins.
    QColor joint = palette.roadLine;
    joint.setAlpha(60);
    canvas.painter.fillRect(QRectF(stretch.begin - 0.5, 8, 1, canvas.height - 16), joint);
    drawFitting(canvas, box, labelOf(statement, box.width()), isFault ? palette.danger : ink, SceneText::Caption);
}

} // namespace

void paintCourse(QPainter& painter, const Theme& theme, const scenario::Blueprint& blueprint, const Course& course,
                 const program::Unit& unit, double height, bool withTexts)
{
    const Canvas canvas{painter, theme, blueprint, course, height, withTexts};
    for (const CourseBox& box : course.boxes())
        paintBox(canvas, box);
    for (const CourseLoop& loop : course.loops())
        paintLoop(canvas, loop);
    for (const CourseStretch& stretch : course.stretches())
        paintStatement(canvas, stretch, unit.statements[static_cast<std::size_t>(stretch.statement)]);
    for (const CourseBox& box : course.boxes())
        nameBox(canvas, box);
    for (const CourseStop& stop : course.stops())
        painter.fillRect(QRectF(stop.line - 2, 3, 4, height - 6), theme.palette().roadLine);
}

} // namespace threadway::ui
