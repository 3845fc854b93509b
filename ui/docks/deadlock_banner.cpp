// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/deadlock_banner.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace threadway::ui {
namespace {

/// In a narrower banner the buttons stand below the words.
constexpr int roomyWidth = 1000;

} // namespace

DeadlockBanner::DeadlockBanner(Playback& playback, const Theme& theme, const QList<QAction*>& waysOut, QWidget* parent)
    : QFrame(parent),
      m_playback(playback),
      m_theme(theme),
      m_title(new QLabel(this)),
      m_chain(new QLabel(this)),
      m_row(new QBoxLayout(QBoxLayout::TopToBottom, this)),
      m_buttons(new QHBoxLayout)
{
    setObjectName(QStringLiteral("deadlockBanner"));
    m_chain->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_chain->setWordWrap(true);
    m_title->setWordWrap(true);
    for (QLabel* label : {m_title, m_chain})
        label->setMinimumWidth(140);
    m_row->setContentsMargins(12, 6, 8, 6);
    m_row->setSpacing(6);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_chain);
    m_row->addLayout(words, 1);
    m_buttons->setSpacing(8);
    m_buttons->addStretch(1);
    m_row->addLayout(m_buttons);
    for (QAction* way : waysOut)
        addWay(way);
    hide();
    updateColors();
    connect(&theme, &Theme::changed, this, &DeadlockBanner::updateColors);
    connect(&playback, &Playback::positionChanged, this, &DeadlockBanner::refresh);
}

void DeadlockBanner::addWay(QAction* way)
{
    auto* button = new QToolButton(this);
    button->setDefaultAction(way);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::TabFocus);
    m_buttons->insertWidget(m_buttons->count() - 1, button); // before the stretch
}

QString DeadlockBanner::chain(const scenario::Blueprint& blueprint, const trace::WaitRing& ring)
{
    const QString arrow = QStringLiteral(" \u2192 ");
    QString text;
    for (std::size_t i = 0; i < ring.threads.size(); ++i) {
        text += QString::fromStdString(blueprint.thread(ring.threads[i]).path) + arrow;
        if (ring.objects[i].isValid())
            text += QString::fromStdString(blueprint.object(ring.objects[i]).name) + arrow;
    }
    return text + QString::fromStdString(blueprint.thread(ring.threads.front()).path);
}

void DeadlockBanner::refresh()
{
    std::vector<trace::WaitRing> rings = trace::waitRings(m_playback.state());
    if (rings == m_rings)
        return;
    const bool wasDeadlocked = !m_rings.empty();
    m_rings = std::move(rings);
    updateTexts();
    setVisible(!m_rings.empty());
    if (wasDeadlocked != !m_rings.empty())
        Q_EMIT deadlockChanged(!m_rings.empty());
}

void DeadlockBanner::updateTexts()
{
    if (m_rings.empty())
        return;
    const auto length = static_cast<int>(m_rings.front().threads.size());
    m_title->setText(m_rings.size() == 1
                         ? tr("Gridlock: a cycle of %1. Nobody in it will ever move again.").arg(length)
                         : tr("Gridlock: %1 rings. Nobody in them will ever move again.").arg(m_rings.size()));
    QStringList chains;
    for (const trace::WaitRing& ring : m_rings)
        chains += chain(*m_playback.blueprint(), ring);
    m_chain->setText(chains.join(QLatin1Char('\n')));
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_chain->text());
}

void DeadlockBanner::updateColors()
{
    const Palette& palette = m_theme.palette();
    setStyleSheet(
        QStringLiteral("#deadlockBanner { background: %1; border: 1px solid %2; border-radius: 6px; }"
                       "#deadlockBanner QLabel { color: %3; background: transparent; }"
                       "#deadlockBanner QToolButton { padding: 5px 10px; border: 1px solid %2; "
                       "border-radius: 5px; background: %4; color: %3; }"
                       "#deadlockBanner QToolButton:hover { border-color: %3; }"
                       "#deadlockBanner QToolButton:focus { border: 2px solid %3; }")
            .arg(palette.dangerGround.name(), palette.danger.name(), palette.text.name(), palette.raised.name()));
    m_title->setFont(m_theme.font(1.0, QFont::DemiBold));
    m_chain->setFont(m_theme.font(1.0));
}

void DeadlockBanner::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    m_row->setDirection(width() < roomyWidth ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void DeadlockBanner::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QFrame::changeEvent(event);
}

} // namespace threadway::ui
