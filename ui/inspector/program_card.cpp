// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/program_card.h"

#include "trace/possessions.h"
#include "ui/inspector/program_place.h"
#include "ui/scene/scene_sprites.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace threadway::ui {
namespace {

/// Lines of a long program that are shown around the one it stands at.
constexpr int mostShown = 13;
constexpr int shownBefore = 5;
constexpr double scale = 0.85;

} // namespace

ProgramCard::ProgramCard(const Theme& theme, QWidget* parent) : InspectorCard(theme, parent)
{
    setObjectName(QStringLiteral("programCard"));
}

QString ProgramCard::title() const
{
    const QString of = m_coroutine.isEmpty() ? tr("Program") : tr("Program of %1").arg(m_coroutine);
    return m_function.isEmpty() ? of : tr("%1, in %2()").arg(of, m_function);
}

bool ProgramCard::take(const InspectorSource& source)
{
    if (!source.thread.isValid())
        return false;
    const trace::ThreadPossessions owned = trace::possessionsOf(source.state, source.blueprint, source.thread);
    const scenario::Blueprint::Coroutine& coroutine = source.blueprint.coroutine(owned.coroutine);
    const bool isAlive = source.isAlive(source.thread);
    const ProgramPlace place = placeOf(source.blueprint, owned.coroutine, isAlive ? owned.statement : -1);
    m_coroutine = coroutine.isMain ? QString() : QString::fromStdString(coroutine.name);
    m_function = QString::fromStdString(place.function);
    m_line = place.line;
    m_progress = m_line > 0 ? source.state.progress(owned.coroutine, source.position) : 0;
    if (const QString text = QString::fromStdString(place.source); text != m_source) {
        m_source = text;
        m_lines = text.split(QLatin1Char('\n'));
        while (!m_lines.empty() && m_lines.back().trimmed().isEmpty())
            m_lines.removeLast();
    }
    tellWords();
    update();
    return !m_lines.empty();
}

QString ProgramCard::words() const
{
    if (m_line < 1 || m_line > m_lines.size())
        return m_lines.join(QLatin1Char('\n'));
    return tr("Stands at line %1: %2").arg(m_line).arg(m_lines[m_line - 1].trimmed()) + QLatin1Char('\n')
           + m_lines.join(QLatin1Char('\n'));
}

int ProgramCard::lineHeight() const
{
    return QFontMetrics(theme().monospaceFont(scale)).height() + 2;
}

int ProgramCard::shown() const
{
    return std::min(mostShown, static_cast<int>(m_lines.size()));
}

int ProgramCard::firstShown() const
{
    const int last = static_cast<int>(m_lines.size()) - shown();
    return std::clamp(m_line - 1 - shownBefore, 0, std::max(0, last));
}

int ProgramCard::bodyHeight(int) const
{
    return shown() * lineHeight() + 8;
}

void ProgramCard::paintBody(QPainter& painter, const QRect& body)
{
    const Palette& colors = theme().palette();
    painter.setPen(QPen(colors.border, 1));
    painter.setBrush(colors.window);
    painter.drawRoundedRect(QRectF(body).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setFont(theme().monospaceFont(scale));
    const int height = lineHeight();
    const int numbers = painter.fontMetrics().horizontalAdvance(QString::number(m_lines.size())) + 8;
    for (int i = 0; i < shown(); ++i) {
        const int number = firstShown() + i + 1;
        const QRect line(body.left() + 2, body.top() + 4 + i * height, body.width() - 4, height);
        if (number == m_line) {
            painter.fillRect(line, mix(colors.window, colors.accent, 0.35));
            painter.fillRect(QRectF(line.left(), line.bottom() - 1, line.width() * m_progress, 2), colors.accent);
            painter.setPen(Qt::NoPen);
            painter.setBrush(colors.text);
            const double middle = line.center().y() + 0.5;
            painter.drawPolygon(QPolygonF{QPointF(line.left() + 3, middle - 4), QPointF(line.left() + 10, middle),
                                          QPointF(line.left() + 3, middle + 4)});
        }
        painter.setPen(colors.textDim);
        painter.drawText(QRect(line.left() + 10, line.top(), numbers, height), Qt::AlignVCenter | Qt::AlignRight,
                         QString::number(number));
        painter.setPen(colors.text);
        paintLine(painter, line.adjusted(numbers + 18, 0, -4, 0), m_lines[number - 1]);
    }
}

} // namespace threadway::ui
