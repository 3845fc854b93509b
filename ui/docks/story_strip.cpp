// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/story_strip.h"

#include "trace/statistics.h"
#include "ui/words/words.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace threadway::ui {
namespace {

/// Of a long output only the end is shown.
constexpr qsizetype mostShown = 60;

} // namespace

StoryStrip::StoryStrip(Playback& playback, Selection& selection, const Theme& theme, QWidget* parent)
    : QFrame(parent),
      m_playback(playback),
      m_selection(selection),
      m_theme(theme),
      m_outputName(new QLabel(this)),
      m_output(new QLabel(this)),
      m_nowName(new QLabel(this)),
      m_now(new QLabel(this)),
      m_byProcess(new QLabel(this)),
      m_byThread(new QLabel(this))
{
    setObjectName(QStringLiteral("storyStrip"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(12, 5, 12, 5);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(1);
    grid->addWidget(m_outputName, 0, 0);
    grid->addWidget(m_output, 0, 1);
    grid->addWidget(m_nowName, 1, 0);
    grid->addWidget(m_now, 1, 1);
    grid->addWidget(m_byProcess, 0, 2);
    grid->addWidget(m_byThread, 1, 2);
    grid->setColumnStretch(1, 1);
    for (QLabel* label : {m_byProcess, m_byThread}) {
        label->setEnabled(false);
        label->setMinimumWidth(1); // the words at the left matter more where room is short
    }
    for (QLabel* label : {m_output, m_now}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        label->setTextFormat(Qt::PlainText);
    }
    const auto startAgain = [this] {
        m_printed.clear();
        m_read = 0;
        refresh();
    };
    connect(&playback, &Playback::blueprintChanged, this, startAgain);
    connect(&playback, &Playback::futureReplaced, this, startAgain);
    connect(&playback, &Playback::positionChanged, this, &StoryStrip::refresh);
    connect(&selection, &Selection::changed, this, &StoryStrip::refresh);
    connect(&theme, &Theme::changed, this, &StoryStrip::restyle);
    restyle();
    retranslate();
}

void StoryStrip::takeOutput()
{
    const trace::Trace& trace = m_playback.trace();
    for (; m_read < trace.size() && static_cast<std::size_t>(m_printed.size()) < m_playback.state().printed; ++m_read) {
        const machine::Event& event = trace.event(m_read);
        if (event.kind != machine::EventKind::Printed)
            continue;
        const program::Value value{static_cast<program::Value::Kind>(event.flag), event.wide()};
        m_printed += words::value(*m_playback.blueprint(), value);
    }
}

QString StoryStrip::output() const
{
    const auto count = std::min(m_printed.size(), static_cast<qsizetype>(m_playback.state().printed));
    const qsizetype first = std::max<qsizetype>(0, count - mostShown);
    const QString text = m_printed.mid(first, count - first).join(QLatin1Char(' '));
    return first > 0 ? QStringLiteral("\u2026 ") + text : text;
}

ThreadId StoryStrip::mostTelling() const
{
    const trace::State& state = m_playback.state();
    for (const ThreadId chosen : {m_selection.hoveredThread(), m_selection.selectedThread()}) {
        if (chosen.isValid() && chosen.index() < state.threads.size())
            return chosen;
    }
    ThreadId best;
    for (std::size_t i = 0; i < state.threads.size(); ++i) {
        const trace::ThreadStanding standing = state.threads[i].standing;
        if (standing == trace::ThreadStanding::Blocked)
            return ThreadId(i);
        const bool isRunning
            = standing == trace::ThreadStanding::Running || standing == trace::ThreadStanding::Switching;
        if (isRunning && !best.isValid())
            best = ThreadId(i);
    }
    return best;
}

QString StoryStrip::now() const
{
    const trace::State& state = m_playback.state();
    const ThreadId thread = mostTelling();
    if (state.isEnded && m_playback.position() >= state.time)
        return words::runEnd(state.end);
    if (thread.isValid())
        return words::standingSentence(*m_playback.blueprint(), state, thread);
    return state.order == 0 ? tr("Press Space to let time run.") : tr("Nobody needs a core.");
}

QString StoryStrip::ownedByProcesses() const
{
    const auto count = trace::inventoryOf(m_playback.state()).addressSpaces;
    return tr("%1 × address space, file table, signal handlers").arg(count);
}

QString StoryStrip::ownedByThreads() const
{
    const auto count = trace::inventoryOf(m_playback.state()).stacks;
    return tr("%1 × stack, registers, signal mask").arg(count);
}

void StoryStrip::refresh()
{
    takeOutput();
    m_byProcess->setText(ownedByProcesses());
    m_byThread->setText(ownedByThreads());
    const QString printed = output();
    m_output->setText(printed.isEmpty() ? tr("nothing yet") : printed);
    m_output->setEnabled(!printed.isEmpty());
    showNow();
}

/// Where the sentence is longer than the room it ends in dots; the tool tip has all of it.
void StoryStrip::showNow()
{
    const QString sentence = now();
    const bool isCut = m_now->isVisible() && m_now->fontMetrics().horizontalAdvance(sentence) > m_now->width();
    m_now->setText(isCut ? m_now->fontMetrics().elidedText(sentence, Qt::ElideRight, m_now->width()) : sentence);
    m_now->setToolTip(isCut ? sentence : QString());
}

void StoryStrip::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    showNow();
}

void StoryStrip::retranslate()
{
    m_outputName->setText(tr("Output"));
    m_nowName->setText(tr("Now"));
    m_byProcess->setToolTip(tr("What each living process owns once, shared by its threads"));
    m_byThread->setToolTip(tr("What each living thread owns for itself"));
    refresh();
}

void StoryStrip::restyle()
{
    const Palette& palette = m_theme.palette();
    setStyleSheet(QStringLiteral("#storyStrip { background: %1; border-top: 1px solid %2; }"
                                 "#storyStrip QLabel { background: transparent; color: %3; }"
                                 "#storyStrip QLabel:disabled { color: %4; }")
                      .arg(palette.panel.name(), palette.border.name(), palette.text.name(), palette.textDim.name()));
    m_outputName->setFont(m_theme.font(0.9, QFont::DemiBold));
    m_nowName->setFont(m_theme.font(0.9, QFont::DemiBold));
    m_output->setFont(m_theme.monospaceFont(1.0));
    m_now->setFont(m_theme.font(1.0));
    m_byProcess->setFont(m_theme.font(0.9));
    m_byThread->setFont(m_theme.font(0.9));
}

void StoryStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace threadway::ui
