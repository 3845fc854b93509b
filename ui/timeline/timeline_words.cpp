// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_words.h"

#include "ui/words/words.h"

#include <algorithm>

namespace threadway::ui {
namespace {

using trace::Mark;
using trace::MarkKind;
using trace::Slice;
using trace::SliceKind;

QString threadName(const scenario::Blueprint& blueprint, ThreadId thread)
{
    const bool isKnown = thread.isValid() && thread.index() < blueprint.threads.size();
    return isKnown ? QString::fromStdString(blueprint.thread(thread).path) : QString();
}

} // namespace

QString TimelineWords::describe(const Slice& slice, const scenario::Blueprint& blueprint, SimTime frontier)
{
    const QString name = threadName(blueprint, slice.thread);
    const auto what = [&] {
        switch (slice.kind) {
        case SliceKind::Running:
            return tr("%1 on %2").arg(name, words::coreName(slice.coreId()));
        case SliceKind::Queued:
            return tr("%1 is ready and waits for a core").arg(name);
        case SliceKind::Blocked:
            return tr("%1 is blocked").arg(name);
        case SliceKind::Sleeping:
            return tr("%1 sleeps or waits for a device").arg(name);
        }
        return QString();
    };
    const QString length = slice.end == frontier ? tr("%1 so far") : tr("%1 long");
    QStringList lines{what(), tr("from %1 to %2").arg(words::time(slice.start), words::time(slice.end)),
                      length.arg(words::time(slice.end - slice.start))};
    if (slice.runsFrom > slice.start) {
        const SimTime cost = std::min(slice.runsFrom, slice.end) - slice.start;
        lines.append(tr("of it %1 for the switch (hatched)").arg(words::time(cost)));
    }
    if ((slice.flags & trace::SliceMigrated) != 0)
        lines.append(tr("came from another core (cut corner)"));
    return lines.join(QLatin1Char('\n'));
}

QString TimelineWords::describe(const Mark& mark, const scenario::Blueprint& blueprint)
{
    const QString thread = threadName(blueprint, mark.thread);
    const auto process = [&] { return QString::fromStdString(blueprint.process(ProcessId(mark.subject)).name); };
    const auto command = [&]() -> QString {
        switch (mark.command) {
        case trace::CommandKind::Other:
            return tr("Your command");
        case trace::CommandKind::Migrate:
            return tr("You moved %1").arg(thread);
        case trace::CommandKind::Pin:
            return tr("You changed the cores %1 may use").arg(thread);
        case trace::CommandKind::Kill:
            return tr("You ended %1").arg(thread);
        case trace::CommandKind::Crash:
            return tr("You let a process crash");
        case trace::CommandKind::Tow:
            return tr("You towed %1").arg(thread);
        case trace::CommandKind::Restart:
            return tr("You made %1 start again").arg(thread);
        case trace::CommandKind::Steer:
            return tr("You chose the order of turns");
        case trace::CommandKind::ChangeMachine:
            return tr("You changed the machine");
        }
        return {};
    };
    switch (mark.kind) {
    case MarkKind::DeadlockClosed:
        return tr("Gridlock begins: a cycle of %1 threads, closed by %2").arg(mark.subject).arg(thread);
    case MarkKind::DeadlineMissed:
        return tr("%1 missed the deadline of its job %2").arg(thread).arg(mark.subject);
    case MarkKind::ProcessEnded:
        return tr("Process %1 ended").arg(process());
    case MarkKind::ProcessFaulted:
        return tr("Process %1 crashed").arg(process());
    case MarkKind::CommandApplied:
        return command();
    case MarkKind::CommandRefused:
        return tr("Your command could not be carried out");
    case MarkKind::RunEnded:
        return words::runEnd(mark.end);
    }
    return {};
}

QString TimelineWords::noReturn()
{
    return tr("Point of no return: from here on every continuation of the programs fails");
}

} // namespace threadway::ui
