// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/words.h"

#include "trace/wait_for.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

namespace threadway::ui::words {
namespace {

/// The context of these texts for translators.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
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

/// The ring the thread is part of, if it is deadlocked.
std::optional<trace::WaitRing> ringOf(const trace::State& state, ThreadId thread)
{
    for (trace::WaitRing& ring : trace::waitRings(state)) {
        if (std::find(ring.threads.begin(), ring.threads.end(), thread) != ring.threads.end())
            return std::move(ring);
    }
    return std::nullopt;
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
    const CoreId queue = state.threads[thread.index()].queue;
    const auto length = static_cast<int>(queueLength(state, thread));
    if (queue.isValid()) {
        return length == 1 ? Words::tr("ready, next on %1").arg(coreShort(queue))
                           : Words::tr("ready, one of %1 for %2").arg(length).arg(coreShort(queue));
    }
    return length == 1 ? Words::tr("ready, next in line") : Words::tr("ready, one of %1 in line").arg(length);
}

QString blocked(const scenario::Blueprint& blueprint, const trace::State& state, ThreadId thread)
{
    if (const auto ring = ringOf(state, thread))
        return Words::tr("deadlocked (cycle %1)").arg(ring->threads.size());
    const ObjectId object = state.threads[thread.index()].waitsFor;
    if (!object.isValid())
        return Words::tr("blocked: every coroutine waits");
    const QString name = objectName(blueprint, object);
    return state.isEnded ? Words::tr("stuck on %1 (no cycle)").arg(name) : Words::tr("blocked on %1").arg(name);
}

QString ended(machine::EndReason reason)
{
    switch (reason) {
    case machine::EndReason::Finished:
        return Words::tr("finished");
    case machine::EndReason::Killed:
        return Words::tr("killed");
    case machine::EndReason::Towed:
        return Words::tr("towed away");
    case machine::EndReason::Faulted:
        return Words::tr("crashed");
    case machine::EndReason::ProcessGone:
        return Words::tr("ended with its process");
    }
    return {};
}

QString endedSentence(const QString& name, machine::EndReason reason)
{
    switch (reason) {
    case machine::EndReason::Finished:
        return Words::tr("%1 has finished.").arg(name);
    case machine::EndReason::Killed:
        return Words::tr("%1 was killed; what it held stays held.").arg(name);
    case machine::EndReason::Towed:
        return Words::tr("%1 was towed away and gave back what it held.").arg(name);
    case machine::EndReason::Faulted:
        return Words::tr("%1 crashed and took its whole process with it.").arg(name);
    case machine::EndReason::ProcessGone:
        return Words::tr("%1 ended because its process did.").arg(name);
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
        parts << threadName(blueprint, ring.threads[place]) << objectName(blueprint, ring.objects[place]);
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
    return names.join(Words::tr(", ", "between names"));
}

QString blockedSentence(const scenario::Blueprint& blueprint, const trace::State& state, ThreadId thread)
{
    const QString name = threadName(blueprint, thread);
    if (const auto ring = ringOf(state, thread)) {
        return Words::tr("Deadlock: %1. Each waits for what the next one holds.")
            .arg(ringText(blueprint, *ring, thread));
    }
    const ObjectId object = state.threads[thread.index()].waitsFor;
    if (!object.isValid())
        return Words::tr("%1 cannot go on: each of its coroutines waits.").arg(name);
    const QString owner = holders(blueprint, state.objects[object.index()]);
    const QString what = objectName(blueprint, object);
    return owner.isEmpty() ? Words::tr("%1 waits for %2, which nobody holds.").arg(name, what)
                           : Words::tr("%1 waits for %2, which %3 holds.").arg(name, what, owner);
}

QString queuedSentence(const scenario::Blueprint& blueprint, const trace::State& state, ThreadId thread)
{
    const CoreId queue = state.threads[thread.index()].queue;
    const QString name = threadName(blueprint, thread);
    return queue.isValid() ? Words::tr("%1 is ready to run and waits for %2.").arg(name, coreName(queue))
                           : Words::tr("%1 is ready to run and waits for a core.").arg(name);
}

QString fault(const scenario::Blueprint& blueprint, const trace::ProcessNow& process)
{
    const QString text = process.reasonText.isValid()
                             ? QString::fromStdString(blueprint.texts.text(process.reasonText))
                             : QString();
    switch (process.fault) {
    case machine::FaultReason::None:
        return Words::tr("crashed");
    case machine::FaultReason::Text:
        return text.isEmpty() ? Words::tr("crashed") : text;
    case machine::FaultReason::AssertionFailed:
        return text.isEmpty() ? Words::tr("assertion failed") : Words::tr("assertion failed: %1").arg(text);
    case machine::FaultReason::DivisionByZero:
        return Words::tr("division by zero");
    case machine::FaultReason::WrongType:
        return Words::tr("a value of the wrong type");
    case machine::FaultReason::StackOverflow:
        return Words::tr("stack overflow");
    case machine::FaultReason::EndlessLoop:
        return Words::tr("an endless loop that takes no time");
    case machine::FaultReason::Misuse:
        return process.misused.isValid() ? Words::tr("misuse of %1").arg(objectName(blueprint, process.misused))
                                         : Words::tr("misuse of a lock");
    case machine::FaultReason::ByCommand:
        return Words::tr("segmentation fault", "caused by the user's command");
    }
    return {};
}

QString unitText(int unit, const QString& number)
{
    switch (unit) {
    case 0:
        return Words::tr("%1 ns").arg(number);
    case 1:
        return Words::tr("%1 µs").arg(number);
    case 2:
        return Words::tr("%1 ms").arg(number);
    default:
        return Words::tr("%1 s").arg(number);
    }
}

/// Rounded to so many digits after the point, without trailing zeros.
QString trimmed(double value, int decimals)
{
    QString text = QString::number(value, 'f', decimals);
    if (text.contains(QLatin1Char('.'))) {
        while (text.endsWith(QLatin1Char('0')))
            text.chop(1);
        if (text.endsWith(QLatin1Char('.')))
            text.chop(1);
    }
    return text;
}

} // namespace

QString core(std::string_view text)
{
    // translate() wants a terminated string, which a view of part of a literal is not.
    return QCoreApplication::translate("Core", std::string(text).c_str());
}

QString diagnostic(const base::Diagnostic& diagnostic)
{
    const QString message = core(diagnostic.message);
    QString text;
    for (qsizetype i = 0; i < message.size(); ++i) {
        const bool isMark = message[i] == QLatin1Char('{') && i + 2 < message.size()
                            && message[i + 2] == QLatin1Char('}');
        const int index = isMark ? message[i + 1].digitValue() : -1;
        if (index >= 0 && static_cast<std::size_t>(index) < diagnostic.arguments.size()) {
            text += QString::fromStdString(diagnostic.arguments[static_cast<std::size_t>(index)]);
            i += 2;
        } else {
            text += message[i];
        }
    }
    return text;
}

QString time(SimTime time)
{
    if (time == SimTime::never())
        return Words::tr("never");
    if (time.ns == 0)
        return unitText(2, QStringLiteral("0"));
    double value = static_cast<double>(time.ns);
    int unit = 0;
    // 999.95 would be shown as 1000 of its unit: that is 1 of the next.
    while (unit < 3 && std::abs(value) >= 999.95) {
        value /= 1000.0;
        ++unit;
    }
    const double size = std::abs(value);
    const int decimals = unit == 0 || size >= 999.5 ? 0 : size >= 99.995 ? 1 : size >= 9.9995 ? 2 : 3;
    return unitText(unit, trimmed(value, decimals));
}

QString coreName(CoreId core)
{
    return Words::tr("Core %1").arg(core.value);
}

QString coreShort(CoreId core)
{
    return Words::tr("C%1").arg(core.value);
}

QChar letter(ThreadStanding standing)
{
    switch (standing) {
    case ThreadStanding::NotArrived:
        return QLatin1Char('-');
    case ThreadStanding::Queued:
        return QLatin1Char('Q');
    case ThreadStanding::Switching:
    case ThreadStanding::Running:
        return QLatin1Char('R');
    case ThreadStanding::Blocked:
        return QLatin1Char('B');
    case ThreadStanding::Sleeping:
        return QLatin1Char('S');
    case ThreadStanding::Ended:
        return QLatin1Char('T');
    }
    return QLatin1Char('-');
}

QString standing(const scenario::Blueprint& blueprint, const trace::State& state, ThreadId thread)
{
    const trace::ThreadNow& now = state.threads[thread.index()];
    switch (now.standing) {
    case ThreadStanding::NotArrived:
        return Words::tr("arrives at %1").arg(time(blueprint.thread(thread).arrival));
    case ThreadStanding::Queued:
        return queued(state, thread);
    case ThreadStanding::Switching:
        return Words::tr("switching in on %1").arg(coreShort(now.core));
    case ThreadStanding::Running:
        return Words::tr("running");
    case ThreadStanding::Blocked:
        return blocked(blueprint, state, thread);
    case ThreadStanding::Sleeping:
        return Words::tr("asleep");
    case ThreadStanding::Ended:
        return ended(now.endReason);
    }
    return {};
}

QString standingSentence(const scenario::Blueprint& blueprint, const trace::State& state, ThreadId thread)
{
    const trace::ThreadNow& now = state.threads[thread.index()];
    const QString name = threadName(blueprint, thread);
    switch (now.standing) {
    case ThreadStanding::NotArrived:
        return Words::tr("%1 arrives at %2.").arg(name, time(blueprint.thread(thread).arrival));
    case ThreadStanding::Queued:
        return queuedSentence(blueprint, state, thread);
    case ThreadStanding::Switching:
        return Words::tr("%1 is turning to %2.", "a core, a thread").arg(coreName(now.core), name);
    case ThreadStanding::Running:
        return Words::tr("%1 runs on %2.").arg(name, coreName(now.core));
    case ThreadStanding::Blocked:
        return blockedSentence(blueprint, state, thread);
    case ThreadStanding::Sleeping:
        return Words::tr("%1 sleeps or waits for a device.").arg(name);
    case ThreadStanding::Ended:
        return endedSentence(name, now.endReason);
    }
    return {};
}

QString closing(const scenario::Blueprint& blueprint, const trace::State& state, ProcessId process)
{
    const trace::ProcessNow& now = state.processes[process.index()];
    switch (now.reason) {
    case machine::EndReason::Finished:
        return Words::tr("Road closed: all its threads have ended");
    case machine::EndReason::Killed:
    case machine::EndReason::ProcessGone:
        return Words::tr("Road closed: killed");
    case machine::EndReason::Towed:
        return Words::tr("Road closed: towed away");
    case machine::EndReason::Faulted:
        return Words::tr("Road closed: %1").arg(fault(blueprint, now));
    }
    return {};
}

QString refusal(machine::Refusal refusal)
{
    using machine::Refusal;
    switch (refusal) {
    case Refusal::None:
        return {};
    case Refusal::NoSuchThread:
        return Words::tr("There is no such thread.");
    case Refusal::NoSuchProcess:
        return Words::tr("There is no such process.");
    case Refusal::NoSuchCore:
        return Words::tr("There is no such core.");
    case Refusal::ThreadEnded:
        return Words::tr("The thread has ended.");
    case Refusal::ProcessEnded:
        return Words::tr("The process has ended.");
    case Refusal::AffinityForbids:
        return Words::tr("The thread is pinned to other cores.");
    case Refusal::EmptyMask:
        return Words::tr("The thread needs at least one core.");
    case Refusal::AlreadyThere:
        return Words::tr("The thread is there already.");
    }
    return {};
}

QString runEnd(machine::RunEnd end)
{
    switch (end) {
    case machine::RunEnd::Finished:
        return Words::tr("Every thread has ended.");
    case machine::RunEnd::Deadlock:
        return Words::tr("Deadlock: threads wait for each other in a ring, and nothing else can run.");
    case machine::RunEnd::Stuck:
        return Words::tr("Stuck: every thread left waits, though not in a ring.");
    case machine::RunEnd::Until:
        return Words::tr("The time set for the run is over.");
    case machine::RunEnd::Limit:
        return Words::tr("The run was stopped because it grew too long.");
    }
    return {};
}

QString value(const scenario::Blueprint& blueprint, const program::Value& value)
{
    switch (value.kind) {
    case program::Value::Kind::None:
        return QStringLiteral("None");
    case program::Value::Kind::Bool:
        return value.data != 0 ? QStringLiteral("True") : QStringLiteral("False");
    case program::Value::Kind::Int:
        return QString::number(value.data);
    case program::Value::Kind::Text:
        return QString::fromStdString(blueprint.texts.text(TextId(static_cast<std::int32_t>(value.data))));
    }
    return {};
}

} // namespace threadway::ui::words
