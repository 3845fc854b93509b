// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/game/move_board.h"

#include "machine/untimed.h"
#include "scenario/turn.h"
#include "ui/game/game_words.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace threadway::ui {
namespace {

constexpr std::size_t mostButtons = 60;
constexpr int keyedButtons = 9;
constexpr int leastWidth = 150;
constexpr int spacing = 4;
constexpr int besidesText = 40; ///< the plate of a button, and the room around it and the text

QIcon plate(const QColor& color)
{
    QPixmap pixmap(10, 34);
    pixmap.fill(color);
    return QIcon(pixmap);
}

} // namespace

MoveBoard::MoveBoard(const Theme& theme, QWidget* parent)
    : QScrollArea(parent), m_theme(theme), m_page(new QWidget(this))
{
    setWidget(m_page);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* grid = new QGridLayout(m_page);
    grid->setContentsMargins(0, 0, 4, 0);
    grid->setSpacing(spacing);
    connect(&theme, &Theme::changed, this, [this] {
        for (std::size_t i = 0; i < m_buttons.size(); ++i)
            m_buttons[i]->setIcon(plate(m_theme.threadColor(scenario::threadOfTurn(*m_blueprint, m_turns[i]))));
    });
}

void MoveBoard::makeButtons()
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    for (const ThreadId turn : m_turns) {
        auto* button = new QToolButton(m_page);
        button->setObjectName(QStringLiteral("move-%1").arg(m_buttons.size()));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIcon(plate(m_theme.threadColor(scenario::threadOfTurn(*m_blueprint, turn))));
        button->setIconSize({10, 34});
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setMinimumHeight(48);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this, [this, turn] { Q_EMIT chosen(turn); });
        m_buttons.push_back(button);
    }
}

void MoveBoard::layOut()
{
    auto* grid = qobject_cast<QGridLayout*>(m_page->layout());
    const int columns = std::clamp(viewport()->width() / leastWidth, 1, 6);
    for (std::size_t i = 0; i < m_buttons.size(); ++i)
        grid->addWidget(m_buttons[i], static_cast<int>(i) / columns, static_cast<int>(i) % columns);
    for (int column = 0; column < grid->columnCount(); ++column)
        grid->setColumnStretch(column, column < columns ? 1 : 0);
    const int below = static_cast<int>(m_buttons.size()) / columns + 1;
    const int last = std::max(below, grid->rowCount() - 1); // asked before, since setting a stretch makes a row
    for (int row = 0; row <= last; ++row)
        grid->setRowStretch(row, row == below ? 1 : 0);
    showTexts(columns);
}

/// The names and moves, cut to the width that the buttons have in so many columns.
void MoveBoard::showTexts(int columns)
{
    const int width = (viewport()->width() - spacing * columns) / columns - besidesText;
    for (std::size_t i = 0; i < m_texts.size() && i < m_buttons.size(); ++i) {
        const QFontMetrics metrics(m_buttons[i]->font());
        const QString number = static_cast<int>(i) < keyedButtons ? QStringLiteral("%1  ").arg(i + 1) : QString();
        m_buttons[i]->setText(metrics.elidedText(number + m_texts[i].first, Qt::ElideRight, width) + QLatin1Char('\n')
                              + metrics.elidedText(m_texts[i].second, Qt::ElideRight, width));
    }
}

void MoveBoard::show(const machine::World& world, const std::vector<ThreadId>& choices, ThreadId hinted)
{
    if (m_blueprint != world.blueprint) {
        m_blueprint = world.blueprint;
        m_turns = machine::allTurns(world);
        m_turns.resize(std::min(m_turns.size(), mostButtons));
        m_texts.assign(m_turns.size(), {});
        makeButtons();
    }
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const ThreadId turn = m_turns[i];
        const bool canStep = std::find(choices.begin(), choices.end(), turn) != choices.end();
        const QString name = QString::fromStdString(scenario::turnName(*m_blueprint, turn));
        const QString what = game_words::move(world, turn, canStep);
        m_texts[i] = {name, what};
        m_buttons[i]->setEnabled(canStep);
        m_buttons[i]->setCheckable(hinted == turn);
        m_buttons[i]->setChecked(hinted == turn);
        m_buttons[i]->setAccessibleName(tr("%1: %2", "a thread, what it does next").arg(name, what));
        const bool isOwn = scenario::happensByItself(*m_blueprint, turn);
        const QString line = isOwn ? QString() : game_words::statement(world, turn);
        const QString all = tr("%1: %2", "a thread, what it does next").arg(name, what);
        m_buttons[i]->setToolTip(line.isEmpty() ? all : all + QLatin1Char('\n') + tr("It stands at: %1").arg(line));
    }
    layOut();
}

QToolButton* MoveBoard::button(ThreadId turn) const
{
    const auto found = std::find(m_turns.begin(), m_turns.end(), turn);
    return found == m_turns.end() ? nullptr : m_buttons[static_cast<std::size_t>(found - m_turns.begin())];
}

ThreadId MoveBoard::turnAt(int place) const
{
    const auto index = static_cast<std::size_t>(place);
    return place >= 0 && index < m_turns.size() ? m_turns[index] : ThreadId();
}

void MoveBoard::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    layOut();
}

} // namespace threadway::ui
