// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exploring/exploration_choice.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSpinBox>
#include <QToolButton>
#include <QWidgetAction>

#include <array>

namespace threadway::ui {
namespace {

using explore::ProgramMode;

constexpr int usualStates = 1'000'000;
constexpr int usualMegabytes = 1024;
constexpr int spinsQuestion = 2;
constexpr std::array<ProgramMode, 4> modes{ProgramMode::AsWritten, ProgramMode::Threads, ProgramMode::Coroutines,
                                           ProgramMode::Calls};

QComboBox* makeChoice(const char* name, int count, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setObjectName(QString::fromLatin1(name));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(9);
    for (int i = 0; i < count; ++i)
        box->addItem(QString());
    return box;
}

void setTexts(QComboBox& box, const QString& name, const QStringList& texts, const QStringList& help)
{
    box.setAccessibleName(name);
    box.setToolTip(name);
    for (int i = 0; i < box.count(); ++i) {
        box.setItemText(i, texts[i]);
        box.setItemData(i, help[i], Qt::ToolTipRole);
    }
}

} // namespace

ExplorationChoice::ExplorationChoice(QWidget* parent)
    : QWidget(parent),
      m_from(makeChoice("exploreFrom", 2, this)),
      m_mode(makeChoice("exploreMode", static_cast<int>(modes.size()), this)),
      m_steps(makeChoice("exploreSteps", 2, this)),
      m_question(makeChoice("exploreQuestion", 3, this)),
      m_limits(new QToolButton(this))
{
    m_limits->setPopupMode(QToolButton::InstantPopup);
    m_limits->setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(m_limits);
    auto* limits = new QWidgetAction(menu);
    limits->setDefaultWidget(makeLimits());
    menu->addAction(limits);
    m_limits->setMenu(menu);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (QComboBox* box : {m_from, m_mode, m_steps, m_question})
        row->addWidget(box, 1);
    row->addWidget(m_limits);
    connect(m_question, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_reduces->setEnabled(index == 1); });
    retranslate();
}

QWidget* ExplorationChoice::makeLimits()
{
    auto* page = new QWidget(this);
    auto* form = new QFormLayout(page);
    m_states = new QSpinBox(page);
    m_states->setRange(1, 100'000'000);
    m_states->setSingleStep(100'000);
    m_states->setValue(usualStates);
    m_memory = new QSpinBox(page);
    m_memory->setRange(0, 1'000'000);
    m_memory->setSingleStep(256);
    m_memory->setValue(usualMegabytes);
    m_reduces = new QCheckBox(page);
    m_reduces->setChecked(true);
    m_reduces->setEnabled(false);
    form->addRow(new QLabel(page), m_states);
    form->addRow(new QLabel(page), m_memory);
    form->addRow(m_reduces);
    return page;
}

ExplorationJob ExplorationChoice::job(const scenario::BlueprintPtr& blueprint, const scenario::Journal& journal,
                                      SimTime playhead) const
{
    ExplorationJob job;
    job.blueprint = blueprint;
    job.journal = journal;
    if (m_from->currentIndex() == 1)
        job.from = playhead;
    job.mode = modes[static_cast<std::size_t>(m_mode->currentIndex())];
    job.judge = m_question->currentIndex() == spinsQuestion ? Judge::Spin : Judge::Explorer;
    const bool onlyVerdicts = m_question->currentIndex() != 0;
    explore::GraphLimits& limits = job.limits;
    limits.states = static_cast<std::size_t>(m_states->value());
    limits.bytes = static_cast<std::size_t>(m_memory->value()) << 20U;
    limits.tellsOutputsApart = !onlyVerdicts;
    limits.keepsEdges = !onlyVerdicts;
    limits.reduces = onlyVerdicts && m_reduces->isChecked();
    limits.mergesAlike = limits.reduces;
    limits.findsConflicts = !limits.reduces;
    limits.switching = explore::switchingOf(job.mode);
    if (m_steps->currentIndex() == 1)
        limits.granularity = explore::Granularity::Statements;
    return job;
}

void ExplorationChoice::setFromPlayhead(bool fromPlayhead)
{
    m_from->setCurrentIndex(fromPlayhead ? 1 : 0);
}

void ExplorationChoice::setMode(ProgramMode mode)
{
    for (std::size_t i = 0; i < modes.size(); ++i) {
        if (modes[i] == mode)
            m_mode->setCurrentIndex(static_cast<int>(i));
    }
}

void ExplorationChoice::setStatements(bool statements)
{
    m_steps->setCurrentIndex(statements ? 1 : 0);
}

void ExplorationChoice::setOnlyVerdicts(bool onlyVerdicts)
{
    m_question->setCurrentIndex(onlyVerdicts ? 1 : 0);
}

void ExplorationChoice::askSpin()
{
    m_question->setCurrentIndex(spinsQuestion);
}

void ExplorationChoice::setMostStates(int states)
{
    m_states->setValue(states);
}

void ExplorationChoice::retranslate()
{
    setTexts(*m_from, tr("From where"), {tr("From start"), tr("From here")},
             {tr("All programs stand at their beginning"), tr("As everything stands at the playhead")});
    setTexts(*m_mode, tr("What programs run as"), {tr("As written"), tr("Threads"), tr("Coroutines"), tr("Calls")},
             {tr("Threads take turns at any step; coroutines of a thread follow each other as they say"),
              tr("Every program is a thread of its own, coroutines too"),
              tr("Others get their turn only where a program yields, sleeps, waits or ends"),
              tr("One program is run to its end before the next begins")});
    setTexts(*m_steps, tr("What happens at once"), {tr("Small steps"), tr("Statements")},
             {tr("Reading and writing a variable are two steps, and others may come between"),
              tr("All steps of a statement, unless it has to wait")});
    setTexts(*m_question, tr("What is asked"), {tr("Counts"), tr("Verdicts"), tr("SPIN's verdict")},
             {tr("How many schedules lead to each outcome, and how likely each is"),
              tr("Only what can happen: quicker, in less memory, for larger scenarios"),
              tr("Another program, the model checker SPIN, is given the programs and says whether they can stand still "
                 "or crash. It needs the packages \"spin\" and \"gcc\".")});
    m_limits->setText(tr("Limits"));
    m_limits->setToolTip(tr("How far the search goes before it gives up"));
    auto* form = qobject_cast<QFormLayout*>(m_states->parentWidget()->layout());
    qobject_cast<QLabel*>(form->labelForField(m_states))->setText(tr("States at most"));
    qobject_cast<QLabel*>(form->labelForField(m_memory))->setText(tr("Memory at most"));
    m_states->setAccessibleName(tr("States at most"));
    m_memory->setAccessibleName(tr("Memory at most"));
    m_memory->setSuffix(tr(" MiB"));
    m_memory->setSpecialValueText(tr("no bound"));
    m_reduces->setText(tr("Leave out orders that make no difference"));
    m_reduces->setToolTip(
        tr("With verdicts only: of steps that do not concern each other one order is tried. Data races "
           "are not looked for then."));
}

} // namespace threadway::ui
