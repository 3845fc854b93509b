// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/game/game_panel.h"

#include "machine/untimed.h"
#include "scenario/journal_text.h"
#include "scenario/turn.h"
#include "ui/game/game_words.h"
#include "ui/game/move_board.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QToolButton>

#include <array>

namespace threadway::ui {
namespace {

using explore::Goal;
using explore::Outlook;

/// Enough for every scenario of the course, and decided in seconds.
constexpr std::size_t mostStates = 500'000;
constexpr std::array<Goal::Kind, 5> kinds{Goal::Kind::Deadlock, Goal::Kind::Stuck, Goal::Kind::Fault,
                                          Goal::Kind::Together, Goal::Kind::Output};

explore::GraphLimits limitsOf(const std::atomic<bool>& isCancelled)
{
    explore::GraphLimits limits;
    limits.states = mostStates;
    limits.cancel = &isCancelled;
    return limits;
}

} // namespace

GamePanel::GamePanel(Document& document, Player& player, SteeringNotes& notes, const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_player(player),
      m_theme(theme),
      m_driver(document, player, notes),
      m_game(document.blueprint(), {}),
      m_task([this](const Advice& advice) { take(advice); }),
      m_goals(new QComboBox(this)),
      m_output(new QLineEdit(this)),
      m_goal(new QLabel(this)),
      m_board(new MoveBoard(theme, this)),
      m_verdict(new QLabel(this)),
      m_history(new QListWidget(this)),
      m_undo(new QToolButton(this)),
      m_redo(new QToolButton(this)),
      m_again(new QToolButton(this)),
      m_hintButton(new QToolButton(this)),
      m_back(new QToolButton(this)),
      m_play(new QToolButton(this))
{
    for (std::size_t i = 0; i < kinds.size(); ++i)
        m_goals->addItem(QString());
    buildLayout();
    connect(m_goals, &QComboBox::activated, this, &GamePanel::chooseGoal);
    connect(m_output, &QLineEdit::editingFinished, this, &GamePanel::chooseGoal);
    connect(m_board, &MoveBoard::chosen, this, &GamePanel::move);
    connect(m_undo, &QToolButton::clicked, this, &GamePanel::undo);
    connect(m_redo, &QToolButton::clicked, this, &GamePanel::redo);
    connect(m_again, &QToolButton::clicked, this, [this] { goBackTo(0); });
    connect(m_hintButton, &QToolButton::clicked, this, &GamePanel::askHint);
    connect(m_back, &QToolButton::clicked, this, [this] {
        if (m_lostAfter && *m_lostAfter > 0)
            goBackTo(*m_lostAfter - 1);
    });
    connect(m_play, &QToolButton::clicked, this, &GamePanel::playRun);
    connect(m_history, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem* item) { goBackTo(static_cast<std::size_t>(m_history->row(item)) + 1); });
    connect(&player, &Playback::blueprintChanged, this, [this] {
        if (m_document.blueprint() == m_game.world().blueprint)
            return;
        m_isStale = true;
        if (isVisible())
            chooseGoal();
    });
    connect(&theme, &Theme::changed, this, &GamePanel::showVerdict);
    retranslate();
}

GamePanel::~GamePanel() = default;

void GamePanel::buildLayout()
{
    m_goals->setObjectName(QStringLiteral("goals"));
    m_output->setObjectName(QStringLiteral("goalOutput"));
    m_output->hide();
    m_goal->setWordWrap(true);
    m_goal->setTextFormat(Qt::PlainText);
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_verdict->setMargin(4);
    m_verdict->setAutoFillBackground(true);
    m_history->setObjectName(QStringLiteral("moves"));
    m_history->setFrameShape(QFrame::NoFrame);
    m_history->setMaximumWidth(220);
    m_undo->setObjectName(QStringLiteral("undoMove"));
    m_redo->setObjectName(QStringLiteral("redoMove"));
    m_hintButton->setObjectName(QStringLiteral("hint"));
    m_back->setObjectName(QStringLiteral("backToOpen"));
    m_play->setObjectName(QStringLiteral("playGame"));
    auto* head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(m_goals);
    head->addWidget(m_output);
    head->addWidget(m_goal, 1);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(4);
    for (QToolButton* button : {m_undo, m_redo, m_again, m_hintButton, m_back, m_play}) {
        button->setFocusPolicy(Qt::TabFocus);
        tools->addWidget(button);
    }
    tools->addStretch(1);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(8, 6, 8, 6);
    grid->setSpacing(4);
    grid->addLayout(head, 0, 0, 1, 2);
    grid->addWidget(m_board, 1, 0);
    grid->addWidget(m_history, 1, 1, 3, 1);
    grid->addWidget(m_verdict, 2, 0);
    grid->addLayout(tools, 3, 0);
    grid->setRowStretch(1, 1);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 1);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(320, 120);
}

void GamePanel::chooseGoal()
{
    Goal goal;
    goal.kind = kinds[static_cast<std::size_t>(m_goals->currentIndex())];
    m_output->setVisible(goal.kind == Goal::Kind::Output);
    if (goal.kind == Goal::Kind::Together)
        goal = Goal::bothInside(*m_document.blueprint());
    if (goal.kind == Goal::Kind::Output) {
        const auto values = game_words::readOutput(*m_document.blueprint(), m_output->text());
        if (!values)
            Q_EMIT said(tr("No program here can print that: \"%1\".").arg(m_output->text()));
        goal.output = values.value_or(std::vector<program::Value>{});
    }
    const bool isSame = goal.kind == m_game.goal().kind && goal.output == m_game.goal().output
                        && goal.places == m_game.goal().places && m_document.blueprint() == m_game.world().blueprint;
    if (!isSame || m_isStale)
        setGoal(goal);
}

void GamePanel::setGoal(const Goal& goal)
{
    m_isStale = false;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (kinds[i] == goal.kind)
            m_goals->setCurrentIndex(static_cast<int>(i));
    }
    m_game = explore::SchedulerGame(m_document.blueprint(), goal);
    m_goal->setText(game_words::goalSentence(*m_document.blueprint(), goal));
    m_showsHint = false;
    think();
    showGame();
}

void GamePanel::move(ThreadId thread)
{
    if (m_game.step(thread))
        afterMove();
}

void GamePanel::undo()
{
    if (m_game.undo())
        afterMove();
}

void GamePanel::redo()
{
    if (m_game.redo())
        afterMove();
}

void GamePanel::goBackTo(std::size_t moves)
{
    bool hasChanged = false;
    while (m_game.moves().size() > moves && m_game.undo())
        hasChanged = true;
    if (hasChanged)
        afterMove();
}

void GamePanel::afterMove()
{
    m_showsHint = false;
    think();
    standOnRoads();
    showGame();
}

void GamePanel::standOnRoads()
{
    m_driver.stand(m_game.moves(), tr("Be the scheduler"));
}

/// The explorer looks at the present state.
void GamePanel::think()
{
    m_outlook.reset();
    m_lostAfter.reset();
    m_hint.reset();
    m_task.start([game = m_game](const std::atomic<bool>& isCancelled) {
        const explore::GraphLimits limits = limitsOf(isCancelled);
        Advice advice;
        advice.outlook = game.outlook(limits);
        if (advice.outlook == Outlook::Impossible)
            advice.lostAfter = game.lostAfter(limits);
        if (advice.outlook == Outlook::Possible)
            advice.hint = game.hint(limits);
        return advice;
    });
}

void GamePanel::take(const Advice& advice)
{
    m_outlook = advice.outlook;
    m_lostAfter = advice.lostAfter;
    m_hint = advice.hint;
    showGame();
}

void GamePanel::askHint()
{
    m_showsHint = true;
    showGame();
}

void GamePanel::playRun()
{
    const QString refusal
        = m_driver.play({m_document.blueprint(), {}, m_game.moves(), m_lostAfter, tr("Be the scheduler")});
    if (!refusal.isEmpty())
        Q_EMIT said(refusal);
}

void GamePanel::showGame()
{
    const ThreadId hinted = m_showsHint && m_hint && !m_hint->empty() ? m_hint->front() : ThreadId();
    m_board->show(m_game.world(), m_game.choices(), hinted);
    m_undo->setEnabled(!m_game.moves().empty());
    m_redo->setEnabled(m_game.canRedo());
    m_again->setEnabled(!m_game.moves().empty());
    m_hintButton->setEnabled(m_outlook == Outlook::Possible);
    m_back->setVisible(m_lostAfter && *m_lostAfter > 0);
    m_play->setEnabled(!m_game.moves().empty());
    showHistory();
    showVerdict();
}

void GamePanel::showHistory()
{
    const auto& moves = m_game.moves();
    m_history->clear();
    for (std::size_t i = 0; i < moves.size(); ++i) {
        const QString name = QString::fromStdString(scenario::turnName(*m_game.world().blueprint, moves[i]));
        const bool isLoss = m_lostAfter == i + 1;
        m_history->addItem(isLoss ? tr("%1. %2  (lost)").arg(i + 1).arg(name) : tr("%1. %2").arg(i + 1).arg(name));
    }
    m_history->scrollToBottom();
}

QString GamePanel::verdict() const
{
    const Goal& goal = m_game.goal();
    const auto moves = m_game.moves().size();
    if (m_game.isReached()) {
        const QString schedule
            = QString::fromStdString(scenario::scheduleText(*m_game.world().blueprint, m_game.moves()));
        return tr("%1 In %2 moves: %3").arg(game_words::reached(goal.kind)).arg(moves).arg(schedule);
    }
    if (goal.kind == Goal::Kind::Together && goal.places.empty())
        return game_words::goalSentence(*m_game.world().blueprint, goal);
    if (!m_outlook)
        return tr("The explorer looks whether it can be done…");
    switch (*m_outlook) {
    case Outlook::Reached:
        return game_words::reached(goal.kind);
    case Outlook::Possible:
        if (m_showsHint && m_hint)
            return tr("A shortest way has %1 moves more; the lit thread takes the first.").arg(m_hint->size());
        return moves == 0 ? tr("It can be done. Say who takes each step: press a thread, or its number.")
                          : tr("It can still be done.");
    case Outlook::Impossible:
        if (m_lostAfter && *m_lostAfter > 0)
            return tr("Lost since move %1: from there on no schedule brings it about.").arg(*m_lostAfter);
        return tr("Impossible: the explorer has tried every schedule, and none brings it about.");
    case Outlook::Unknown:
        return tr("Whether it can be done was not decided within %1 states.").arg(mostStates);
    }
    return {};
}

void GamePanel::showVerdict()
{
    const Palette& colors = m_theme.palette();
    const bool isBad = m_outlook == Outlook::Impossible && !m_game.isReached();
    QPalette palette = m_verdict->palette();
    palette.setColor(QPalette::Window, isBad ? colors.dangerGround : m_game.isReached() ? colors.raised : colors.panel);
    palette.setColor(QPalette::WindowText, colors.text);
    m_verdict->setPalette(palette);
    m_verdict->setFont(m_theme.font(1.0, m_game.isReached() || isBad ? QFont::DemiBold : QFont::Normal));
    m_verdict->setText(verdict());
}

void GamePanel::retranslate()
{
    setAccessibleName(tr("You are the scheduler"));
    m_goals->setAccessibleName(tr("Goal"));
    for (std::size_t i = 0; i < kinds.size(); ++i)
        m_goals->setItemText(static_cast<int>(i), game_words::goalName(kinds[i]));
    m_output->setAccessibleName(tr("What is to be printed"));
    m_output->setPlaceholderText(tr("such as 1 x y"));
    m_goal->setText(game_words::goalSentence(*m_game.world().blueprint, m_game.goal()));
    m_history->setAccessibleName(tr("Moves so far"));
    m_history->setToolTip(tr("Enter or a double click goes back to behind that move"));
    const auto name = [](QToolButton* button, const QString& text, const QString& help) {
        button->setText(text);
        button->setToolTip(help);
    };
    name(m_undo, tr("Back"), tr("Take the last move back (Backspace)"));
    name(m_redo, tr("Again"), tr("Make the move again that was taken back (Shift+Backspace)"));
    name(m_again, tr("Start over"), tr("Take all moves back"));
    name(m_hintButton, tr("Hint"), tr("Show who takes the next step on a shortest way to the goal (H)"));
    name(m_back, tr("Back to where it was open"), tr("Take the move back that lost, and all after it"));
    name(m_play, tr("Play this run"), tr("Play the moves on the roads from the start"));
    showGame();
}

void GamePanel::keyPressEvent(QKeyEvent* event)
{
    const int number = event->key() - Qt::Key_1;
    if (number >= 0 && number < 9 && m_board->turnAt(number).isValid())
        move(m_board->turnAt(number));
    else if (event->key() == Qt::Key_Backspace)
        event->modifiers().testFlag(Qt::ShiftModifier) ? redo() : undo();
    else if (event->key() == Qt::Key_H)
        askHint();
    else
        QWidget::keyPressEvent(event);
}

void GamePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        chooseGoal();
    else if (!m_outlook && !m_task.isRunning())
        think();
}

void GamePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace threadway::ui
