// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exploring/finding_view.h"

#include "scenario/journal_text.h"
#include "ui/exploring/exploration_words.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace threadway::ui {
namespace {

/// Of a longer account the end is left out: nobody reads it, and the schedule is played on the roads.
constexpr qsizetype mostLines = 400;

} // namespace

FindingView::FindingView(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_title(new QLabel(this)),
      m_account(new QListWidget(this)),
      m_schedule(new QLineEdit(this)),
      m_copy(new QToolButton(this)),
      m_play(new QToolButton(this))
{
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_account->setObjectName(QStringLiteral("account"));
    m_account->setWordWrap(true);
    m_account->setFrameShape(QFrame::NoFrame);
    m_account->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_schedule->setObjectName(QStringLiteral("schedule"));
    m_schedule->setReadOnly(true);
    m_copy->setObjectName(QStringLiteral("copySchedule"));
    m_play->setObjectName(QStringLiteral("playFinding"));
    for (QToolButton* button : {m_copy, m_play}) {
        button->setFocusPolicy(Qt::TabFocus);
        // Shape only: lower than usual, for the lists need the room.
        button->setStyleSheet(QStringLiteral("QToolButton { padding: 2px 9px; }"));
    }
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_title, 1);
    row->addWidget(m_copy);
    row->addWidget(m_play);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addLayout(row);
    column->addWidget(m_account, 1);
    column->addWidget(m_schedule);
    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_schedule->text()); });
    connect(m_play, &QToolButton::clicked, this, &FindingView::playRequested);
    connect(&theme, &Theme::changed, this, &FindingView::restyle);
    restyle();
    retranslate();
    show(nullptr, nullptr);
}

void FindingView::show(const std::shared_ptr<const ExplorationResult>& result, const Finding* finding,
                       const QString& whyNone)
{
    m_account->clear();
    const bool isAny = result && finding != nullptr;
    for (QWidget* part : {static_cast<QWidget*>(m_account), static_cast<QWidget*>(m_schedule),
                          static_cast<QWidget*>(m_copy), static_cast<QWidget*>(m_play)})
        part->setVisible(isAny);
    if (!isAny) {
        m_title->setText(whyNone.isEmpty() ? tr("Choose a line at the left: how it comes about is told here.")
                                           : whyNone);
        return;
    }
    m_title->setText(finding->title);
    m_schedule->setText(QString::fromStdString(scenario::scheduleText(*result->blueprint, finding->schedule)));
    m_schedule->setCursorPosition(0);
    tellAccount(*result, *finding);
}

void FindingView::tellAccount(const ExplorationResult& result, const Finding& finding)
{
    const QList<exploration_words::Line> lines = exploration_words::account(*result.start, finding.schedule);
    bool isTold = !finding.noReturnAfter;
    const auto tellNoReturn = [&] {
        addLine(*finding.noReturnAfter == 0
                    ? tr("Lost from the start: every continuation fails.")
                    : tr("Point of no return, after step %1: from here on every continuation fails.")
                          .arg(*finding.noReturnAfter),
                true);
        isTold = true;
    };
    std::size_t step = 0;
    for (qsizetype i = 0; i < std::min(lines.size(), mostLines); ++i) {
        if (!isTold && lines[i].step > *finding.noReturnAfter)
            tellNoReturn();
        const bool isNew = lines[i].step != step;
        step = lines[i].step;
        addLine(isNew ? tr("%1. %2", "number of a step, what happens").arg(step).arg(lines[i].text)
                      : QStringLiteral("    ") + lines[i].text,
                false);
    }
    if (!isTold)
        tellNoReturn();
    if (lines.size() > mostLines)
        addLine(tr("… and so on: %1 more sentences.").arg(lines.size() - mostLines), false);
}

void FindingView::addLine(const QString& text, bool isWarning)
{
    auto* item = new QListWidgetItem(text, m_account);
    if (!isWarning)
        return;
    item->setForeground(m_theme.palette().text);
    item->setBackground(m_theme.palette().dangerGround);
    item->setFont(m_theme.font(1.0, QFont::DemiBold));
}

void FindingView::restyle()
{
    m_title->setFont(m_theme.font(1.0, QFont::DemiBold));
    m_schedule->setFont(m_theme.monospaceFont(0.9));
    for (int i = 0; i < m_account->count(); ++i) {
        QListWidgetItem* item = m_account->item(i);
        if (item->background().style() == Qt::NoBrush)
            continue;
        item->setForeground(m_theme.palette().text);
        item->setBackground(m_theme.palette().dangerGround);
    }
}

void FindingView::retranslate()
{
    m_account->setAccessibleName(tr("Account, step by step"));
    m_schedule->setAccessibleName(tr("Schedule"));
    m_schedule->setToolTip(
        tr("Who takes each step: \"A*3 B\" is three steps of A, then one of B. It can be mailed, and put "
           "into a file as a steer of its journal."));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the schedule"));
    m_play->setText(tr("Play this"));
    m_play->setToolTip(tr("Drive this schedule on the roads; undo takes it back"));
}

} // namespace threadway::ui
