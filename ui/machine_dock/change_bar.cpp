// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machine_dock/change_bar.h"

#include "machine/simulator.h"
#include "scenario/machine_change.h"
#include "ui/theme/theme.h"
#include "ui/words/machine_words.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace threadway::ui {
namespace {

constexpr int tallestWords = 120; // pixels: longer accounts scroll

QString listed(const QStringList& lines)
{
    QString text;
    for (const QString& line : lines)
        text += QStringLiteral("\u2022 ") + line + QLatin1Char('\n');
    return text;
}

} // namespace

ChangeBar::ChangeBar(const Theme& theme, QWidget* parent)
    : QFrame(parent),
      m_theme(theme),
      m_words(new QLabel),
      m_scroll(new QScrollArea(this)),
      m_apply(new QPushButton(this)),
      m_discard(new QPushButton(this)),
      m_file(new QPushButton(this))
{
    setObjectName(QStringLiteral("changeBar"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_apply->setObjectName(QStringLiteral("apply"));
    m_discard->setObjectName(QStringLiteral("discard"));
    m_file->setObjectName(QStringLiteral("asInFile"));
    m_apply->setDefault(true);
    m_apply->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_scroll->setWidget(m_words);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 8);
    column->addWidget(m_scroll);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    buttons->addWidget(m_apply);
    buttons->addWidget(m_discard);
    buttons->addStretch(1);
    buttons->addWidget(m_file);
    column->addLayout(buttons);
    connect(m_apply, &QPushButton::clicked, this, &ChangeBar::applyRequested);
    connect(m_discard, &QPushButton::clicked, this, &ChangeBar::discardRequested);
    connect(m_file, &QPushButton::clicked, this, &ChangeBar::fileRequested);
    connect(&theme, &Theme::changed, this, &ChangeBar::restyle);
    restyle();
    retranslate();
}

void ChangeBar::showChange(const scenario::MachineSpec& present, const scenario::MachineSpec& wanted,
                           const scenario::MachineSpec& file, SimTime at)
{
    const base::Diagnostics faults = memory::validate(wanted.memory);
    const bool isOther = !(present == wanted);
    const machine::Refusal refusal = machine::checkChange(present, scenario::differenceOf(present, wanted));
    const bool isPossible = isOther && refusal == machine::Refusal::None;
    QString text;
    if (!isOther) {
        text = tr("Change something above: what that does is said here before it is done.");
    } else if (!isPossible) {
        QStringList reasons;
        for (const base::Diagnostic& fault : faults)
            reasons += words::diagnostic(fault);
        if (faults.empty())
            reasons += words::refusal(refusal);
        text = tr("⚠ This cannot be:") + QLatin1Char('\n') + listed(reasons);
    } else {
        text = tr("From %1 on:").arg(words::time(at)) + QLatin1Char('\n')
               + listed(words::machineDifferences(present, wanted))
               + words::machineConsequences(present, wanted).join(QLatin1Char(' '));
    }
    if (m_words->text() != text)
        m_words->setText(text);
    fitWords();
    m_words->setAccessibleName(text);
    m_apply->setEnabled(isPossible);
    m_discard->setEnabled(isOther);
    m_file->setEnabled(!(wanted == file));
}

/// As tall as its words, so that the fields above keep the room; more than that scrolls.
void ChangeBar::fitWords()
{
    const int needed = m_words->heightForWidth(std::max(1, m_scroll->width()));
    m_scroll->setFixedHeight(std::min(needed + 2, tallestWords));
}

void ChangeBar::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fitWords();
}

QString ChangeBar::text() const
{
    return m_words->text();
}

void ChangeBar::retranslate()
{
    m_apply->setText(tr("Apply"));
    m_apply->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_apply->setToolTip(tr("Change the machine at the playhead; undo takes it back (%1)")
                            .arg(m_apply->shortcut().toString(QKeySequence::NativeText)));
    m_discard->setText(tr("Discard"));
    m_discard->setToolTip(tr("Show the machine again as it is"));
    m_file->setText(tr("As in File"));
    m_file->setToolTip(tr("Set everything to what the scenario says, to be applied from the playhead on"));
}

void ChangeBar::restyle()
{
    const Palette& palette = m_theme.palette();
    setStyleSheet(QStringLiteral("#changeBar { background: %1; border-top: 1px solid %2; }"
                                 "#changeBar QLabel, #changeBar QScrollArea { background: %1; color: %3; }")
                      .arg(palette.panel.name(), palette.border.name(), palette.text.name()));
}

} // namespace threadway::ui
