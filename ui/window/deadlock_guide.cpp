// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/deadlock_guide.h"

#include "program/lock_order.h"
#include "scenario/edits.h"
#include "ui/docks/deadlock_banner.h"
#include "ui/words/words.h"

#include <QMenu>
#include <QMessageBox>
#include <QProgressDialog>

#include <algorithm>

namespace threadway::ui {
namespace {

/// A search that takes longer than this shows that it goes on, and how to stop it.
constexpr int patienceMs = 400;

} // namespace

DeadlockGuide::DeadlockGuide(Document& document, Player& player, JournalPort& commands, ActionTable& actions,
                             const DeadlockBanner& banner, QWidget* window)
    : QObject(window),
      m_document(document),
      m_player(player),
      m_commands(commands),
      m_actions(actions),
      m_banner(banner),
      m_window(window)
{
    connect(actions.action(ActionId::TriggerDeadlock), &QAction::triggered, this, &DeadlockGuide::trigger);
    connect(actions.action(ActionId::TowCar), &QAction::triggered, this, &DeadlockGuide::tow);
    connect(actions.action(ActionId::RewindToCause), &QAction::triggered, this, &DeadlockGuide::rewind);
    connect(actions.action(ActionId::ImposeOrder), &QAction::triggered, this, &DeadlockGuide::imposeOrder);
    connect(&player, &Player::deadlockPlanned, this, &DeadlockGuide::takePlan);
    connect(&player, &Player::causeFound, this, &DeadlockGuide::takeCause);
    connect(&banner, &DeadlockBanner::deadlockChanged, this, &DeadlockGuide::updateActions);
    connect(&document, &Document::scenarioChanged, this, &DeadlockGuide::updateActions);
    updateActions();
}

void DeadlockGuide::updateActions()
{
    const bool isDeadlocked = !m_banner.rings().empty();
    const bool hasLocks = m_document.isOpen() && m_document.blueprint()->objects.size() > 1;
    m_actions.action(ActionId::TriggerDeadlock)->setEnabled(hasLocks && !isDeadlocked);
    m_actions.action(ActionId::TowCar)->setEnabled(isDeadlocked);
    m_actions.action(ActionId::RewindToCause)->setEnabled(isDeadlocked);
    m_actions.action(ActionId::ImposeOrder)->setEnabled(hasLocks);
}

void DeadlockGuide::showSearching(const QString& text)
{
    m_searching = new QProgressDialog(text, tr("Cancel"), 0, 0, m_window);
    m_searching->setWindowModality(Qt::WindowModal);
    m_searching->setMinimumDuration(patienceMs);
    m_searching->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_searching, &QProgressDialog::canceled, this, [this] { m_player.cancelSearch(); });
}

void DeadlockGuide::hideSearching()
{
    if (m_searching)
        m_searching->deleteLater();
    m_searching = nullptr;
}

void DeadlockGuide::trigger()
{
    const auto& units = m_document.blueprint()->units;
    const bool holdsAndWaits = std::any_of(units.begin(), units.end(),
                                           [](const program::Unit& unit) { return !program::lockPairs(unit).empty(); });
    if (!holdsAndWaits) {
        Q_EMIT said(tr("No deadlock is possible here: no thread takes a lock while it holds another one."));
        return;
    }
    m_player.pause();
    showSearching(tr("Looking for a schedule that ends in a deadlock…"));
    m_player.planDeadlock();
}

void DeadlockGuide::takePlan(const std::optional<scenario::JournalEntry>& entry, bool cancelled)
{
    hideSearching();
    if (cancelled)
        return;
    if (!entry) {
        Q_EMIT said(tr("No deadlock was found: no schedule that was tried makes these threads wait for each other."));
        return;
    }
    m_document.addEntry(*entry, tr("Trigger a deadlock"));
    if (entry->at < m_player.position())
        m_player.seek({});
    Q_EMIT said(tr("Found one. The schedule is driven by hand until nobody can move."));
    m_player.play();
}

void DeadlockGuide::tow()
{
    if (m_banner.rings().empty())
        return;
    QMenu menu(m_window);
    menu.addSection(tr("Tow which car?"));
    for (const ThreadId thread : m_banner.rings().front().threads) {
        const QString name = QString::fromStdString(m_document.blueprint()->thread(thread).path);
        connect(menu.addAction(tr("%1: end it").arg(name)), &QAction::triggered, this, [this, thread] {
            m_commands.submit(scenario::Tow{thread, false});
        });
        connect(menu.addAction(tr("%1: let it start again").arg(name)), &QAction::triggered, this, [this, thread] {
            m_commands.submit(scenario::Tow{thread, true});
        });
    }
    if (menu.exec(QCursor::pos()) != nullptr)
        m_player.play();
}

void DeadlockGuide::rewind()
{
    m_player.pause();
    showSearching(tr("Looking for the step after which there was no escape…"));
    m_player.findCause();
}

void DeadlockGuide::takeCause(const std::optional<CauseFound>& cause, bool cancelled)
{
    hideSearching();
    if (cancelled)
        return;
    if (!cause) {
        Q_EMIT said(tr("The cause could not be found within the limits of the search."));
        return;
    }
    const scenario::Blueprint& blueprint = *m_document.blueprint();
    const explore::CriticalStep& step = cause->step;
    if (!cause->detour.empty())
        m_document.addEntry({step.before + SimTime{1}, scenario::Steer{cause->detour}},
                            tr("Drive around the deadlock"));
    m_player.seek(step.before);
    const QString object
        = step.object.isValid() ? QString::fromStdString(blueprint.object(step.object).name) : QString();
    Q_EMIT said(tr("Point of no return: at %1 %2 takes %3. From here on Play drives another way.")
                    .arg(words::time(step.at), QString::fromStdString(blueprint.thread(step.thread).path), object));
}

void DeadlockGuide::imposeOrder()
{
    const auto changed = scenario::withLockOrder(m_document.blueprint()->scenario);
    QStringList kept;
    for (const base::Diagnostic& finding : changed.diagnostics)
        kept += words::diagnostic(finding);
    if (!changed.isOk()) {
        QMessageBox::warning(m_window, tr("Take Locks in One Order"), kept.join(QLatin1Char('\n')));
        return;
    }
    if (*changed == m_document.blueprint()->scenario) {
        Q_EMIT said(kept.isEmpty() ? tr("All programs take their locks in one order already.")
                                   : kept.join(QLatin1String("; ")));
        return;
    }
    const base::Diagnostics findings = m_document.changeScenario(*changed, tr("Take locks in one order"));
    if (!findings.empty()) {
        QMessageBox::warning(m_window, tr("Take Locks in One Order"), words::diagnostic(findings.front()));
        return;
    }
    Q_EMIT said(
        tr("The programs are rewritten: every thread takes the locks in the order in which they are declared."));
    m_player.play();
}

} // namespace threadway::ui
