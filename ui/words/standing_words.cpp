// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/thread_verdict.h"
#include "ui/words/words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <optional>
#include <utility>

namespace threadway::ui::words {
namespace {

/// The context of these texts for translators.
struct Standing {
    Q_DECLARE_TR_FUNCTIONS(Standing)
};

using trace::ThreadStanding;

QString threadName(const scenario::Blueprint& blueprint, ThreadId thread)
{
    return QString::fromStdString(blueprint.thread(thread).path);
}

QString objectName(const scenario::Blueprint& blueprint, ObjectId object)
{
    return QString::fromStdString(blueprint.object(object).name);
}

/// How many threads stand in the queue the thread stands in, itself included.
std::ptrdiff_t queueLength(const trace::State& state, ThreadId thread)
{
    const CoreId queue = state.threads[thread.index()].queue;
    return std::count_if(state.threads.begin(), state.threads.end(), [queue](const trace::ThreadNow& other) {
        return other.standing == ThreadStanding::Queued && other.queue == queue;
    });
}

/// The state knows who stands in a queue but not whom the policy will pick, so only a thread alone is "next".
QString queued(const trace::State& state, ThreadId thread)
{
    const trace::Verdict verdict = trace::verdictOn(state, thread);
    if (verdict.kind == trace::Standstill::Starved)
        return Standing::tr("starved (ready for %1)").arg(time(verdict.waited));
    const CoreId queue = state.threads[thread.index()].queue;
    const auto length = static_cast<int>(queueLength(state, thread));
    if (queue.isValid()) {
        return length == 1 ? Standing::tr("ready, next on %1").arg(coreShort(queue))
                           : Standing::tr("ready, one of %1 for %2").arg(length).arg(coreShort(queue));
    }
    return length == 1 ? Standing::tr("ready, next in line") : Standing::tr("ready, one of %1 in line").arg(length);
}

/// The device that the thread waits for, or nothing.
QString deviceName(const scenario::Blueprint& blueprint, const trace::ThreadNow& now)
{
    if (now.callWait != machine::WaitKind::Device)
        return {};
    return QString::fromStdString(blueprint.scenario.devices[static_cast<std::size_t>(now.callWaitId)].name);
}

QString processName(const scenario::Blueprint& blueprint, std::int32_t process)
{
    return QString::fromStdString(blueprint.process(ProcessId(process)).name);
}

QString blocked(const scenario::Blueprint& blueprint, const trace::State& state, ThreadId thread)
{
    const trace::Verdict verdict = trace::verdictOn(state, thread);
    if (verdict.ring)
        return Standing::tr("deadlocked (cycle %1)").arg(verdict.ring->threads.size());
    const trace::ThreadNow& now = state.threads[thread.index()];
    if (now.callWait == machine::WaitKind::Thread)
        return Standing::tr("waits for the end of %1").arg(threadName(blueprint, ThreadId(now.callWaitId)));
    if (now.callWait == machine::WaitKind::Process)
        return Standing::tr("waits for the end of %1").arg(processName(blueprint, now.callWaitId));
    if (!verdict.object.isValid())
        return Standing::tr("blocked: every coroutine waits");
    const QString name = objectName(blueprint, verdict.object);
    if (verdict.kind == trace::Standstill::Stuck)
        return Standing::tr("stuck on %1 (no cycle)").arg(name);
    if (verdict.inversion)
        return Standing::tr("blocked on %1 (priority inversion)").arg(name);
    return verdict.kind == trace::Standstill::Starved
               ? Standing::tr("starved on %1 (waiting %2)").arg(name, time(verdict.waited))
               : Standing::tr("blocked on %1").arg(name);
}

QString ended(machine::EndReason reason)
{
    switch (reason) {
    case machine::EndReason::Finished:
        return Standing::tr("finished");
    case machine::EndReason::Killed:
        return Standing::tr("killed");
    case machine::EndReason::Towed:
        return Standing::tr("towed away");
    case machine::EndReason::Faulted:
        return Standing::tr("crashed");
    case machine::EndReason::ProcessGone:
        return Standing::tr("ended with its process");
    }
    return {};
}

QString endedSentence(const QString& name, machine::EndReason reason)
{
    switch (reason) {
    case machine::EndReason::Finished:
        return Standing::tr("%1 has finished.").arg(name);
    case machine::EndReason::Killed:
        return Standing::tr("%1 was killed; what it held stays held.").arg(name);
    case machine::EndReason::Towed:
        return Standing::tr("%1 was towed away and gave back what it held.").arg(name);
    case machine::EndReason::Faulted:
        return Standing::tr("%1 crashed and took its whole process with it.").arg(name);
    case machine::EndReason::ProcessGone:
        return Standing::tr("%1 ended because its process did.").arg(name);
    }
    return {};
}

/// "T1 → B → T2 → A → T1", beginning with the thread.
QString ringText(const scenario::Blueprint& blueprint, const trace::WaitRing& ring, ThreadId thread)
{
    const auto at = std::find(ring.threads.begin(), ring.threads.end(), thread);
    const auto first = static_cast<std::size_t>(at - ring.threads.begin());
    QStringList parts;
    for (std::size_t i = 0; i < ring.threads.size(); ++i) {
        const std::size_t place = (first + i) % ring.threads.size();
        parts << threadName(blueprint, ring.threads[place]);
        if (ring.objects[place].isValid())
            parts << objectName(blueprint, ring.objects[place]);
    }
    parts << threadName(blueprint, thread);
    return parts.join(QStringLiteral(" → "));
}

/// The names of those who hold the object; empty if nobody does.
QString holders(const scenario::Blueprint& blueprint, const trace::ObjectNow& object)
{
    QStringList names;
    for (const trace::ObjectHolder& holder : object.holders)
        names << threadName(blueprint, holder.thread);
    return names.join(Standing::tr(", ", "between names"));
}

/// Who really delays whom.
QString inversionSentence(const scenario::Blueprint& blueprint, const trace::PriorityInversion& inversion,
                          const QString& waiter, const QString& object)
{
    return Standing::tr("Priority inversion: %1 waits for %2, which %3 holds, and %4 keeps %3 from its core.")
        .arg(waiter, object, threadName(blueprint, inversion.owner), threadName(blueprint, inversion.delayer));
}

QString channelSentence(const scenario::Blueprint& blueprint, std::int32_t wait, const QString& name)
{
    const QString channel = QString::fromStdString(blueprint.channel(machine::channelOf(wait)).name);
    return machine::isForRoom(wait) ? Standing::tr("%1 waits for room in %2.").arg(name, channel)
                                    : Standing::tr("%1 waits for something to read from %2.").arg(name, channel);
}

/// Whether units are free, but the banker keeps them.
bool isKeptByBanker(const scenario::Blueprint& blueprint, const trace::State& state, ObjectId object)
{
    return state.objects[object.index()].count > 0 && !blueprint.object(object).claims.empty();
}

QString blockedSentence(const scenario::Blueprint& blueprint, const trace::State& state, ThreadId thread)
{
    const QString name = threadName(blueprint, thread);
    const trace::Verdict verdict = trace::verdictOn(state, thread);
    if (verdict.ring) {
        return Standing::tr("Deadlock: %1. Each waits for what the next one holds.")
            .arg(ringText(blueprint, *verdict.ring, thread));
    }
    const trace::ThreadNow& now = state.threads[thread.index()];
    if (now.callWait == machine::WaitKind::Thread)
        return Standing::tr("%1 waits until %2 has ended.").arg(name, threadName(blueprint, ThreadId(now.callWaitId)));
    if (now.callWait == machine::WaitKind::Process)
        return Standing::tr("%1 waits until %2 has ended.").arg(name, processName(blueprint, now.callWaitId));
    if (now.callWait == machine::WaitKind::Channel)
        return channelSentence(blueprint, now.callWaitId, name);
    if (now.callWait == machine::WaitKind::Signal)
        return Standing::tr("%1 waits for a signal.").arg(name);
    if (!verdict.object.isValid())
        return Standing::tr("%1 cannot go on: each of its coroutines waits.").arg(name);
    const QString owner = holders(blueprint, state.objects[verdict.object.index()]);
    const QString what = objectName(blueprint, verdict.object);
    if (verdict.kind == trace::Standstill::Stuck) {
        return Standing::tr("%1 is stuck on %2: nobody is left who could let it go on, yet there is no cycle.")
            .arg(name, what);
    }
    if (verdict.inversion)
        return inversionSentence(blueprint, *verdict.inversion, name, what);
    if (verdict.kind == trace::Standstill::Starved) {
        return Standing::tr("%1 starves: it has waited for %2 since %3, and %4 has taken it again and again.")
            .arg(name, what, time(state.shownAt - verdict.waited), threadName(blueprint, verdict.overtaker));
    }
    if (isKeptByBanker(blueprint, state, verdict.object))
        return Standing::tr("%1 waits for %2: some is free, but granting it would be unsafe.").arg(name, what);
    if (owner.isEmpty() && !state.objects[verdict.object.index()].hasOwner)
        return Standing::tr("%1 waits for %2.", "for what others have to do there, such as sending").arg(name, what);
    return owner.isEmpty() ? Standing::tr("%1 waits for %2, which nobody holds.").arg(name, what)
                           : Standing::tr("%1 waits for %2, which %3 holds.").arg(name, what, owner);
}

QString queuedSentence(const scenario::Blueprint& blueprint, const trace::State& state, ThreadId thread)
{
    const QString name = threadName(blueprint, thread);
    if (const trace::Verdict verdict = trace::verdictOn(state, thread); verdict.overtaker.isValid()) {
        return Standing::tr("%1 starves: it is ready since %2, but %3 is let before it again and again.")
            .arg(name, time(state.shownAt - verdict.waited), threadName(blueprint, verdict.overtaker));
    }
    const CoreId queue = state.threads[thread.index()].queue;
    return queue.isValid() ? Standing::tr("%1 is ready to run and waits for %2.").arg(name, coreName(queue))
                           : Standing::tr("%1 is ready to run and waits for a core.").arg(name);
}

/// "eastbound, westbound"
QString threadNames(const scenario::Blueprint& blueprint, const std::vector<ThreadId>& threads)
{
    QStringList names;
    for (const ThreadId thread : threads)
        names << threadName(blueprint, thread);
    return names.join(Standing::tr(", ", "between names"));
}

/// Empty if the thread is part of no livelock.
QString livelocked(const trace::State& state, ThreadId thread)
{
    const trace::LivelockNow livelock = trace::livelockOf(state, thread);
    return livelock.threads.empty() ? QString() : Standing::tr("livelocked (%1 rounds in vain)").arg(livelock.rounds);
}

QString livelockSentence(const scenario::Blueprint& blueprint, const trace::State& state, ThreadId thread)
{
    const trace::LivelockNow livelock = trace::livelockOf(state, thread);
    if (livelock.threads.empty())
        return {};
    return Standing::tr(
               "Livelock: %1 tried %2 times in a row in vain, gave back and tried again; busy, yet going nowhere.")
        .arg(threadNames(blueprint, livelock.threads))
        .arg(livelock.rounds);
}

/// Who crashed its process, and why.
QString crashSentence(const scenario::Blueprint& blueprint, const trace::State& state, ThreadId thread)
{
    const trace::ProcessNow& process = state.processes[blueprint.thread(thread).process.index()];
    return Standing::tr("%1 crashed and took its whole process with it: %2.")
        .arg(threadName(blueprint, thread), fault(blueprint, process));
}

} // namespace

QString standing(const scenario::Blueprint& blueprint, const trace::State& state, ThreadId thread)
{
    const trace::ThreadNow& now = state.threads[thread.index()];
    const ThreadStanding standingNow = state.standingAt(thread, state.shownAt);
    if (standingNow != ThreadStanding::Blocked && standingNow != ThreadStanding::Switching) {
        if (QString text = livelocked(state, thread); !text.isEmpty())
            return text;
    }
    switch (standingNow) {
    case ThreadStanding::NotArrived:
        if (now.isUnused)
            return Standing::tr("not started");
        return Standing::tr("arrives at %1").arg(time(blueprint.thread(thread).arrival));
    case ThreadStanding::Queued:
        return queued(state, thread);
    case ThreadStanding::Switching:
        return Standing::tr("switching in on %1").arg(coreShort(now.core));
    case ThreadStanding::Running:
        return Standing::tr("running");
    case ThreadStanding::Blocked:
        return blocked(blueprint, state, thread);
    case ThreadStanding::Sleeping:
        if (const QString device = deviceName(blueprint, now); !device.isEmpty())
            return Standing::tr("waits for %1, a device").arg(device);
        return Standing::tr("asleep");
    case ThreadStanding::Ended:
        return ended(now.endReason);
    }
    return {};
}

QString standingSentence(const scenario::Blueprint& blueprint, const trace::State& state, ThreadId thread)
{
    const trace::ThreadNow& now = state.threads[thread.index()];
    const QString name = threadName(blueprint, thread);
    const ThreadStanding standingNow = state.standingAt(thread, state.shownAt);
    if (standingNow != ThreadStanding::Blocked) {
        if (QString text = livelockSentence(blueprint, state, thread); !text.isEmpty())
            return text;
    }
    switch (standingNow) {
    case ThreadStanding::NotArrived:
        if (now.isUnused)
            return Standing::tr("Nobody has started %1 yet.").arg(name);
        return Standing::tr("%1 arrives at %2.").arg(name, time(blueprint.thread(thread).arrival));
    case ThreadStanding::Queued:
        return queuedSentence(blueprint, state, thread);
    case ThreadStanding::Switching:
        return Standing::tr("%1 is turning to %2.", "a core, a thread").arg(coreName(now.core), name);
    case ThreadStanding::Running:
        return Standing::tr("%1 runs on %2.").arg(name, coreName(now.core));
    case ThreadStanding::Blocked:
        return blockedSentence(blueprint, state, thread);
    case ThreadStanding::Sleeping:
        if (const QString device = deviceName(blueprint, now); !device.isEmpty())
            return Standing::tr("%1 waits until the device %2 has served it.").arg(name, device);
        return Standing::tr("%1 sleeps.").arg(name);
    case ThreadStanding::Ended:
        if (now.endReason == machine::EndReason::Faulted)
            return crashSentence(blueprint, state, thread);
        return endedSentence(name, now.endReason);
    }
    return {};
}

QString closing(const scenario::Blueprint& blueprint, const trace::State& state, ProcessId process)
{
    const trace::ProcessNow& now = state.processes[process.index()];
    switch (now.reason) {
    case machine::EndReason::Finished:
        return Standing::tr("Road closed: all its threads have ended");
    case machine::EndReason::Killed:
    case machine::EndReason::ProcessGone:
        return Standing::tr("Road closed: killed");
    case machine::EndReason::Towed:
        return Standing::tr("Road closed: towed away");
    case machine::EndReason::Faulted:
        return Standing::tr("Road closed: %1").arg(fault(blueprint, now));
    }
    return {};
}

} // namespace threadway::ui::words
