// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/choice_banner.h"

#include "sched/policy.h"
#include "ui/docks/core_card.h"
#include "ui/document/document.h"
#include "ui/session/command_port.h"
#include "ui/session/player.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QAccessible>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace threadway::ui {
namespace {

constexpr std::size_t mostButtons = 9; // one for each number key

/// Whom the journal chooses for the core at or after the question.
ThreadId chosenBy(const scenario::Journal& journal, CoreId core, SimTime asked)
{
    for (const scenario::JournalEntry& entry : journal) {
        const auto* choice = std::get_if<scenario::Choose>(&entry.command);
        if (choice != nullptr && choice->core == core && entry.at > asked)
            return choice->thread;
    }
    return {};
}

} // namespace

std::vector<OpenChoice> openChoices(const Player& player, const Document& document)
{
    std::vector<OpenChoice> open;
    const trace::State& state = player.state();
    if (std::none_of(state.cores.begin(), state.cores.end(), [](const auto& core) { return core.awaitsChoice; }))
        return open;
    const std::vector<ThreadId> ready = threadsInQueue(state, {});
    for (std::size_t i = 0; i < state.cores.size(); ++i) {
        if (!state.cores[i].awaitsChoice || !state.cores[i].isOnline)
            continue;
        OpenChoice choice;
        choice.core = CoreId(i);
        for (const ThreadId thread : ready) {
            if (state.threads[thread.index()].affinity.contains(choice.core))
                choice.threads.push_back(thread);
        }
        if (choice.threads.empty())
            continue;
        choice.askedAt = state.cores[i].askedAt;
        choice.chosen = chosenBy(document.journal(), choice.core, choice.askedAt);
        open.push_back(std::move(choice));
    }
    return open;
}

ChoiceBanner::ChoiceBanner(Document& document, Player& player, CommandPort& commands, const Theme& theme,
                           QWidget* parent)
    : QFrame(parent),
      m_document(document),
      m_player(player),
      m_commands(commands),
      m_theme(theme),
      m_words(new QLabel(this)),
      m_help(new QLabel(this)),
      m_answers(new QWidget(this)),
      m_grid(new QGridLayout(m_answers)),
      m_others(new QLabel(m_answers))
{
    setObjectName(QStringLiteral("choiceBanner"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 6, 8, 6);
    column->setSpacing(4);
    column->addWidget(m_words);
    column->addWidget(m_help);
    column->addWidget(m_answers);
    for (QLabel* label : {m_words, m_help}) {
        label->setWordWrap(true);
        label->setMinimumWidth(140);
    }
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(6);
    m_answers->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_others->setEnabled(false);
    hide();
    restyle();
    connect(&theme, &Theme::changed, this, &ChoiceBanner::restyle);
    connect(&player, &Playback::positionChanged, this, &ChoiceBanner::refresh);
    connect(&player, &Playback::blueprintChanged, this, [this] {
        m_goesOn = false;
        m_letGoAt = SimTime{-1};
        refresh();
    });
    connect(&player, &Playback::playingChanged, this, [this](bool isPlaying) {
        if (isPlaying)
            letStand();
    });
}

/// Whoever lets time run though a question stands wants to see the core idle; or, where nothing else can happen, to see
/// what comes of the answer.
void ChoiceBanner::letStand()
{
    const bool isOpen = m_question && !m_question->chosen.isValid();
    m_goesOn = isOpen && m_player.state().isEnded;
    if (isOpen && !m_goesOn)
        m_letGoAt = m_player.position();
}

bool ChoiceBanner::isAsking() const
{
    const sched::PolicyInfo* policy = sched::findPolicy(m_player.machine().policy.name);
    return policy != nullptr && policy->asks;
}

void ChoiceBanner::refresh()
{
    if (!m_player.isUpToDate())
        return;
    if (!isAsking()) {
        m_question.reset();
        m_goesOn = false;
        setVisible(false);
        return;
    }
    const std::vector<OpenChoice> open = openChoices(m_player, m_document);
    const auto unanswered
        = std::find_if(open.begin(), open.end(), [](const OpenChoice& choice) { return !choice.chosen.isValid(); });
    if (m_player.isPlaying() && unanswered != open.end() && unanswered->askedAt > m_letGoAt)
        return stopAtQuestion(*unanswered);
    const auto first = unanswered != open.end() ? unanswered : open.begin();
    show(first == open.end() ? std::nullopt : std::optional(*first), open.empty() ? 0 : open.size() - 1);
    goOnIfAnswered(open);
}

/// The playhead goes back to the question, but not behind the acts that answered others meanwhile.
void ChoiceBanner::stopAtQuestion(const OpenChoice& question)
{
    SimTime at = question.askedAt;
    for (const scenario::JournalEntry& entry : m_document.journal()) {
        if (entry.at <= m_player.position())
            at = std::max(at, entry.at);
    }
    m_player.pause();
    m_goesOn = true;
    m_player.seek(at);
}

void ChoiceBanner::goOnIfAnswered(const std::vector<OpenChoice>& open)
{
    const bool isAnswered
        = std::all_of(open.begin(), open.end(), [](const OpenChoice& choice) { return choice.chosen.isValid(); });
    if (!m_goesOn || !isAnswered || m_player.isPlaying())
        return;
    // Not from within the signal of a playhead that is still on its way.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_goesOn)
                m_player.play();
        },
        Qt::QueuedConnection);
}

void ChoiceBanner::show(std::optional<OpenChoice> question, std::size_t more)
{
    const bool isOther = !m_question || !question || m_question->core != question->core
                         || m_question->askedAt != question->askedAt || m_question->threads != question->threads
                         || m_question->chosen != question->chosen || m_more != more;
    if (!isOther || (!m_question && !question && isVisibleTo(parentWidget())))
        return;
    const bool isNew
        = question && !question->chosen.isValid()
          && (!m_question || m_question->core != question->core || m_question->askedAt != question->askedAt);
    m_question = std::move(question);
    m_more = more;
    m_words->setText(text());
    m_help->setText(m_question ? QString()
                               : tr("A core that is free stands idle until you choose. Let time run; the run stops at "
                                    "each question, and every choice can be undone."));
    if (m_question && m_more > 0) {
        m_help->setText(m_more == 1
                            ? tr("One more core waits too. Dragging a thread onto a core answers as well.")
                            : tr("%1 more cores wait too. Dragging a thread onto a core answers as well.").arg(m_more));
    }
    m_help->setVisible(!m_help->text().isEmpty());
    makeButtons();
    setAccessibleName(m_words->text());
    setAccessibleDescription(m_help->text());
    setVisible(true);
    if (isNew) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

QString ChoiceBanner::text() const
{
    if (!m_question)
        return tr("By hand: you are the scheduler");
    const QString core = words::coreName(m_question->core);
    const QString time = words::time(m_question->askedAt);
    if (m_question->chosen.isValid()) {
        const QString thread = QString::fromStdString(m_document.blueprint()->thread(m_question->chosen).path);
        return tr("%1 is free at %2: you chose %3. Who else?").arg(core, time, thread);
    }
    return tr("%1 is free at %2: who runs next?").arg(core, time);
}

void ChoiceBanner::makeButtons()
{
    const bool hadFocus = isAncestorOf(focusWidget() == nullptr ? this : focusWidget())
                          && std::any_of(m_buttons.begin(), m_buttons.end(),
                                         [](const QPushButton* button) { return button->hasFocus(); });
    for (QPushButton* button : m_buttons) {
        m_grid->removeWidget(button);
        button->hide();
        button->deleteLater(); // it may be the one that was just pressed
    }
    m_buttons.clear();
    m_answers->setVisible(m_question.has_value());
    if (!m_question)
        return;
    const std::size_t count = std::min(m_question->threads.size(), mostButtons);
    for (std::size_t i = 0; i < count; ++i) {
        const ThreadId thread = m_question->threads[i];
        const QString name = QString::fromStdString(m_document.blueprint()->thread(thread).path);
        auto* button = new QPushButton(QStringLiteral("%1  %2").arg(i + 1).arg(name), m_answers);
        button->setAccessibleName(tr("Run %1").arg(name));
        button->setToolTip(tr("%1\nKey %2")
                               .arg(words::standingSentence(*m_document.blueprint(), m_player.state(), thread))
                               .arg(i + 1));
        button->setShortcut(QKeySequence(static_cast<int>(Qt::Key_1) + static_cast<int>(i)));
        button->setStyleSheet(QStringLiteral("border-left: 5px solid %1;").arg(m_theme.threadColor(thread).name()));
        connect(button, &QPushButton::clicked, this, [this, thread] { choose(thread); });
        m_buttons.push_back(button);
    }
    m_others->setText(tr("and %1 more in the queue").arg(m_question->threads.size() - count));
    m_others->setVisible(m_question->threads.size() > count);
    placeButtons();
    if (hadFocus && !m_buttons.empty())
        m_buttons.front()->setFocus();
}

/// As many side by side as there is room for.
void ChoiceBanner::placeButtons()
{
    int widest = 1;
    for (const QPushButton* button : m_buttons)
        widest = std::max(widest, button->sizeHint().width());
    const int room = std::max(width(), minimumWidth()) - 20 + m_grid->spacing();
    const int columns = std::max(1, room / (widest + m_grid->spacing()));
    for (int i = 0; i < m_grid->columnCount(); ++i)
        m_grid->setColumnStretch(i, 0);
    const auto count = static_cast<int>(m_buttons.size());
    for (int i = 0; i < count; ++i)
        m_grid->addWidget(m_buttons[static_cast<std::size_t>(i)], i / columns, i % columns);
    m_grid->addWidget(m_others, count / columns, count % columns);
    m_grid->setColumnStretch(columns, 1);
}

void ChoiceBanner::choose(ThreadId thread)
{
    if (m_question)
        m_commands.submit(scenario::Choose{thread, m_question->core});
}

void ChoiceBanner::restyle()
{
    const Palette& palette = m_theme.palette();
    setStyleSheet(QStringLiteral("#choiceBanner { background: %1; border: 1px solid %2; border-radius: 6px; }"
                                 "#choiceBanner QLabel { color: %3; background: transparent; }"
                                 "#choiceBanner QLabel:disabled { color: %4; }")
                      .arg(palette.raised.name(), palette.accent.name(), palette.text.name(), palette.textDim.name()));
    m_words->setFont(m_theme.font(1.05, QFont::DemiBold));
    m_help->setFont(m_theme.font(0.92));
    makeButtons();
}

void ChoiceBanner::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    placeButtons();
}

void ChoiceBanner::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_question.reset();
        m_words->clear();
        hide();
        refresh();
    }
    QFrame::changeEvent(event);
}

} // namespace threadway::ui
