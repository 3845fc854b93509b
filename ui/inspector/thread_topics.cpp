// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/error_number.h"
#include "scenario/signal.h"
#include "trace/possessions.h"
#include "ui/inspector/inspector_words.h"
#include "ui/inspector/program_place.h"
#include "ui/inspector/topics.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace threadway::ui {
namespace {

/// The context of these texts for translators.
struct ThreadTopics {
    Q_DECLARE_TR_FUNCTIONS(ThreadTopics)
};

constexpr std::size_t mostCoroutines = 40;

CardRow fact(const QString& name, const QString& text)
{
    return {.kind = CardRow::Kind::Fact, .name = name, .text = text};
}

std::vector<CardRow> standingRows(const InspectorSource& source, const Theme& theme)
{
    if (!source.thread.isValid())
        return {};
    return {{.kind = CardRow::Kind::Item,
             .name = QString(words::letter(source.now(source.thread).standing)),
             .text = QString::fromStdString(source.blueprint.thread(source.thread).path),
             .detail = {},
             .mark = theme.threadColor(source.thread)},
            fact({}, words::standingSentence(source.blueprint, source.state, source.thread))};
}

std::vector<CardRow> registerRows(const InspectorSource& source, const Theme&)
{
    if (!source.thread.isValid() || !source.isAlive(source.thread))
        return {};
    const trace::ThreadPossessions owned = trace::possessionsOf(source.state, source.blueprint, source.thread);
    const ProgramPlace place = placeOf(source.blueprint, owned.coroutine, owned.statement);
    const QString text = QString::fromStdString(place.text);
    const QString function = QString::fromStdString(place.function);
    const QString line = function.isEmpty()
                             ? ThreadTopics::tr("line %1: %2").arg(place.line).arg(text)
                             : ThreadTopics::tr("line %1 of %2(): %3").arg(place.line).arg(function, text);
    std::vector<CardRow> rows{
        fact(ThreadTopics::tr("program counter"), place.line > 0 ? line : ThreadTopics::tr("before the first line")),
        fact(ThreadTopics::tr("stack pointer"), words::address(owned.stackPointer)),
        fact(ThreadTopics::tr("last error"),
             owned.error == 0 ? ThreadTopics::tr("none")
                              : QStringLiteral("%1 (%2)")
                                    .arg(owned.error)
                                    .arg(QString::fromStdString(std::string(scenario::errorName(owned.error)))))};
    return rows;
}

/// Only where the machine has store buffers.
std::vector<CardRow> bufferRows(const InspectorSource& source, const Theme&)
{
    const scenario::StoreSpec& spec = source.machine.stores;
    if (!source.thread.isValid() || !source.isAlive(source.thread) || spec.model != scenario::MemoryModel::Tso)
        return {};
    QStringList cells;
    for (const trace::BufferedStore& store : source.now(source.thread).stores)
        cells += words::store(source.blueprint, store);
    return {{.kind = CardRow::Kind::Cells,
             .name = ThreadTopics::tr("waiting"),
             .text = {},
             .detail = ThreadTopics::tr("%1 of %2, the oldest first").arg(cells.size()).arg(spec.bufferEntries),
             .cells = cells,
             .places = spec.bufferEntries},
            {.kind = CardRow::Kind::Note,
             .name = {},
             .text = words::storeBuffer(source.blueprint, source.state, source.thread)}};
}

QString className(sched::ThreadClass which)
{
    switch (which) {
    case sched::ThreadClass::Fair:
        return QStringLiteral("SCHED_OTHER");
    case sched::ThreadClass::Batch:
        return QStringLiteral("SCHED_BATCH");
    case sched::ThreadClass::Idle:
        return QStringLiteral("SCHED_IDLE");
    case sched::ThreadClass::Fifo:
        return QStringLiteral("SCHED_FIFO");
    case sched::ThreadClass::RoundRobin:
        return QStringLiteral("SCHED_RR");
    case sched::ThreadClass::Deadline:
        return QStringLiteral("SCHED_DEADLINE");
    }
    return {};
}

/// What the thread was given for the scheduler's sake, as far as it was given anything.
void addAttributes(const sched::ThreadAttributes& given, std::vector<CardRow>& rows)
{
    const sched::ThreadAttributes usual;
    const auto addTime = [&rows](const QString& name, SimTime time) {
        if (time.ns > 0)
            rows.push_back(fact(name, words::time(time)));
    };
    if (given.tickets != usual.tickets)
        rows.push_back(fact(ThreadTopics::tr("tickets"), QString::number(given.tickets)));
    addTime(ThreadTopics::tr("slice"), given.slice);
    addTime(ThreadTopics::tr("burst"), given.burst);
    addTime(ThreadTopics::tr("period"), given.period);
    if (given.isPeriodic())
        addTime(ThreadTopics::tr("deadline"), given.relativeDeadline());
    addTime(ThreadTopics::tr("runtime"), given.runtime);
}

void addJobs(const trace::ThreadNow& now, std::vector<CardRow>& rows)
{
    rows.push_back(fact(ThreadTopics::tr("jobs"), ThreadTopics::tr("%1 released, %2 done, %3 too late")
                                                      .arg(now.jobsReleased)
                                                      .arg(now.jobsDone)
                                                      .arg(now.deadlinesMissed)));
}

std::vector<CardRow> schedulingRows(const InspectorSource& source, const Theme&)
{
    if (!source.thread.isValid())
        return {};
    const trace::ThreadNow& now = source.now(source.thread);
    const scenario::Blueprint::Thread& fixed = source.blueprint.thread(source.thread);
    std::vector<CardRow> rows;
    const bool hasCore
        = now.standing == trace::ThreadStanding::Running || now.standing == trace::ThreadStanding::Switching;
    rows.push_back({.kind = CardRow::Kind::Cores,
                    .name = ThreadTopics::tr("may run on"),
                    .text = {},
                    .detail = hasCore ? ThreadTopics::tr("runs on %1").arg(words::coreName(now.core)) : QString(),
                    .places = source.machine.cores,
                    .cores = now.affinity,
                    .core = hasCore ? now.core : CoreId()});
    if (!hasCore && now.lastCore.isValid())
        rows.push_back(fact(ThreadTopics::tr("last core"), words::coreName(now.lastCore)));
    rows.push_back(fact(ThreadTopics::tr("class"), className(fixed.attributes.threadClass)));
    rows.push_back(fact(ThreadTopics::tr("nice"), QString::number(now.nice)));
    rows.push_back(fact(ThreadTopics::tr("priority"),
                        now.priority == fixed.priority
                            ? QString::number(now.priority)
                            : ThreadTopics::tr("%1, raised from %2").arg(now.priority).arg(fixed.priority)));
    addAttributes(fixed.attributes, rows);
    if (fixed.attributes.isPeriodic())
        addJobs(now, rows);
    rows.push_back(fact(ThreadTopics::tr("CPU time"), words::time(source.state.ranBy(source.thread, source.position))));
    rows.push_back(fact(ThreadTopics::tr("waited"),
                        ThreadTopics::tr("%1 ready, %2 blocked, %3 asleep")
                            .arg(words::time(now.queued), words::time(now.blocked), words::time(now.slept))));
    rows.push_back(fact(ThreadTopics::tr("switched to"),
                        ThreadTopics::tr("%1 times, %2 times to another core").arg(now.switches).arg(now.migrations)));
    return rows;
}

std::vector<CardRow> signalRows(const InspectorSource& source, const Theme&)
{
    if (!source.thread.isValid() || !source.isAlive(source.thread))
        return {};
    const trace::ThreadPossessions owned = trace::possessionsOf(source.state, source.blueprint, source.thread);
    std::vector<CardRow> rows{
        fact(ThreadTopics::tr("mask"), words::signalSet(owned.signalMask, ThreadTopics::tr("blocks none"))),
        fact(ThreadTopics::tr("pending"), words::signalSet(owned.pendingSignals, ThreadTopics::tr("none")))};
    if (const scenario::SignalInfo* signal = scenario::findSignal(owned.handledSignal)) {
        rows.push_back(fact(ThreadTopics::tr("in handler"), QString::fromStdString(std::string(signal->name))));
    }
    return rows;
}

QString placeName(trace::CoroutinePlace place)
{
    switch (place) {
    case trace::CoroutinePlace::Ramp:
        return ThreadTopics::tr("ready, on the ramp");
    case trace::CoroutinePlace::RampWaiting:
        return ThreadTopics::tr("waits on the ramp");
    case trace::CoroutinePlace::Head:
        return ThreadTopics::tr("at the head");
    case trace::CoroutinePlace::Ended:
        return ThreadTopics::tr("has ended");
    case trace::CoroutinePlace::NotStarted:
        return ThreadTopics::tr("not started");
    }
    return {};
}

std::vector<CardRow> coroutineRows(const InspectorSource& source, const Theme& theme)
{
    std::vector<CardRow> rows;
    if (!source.thread.isValid())
        return rows;
    const std::vector<CoroutineId>& all = source.state.coroutinesOf(source.thread);
    if (all.size() < 2 && source.blueprint.thread(source.thread).workers == 1)
        return rows;
    for (std::size_t i = 0; i < std::min(all.size(), mostCoroutines); ++i) {
        const trace::CoroutineNow& now = source.state.coroutines[all[i].index()];
        const bool isHead = now.place == trace::CoroutinePlace::Head;
        rows.push_back({.kind = CardRow::Kind::Item,
                        .name = QString::fromStdString(source.blueprint.coroutine(all[i]).name),
                        .text = placeName(now.place),
                        .detail = ThreadTopics::tr("resumed %1 times").arg(now.resumes),
                        .mark = isHead ? theme.threadColor(source.thread) : QColor()});
    }
    if (all.size() > mostCoroutines)
        rows.push_back({.kind = CardRow::Kind::Note,
                        .name = {},
                        .text = ThreadTopics::tr("and %1 more").arg(all.size() - mostCoroutines)});
    return rows;
}

} // namespace

QList<RowsTopic> threadTopics()
{
    return {{[] { return ThreadTopics::tr("What it does now"); }, standingRows},
            {[] { return ThreadTopics::tr("Registers"); }, registerRows},
            {[] { return ThreadTopics::tr("Store buffer"); }, bufferRows},
            {[] { return ThreadTopics::tr("Scheduling"); }, schedulingRows},
            {[] { return ThreadTopics::tr("Signals to the thread"); }, signalRows},
            {[] { return ThreadTopics::tr("Coroutines"); }, coroutineRows}};
}

} // namespace threadway::ui
