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
    grid->setSpacing(4);
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
    layOut();
}

void MoveBoard::layOut()
{
    auto* grid = qobject_cast<QGridLayout*>(m_page->layout());
    const int columns = std::clamp(viewport()->width() / leastWidth, 1, 6);
    for (std::size_t i = 0; i < m_buttons.size(); ++i)
        grid->addWidget(m_buttons[i], static_cast<int>(i) / columns, static_cast<int>(i) % columns);
    grid->setRowStretch(static_cast<int>(m_buttons.size()) / columns + 1, 1);
}

void MoveBoard::show(const machine::World& world, const std::vector<ThreadId>& choices, ThreadId hinted)
{
    if (m_blueprint != world.blueprint) {
        m_blueprint = world.blueprint;
        m_turns = machine::allTurns(world);
        m_turns.resize(std::min(m_turns.size(), mostButtons));
        makeButtons();
    }
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const ThreadId turn = m_turns[i];
        const bool canStep = std::find(choices.begin(), choices.end(), turn) != choices.end();
        const QString name = QString::fromStdString(scenario::turnName(*m_blueprint, turn));
        const QString what = game_words::move(world, turn, canStep);
        const QString number = static_cast<int>(i) < keyedButtons ? QStringLiteral("%1  ").arg(i + 1) : QString();
        const QFontMetrics metrics(m_buttons[i]->font());
        m_buttons[i]->setText(number + name + QLatin1Char('\n')
                              + metrics.elidedText(what, Qt::ElideRight, leastWidth + 40));
        m_buttons[i]->setEnabled(canStep);
        m_buttons[i]->setCheckable(hinted == turn);
        m_buttons[i]->setChecked(hinted == turn);
        m_buttons[i]->setAccessibleName(tr("%1: %2", "a thread, what it does next").arg(name, what));
        const bool isOwn = scenario::happensByItself(*m_blueprint, turn);
        const QString line = isOwn ? QString() : game_words::statement(world, turn);
        m_buttons[i]->setToolTip(line.isEmpty() ? QString() : tr("It stands at: %1").arg(line));
    }
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
