// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/wait_graph_view.h"

#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace threadway::ui {
namespace {

constexpr int mostDots = 9;

/// The point that far on the way from one to the other.
QPointF alongWay(QPointF from, QPointF towards, double away)
{
    const QPointF way = towards - from;
    const double length = std::max(1.0, std::hypot(way.x(), way.y()));
    return from + way * (away / length);
}

/// Where the line from one middle to the other leaves a node: downwards only beneath its name.
QPointF edgeOf(QPointF from, QPointF towards)
{
    constexpr double steep = 0.6;
    constexpr double nameBottom = WaitGraphLayout::reach + 18;
    const QPointF way = towards - from;
    const double down = way.y() / std::max(1.0, std::hypot(way.x(), way.y()));
    return alongWay(from, towards, down > steep ? nameBottom / down : WaitGraphLayout::reach + 3);
}

void drawTip(QPainter& painter, QPointF tip, QPointF from, const QColor& color)
{
    const QPointF way = tip - from;
    const double length = std::max(1.0, std::hypot(way.x(), way.y()));
    const QPointF along = way / length;
    const QPointF across(-along.y(), along.x());
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF{tip, tip - along * 9 + across * 4.5, tip - along * 9 - across * 4.5});
}

} // namespace

WaitGraphView::WaitGraphView(Playback& playback, Selection& selection, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_playback(playback), m_selection(selection), m_theme(theme)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    connect(&selection, &Selection::changed, this, qOverload<>(&QWidget::update));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void WaitGraphView::setKind(WaitPictureKind kind)
{
    m_kind = kind;
    refresh();
}

void WaitGraphView::refresh()
{
    m_picture = pictureOf(m_playback.state(), m_kind);
    m_current = std::min(m_current, static_cast<int>(m_picture.nodes.size()) - 1);
    setMinimumSize(WaitGraphLayout::needed(m_picture).toSize());
    place();
    Q_EMIT pictureChanged();
}

void WaitGraphView::place()
{
    m_layout = WaitGraphLayout(m_picture, size());
    update();
}

QString WaitGraphView::nameOf(const WaitNode& node) const
{
    const scenario::Blueprint& blueprint = *m_playback.blueprint();
    return QString::fromStdString(node.isThread() ? blueprint.thread(node.thread).name
                                                  : blueprint.object(node.object).name);
}

bool WaitGraphView::isLit(const WaitNode& node) const
{
    if (!node.isThread())
        return m_selection.hoveredObject() == node.object;
    return m_selection.hoveredThread() == node.thread || m_selection.selectedThread() == node.thread;
}

void WaitGraphView::paintLink(QPainter& painter, const WaitLink& link) const
{
    const Palette& palette = m_theme.palette();
    const bool isInRing = link.ring >= 0;
    const QColor color = isInRing ? palette.danger : link.isAssignment ? palette.textDim : palette.junction;
    const QPointF from = edgeOf(m_layout.places()[link.from], m_layout.places()[link.to]);
    const QPointF to = edgeOf(m_layout.places()[link.to], m_layout.places()[link.from]);
    QPen pen(color, isInRing ? 2.6 : 1.6);
    if (!link.isAssignment)
        pen.setDashPattern({3.5, 2.2}); // asked for, not had
    painter.setPen(pen);
    painter.drawLine(from, alongWay(to, from, 6));
    drawTip(painter, to, from, color);
    QString label = link.times > 1 ? QStringLiteral("×%1").arg(link.times) : QString();
    if (m_kind == WaitPictureKind::Threads && link.object.isValid())
        label = QString::fromStdString(m_playback.blueprint()->object(link.object).name);
    if (label.isEmpty())
        return;
    painter.setFont(m_theme.font(0.85, QFont::DemiBold));
    const QRectF box(QPointF(), QSizeF(painter.fontMetrics().horizontalAdvance(label) + 8, 16));
    const QRectF plate = box.translated((from + to) / 2 - box.center());
    painter.setPen(QPen(color, 1));
    painter.setBrush(palette.panel);
    painter.drawRoundedRect(plate, 3, 3);
    painter.setPen(palette.text);
    painter.drawText(plate, Qt::AlignCenter, label);
}

void WaitGraphView::paintName(QPainter& painter, std::size_t node, const QString& name) const
{
    painter.setFont(m_theme.font(0.85, isLit(m_picture.nodes[node]) ? QFont::Bold : QFont::Normal));
    const double width = 92;
    const QPointF middle = m_layout.places()[node];
    const QRectF place(middle.x() - width / 2, middle.y() + WaitGraphLayout::reach + 1, width, 16);
    const QString shown = painter.fontMetrics().elidedText(name, Qt::ElideMiddle, static_cast<int>(width));
    QColor ground = m_theme.palette().panel;
    ground.setAlpha(200);
    const double wide = painter.fontMetrics().horizontalAdvance(shown) + 4;
    painter.fillRect(QRectF(middle.x() - wide / 2, place.top(), wide, place.height()), ground);
    painter.setPen(m_theme.palette().text);
    painter.drawText(place, Qt::AlignCenter, shown);
}

void WaitGraphView::paintThread(QPainter& painter, std::size_t node) const
{
    const WaitNode& what = m_picture.nodes[node];
    const Palette& palette = m_theme.palette();
    const QColor color = m_theme.threadColor(what.thread);
    const QPointF middle = m_layout.places()[node];
    painter.setPen(QPen(what.ring >= 0 ? palette.danger
                        : isLit(what)  ? palette.text
                                       : palette.border,
                        what.ring >= 0 || isLit(what) ? 3 : 1.4));
    painter.setBrush(color);
    painter.drawEllipse(middle, WaitGraphLayout::reach, WaitGraphLayout::reach);
    painter.setFont(m_theme.font(1.0, QFont::Bold));
    painter.setPen(Theme::textOn(color));
    painter.drawText(QRectF(middle.x() - 15, middle.y() - 12, 30, 24), Qt::AlignCenter,
                     QString(words::letter(m_playback.state().threads[what.thread.index()].standing)));
    paintName(painter, node, nameOf(what));
}

void WaitGraphView::paintObject(QPainter& painter, std::size_t node) const
{
    const WaitNode& what = m_picture.nodes[node];
    const Palette& palette = m_theme.palette();
    const QPointF middle = m_layout.places()[node];
    constexpr double half = WaitGraphLayout::reach - 1;
    const QRectF box(middle.x() - half, middle.y() - half, 2 * half, 2 * half);
    painter.setPen(QPen(what.ring >= 0 ? palette.danger
                        : isLit(what)  ? palette.text
                                       : palette.border,
                        what.ring >= 0 || isLit(what) ? 3 : 1.4));
    painter.setBrush(palette.raised);
    painter.drawRoundedRect(box, 3, 3);
    paintName(painter, node, nameOf(what));
    if (what.instances > mostDots) {
        painter.setFont(m_theme.font(0.85, QFont::DemiBold));
        painter.setPen(palette.text);
        painter.drawText(box, Qt::AlignCenter, QStringLiteral("%1/%2").arg(what.held).arg(what.instances));
        return;
    }
    // A dot for each instance: full ones are held.
    const int columns = what.instances > 4 ? 3 : what.instances > 1 ? 2 : 1;
    const int rows = static_cast<int>((what.instances + columns - 1) / columns);
    painter.setPen(QPen(palette.text, 1.3));
    for (int i = 0; i < what.instances; ++i) {
        const int column = i % columns;
        const int row = i / columns;
        const QPointF dot(middle.x() + (column - (columns - 1) / 2.0) * 9, middle.y() + (row - (rows - 1) / 2.0) * 9);
        painter.setBrush(i < what.held ? QBrush(palette.text) : QBrush(Qt::NoBrush));
        painter.drawEllipse(dot, 3, 3);
    }
}

void WaitGraphView::paintRingLabels(QPainter& painter) const
{
    const Palette& palette = m_theme.palette();
    for (std::size_t r = 0; r < m_picture.rings.size(); ++r) {
        QPointF sum;
        int count = 0;
        for (std::size_t i = 0; i < m_picture.nodes.size(); ++i) {
            if (m_picture.nodes[i].ring != static_cast<int>(r))
                continue;
            sum += m_layout.places()[i];
            ++count;
        }
        if (count == 0)
            continue;
        const QString text = tr("cycle %1").arg(m_picture.rings[r].threads.size());
        painter.setFont(m_theme.font(0.9, QFont::DemiBold));
        QRectF pill(QPointF(), QSizeF(painter.fontMetrics().horizontalAdvance(text) + 14, 20));
        pill.moveCenter(sum / count);
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette.danger);
        painter.drawRoundedRect(pill, 10, 10);
        painter.setPen(Theme::textOn(palette.danger));
        painter.drawText(pill, Qt::AlignCenter, text);
    }
}

void WaitGraphView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.palette().panel);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const WaitLink& link : m_picture.links)
        paintLink(painter, link);
    for (std::size_t i = 0; i < m_picture.nodes.size(); ++i)
        m_picture.nodes[i].isThread() ? paintThread(painter, i) : paintObject(painter, i);
    paintRingLabels(painter);
    if (hasFocus() && m_current >= 0) {
        const QPointF middle = m_layout.places()[static_cast<std::size_t>(m_current)];
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.palette().accent, 2, Qt::DotLine));
        painter.drawEllipse(middle, WaitGraphLayout::reach + 6, WaitGraphLayout::reach + 6);
    }
}

void WaitGraphView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    place();
}

void WaitGraphView::choose(int node)
{
    const WaitNode* what = node >= 0 ? &m_picture.nodes[static_cast<std::size_t>(node)] : nullptr;
    m_selection.setHoveredThread(what != nullptr ? what->thread : ThreadId());
    m_selection.setHoveredObject(what != nullptr ? what->object : ObjectId());
}

void WaitGraphView::mouseMoveEvent(QMouseEvent* event)
{
    choose(m_layout.nodeAt(event->position()));
}

void WaitGraphView::mousePressEvent(QMouseEvent* event)
{
    const int node = m_layout.nodeAt(event->position());
    m_current = node;
    if (event->button() == Qt::LeftButton && node >= 0)
        m_selection.setSelectedThread(m_picture.nodes[static_cast<std::size_t>(node)].thread);
    update();
}

void WaitGraphView::leaveEvent(QEvent*)
{
    choose(-1);
}

void WaitGraphView::keyPressEvent(QKeyEvent* event)
{
    const int count = static_cast<int>(m_picture.nodes.size());
    const bool isForward = event->key() == Qt::Key_Right || event->key() == Qt::Key_Down;
    const bool isBack = event->key() == Qt::Key_Left || event->key() == Qt::Key_Up;
    if (count > 0 && (isForward || isBack)) {
        m_current = m_current < 0 ? 0 : (m_current + (isForward ? 1 : count - 1)) % count;
        choose(m_current);
        update();
    } else if (m_current >= 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        m_selection.setSelectedThread(m_picture.nodes[static_cast<std::size_t>(m_current)].thread);
    } else {
        QWidget::keyPressEvent(event);
    }
}

bool WaitGraphView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int node = m_layout.nodeAt(help->pos());
        if (node < 0)
            QToolTip::hideText();
        else if (const WaitNode& what = m_picture.nodes[static_cast<std::size_t>(node)]; what.isThread())
            QToolTip::showText(help->globalPos(),
                               words::standingSentence(*m_playback.blueprint(), m_playback.state(), what.thread), this);
        else
            QToolTip::showText(help->globalPos(),
                               tr("%1: %2 of %3 held").arg(nameOf(what)).arg(what.held).arg(what.instances), this);
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::event(event);
}

} // namespace threadway::ui
