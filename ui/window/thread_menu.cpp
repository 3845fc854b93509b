// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/thread_menu.h"

#include "ui/words/words.h"

namespace threadway::ui {

ThreadMenu::ThreadMenu(ThreadId thread, const Playback& playback, CommandPort& commands, QWidget* parent)
    : QMenu(parent), m_commands(commands)
{
    const scenario::Blueprint& blueprint = *playback.blueprint();
    const QString name = QString::fromStdString(blueprint.thread(thread).path);
    addSection(name);
    addMoves(thread, playback);
    addPins(thread, playback);
    addSeparator();
    offer(*this, tr("Tow It (give back its locks)"), scenario::Tow{thread, false});
    offer(*this, tr("Tow It and Let It Start Again"), scenario::Tow{thread, true});
    offer(*this, tr("End This Thread"), scenario::Kill{thread});
    const ProcessId process = blueprint.thread(thread).process;
    offer(*this, tr("Fault Here (crashes %1)").arg(QString::fromStdString(blueprint.process(process).name)),
          scenario::Crash{process, thread});
}

void ThreadMenu::offer(QMenu& menu, const QString& text, const scenario::Command& command)
{
    const machine::Refusal refusal = m_commands.check(command);
    QAction* action = menu.addAction(text);
    if (refusal != machine::Refusal::None) {
        action->setEnabled(false);
        action->setText(QStringLiteral("%1 \u2014 %2").arg(text, words::refusal(refusal)));
        return;
    }
    connect(action, &QAction::triggered, this, [this, command] { m_commands.submit(command); });
}

void ThreadMenu::addMoves(ThreadId thread, const Playback& playback)
{
    QMenu* moves = addMenu(tr("Move to Core"));
    for (int i = 0; i < playback.machine().cores; ++i)
        offer(*moves, QStringLiteral("&%1  %2").arg(i).arg(words::coreName(CoreId(i))),
              scenario::Migrate{thread, CoreId(i)});
}

void ThreadMenu::addPins(ThreadId thread, const Playback& playback)
{
    QMenu* pins = addMenu(tr("Pin to Core"));
    for (int i = 0; i < playback.machine().cores; ++i) {
        offer(*pins, QStringLiteral("&%1  %2").arg(i).arg(words::coreName(CoreId(i))),
              scenario::Pin{thread, CoreMask::only(CoreId(i))});
    }
    pins->addSeparator();
    offer(*pins, tr("Unpin (any core)"), scenario::Pin{thread, CoreMask::all()});
}

} // namespace threadway::ui
