// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/words.h"

#include <QCoreApplication>

#include <cmath>
#include <string>

namespace threadway::ui::words {
namespace {

/// The context of these texts for translators.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

using trace::ThreadStanding;

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
        const bool isMark
            = message[i] == QLatin1Char('{') && i + 2 < message.size() && message[i + 2] == QLatin1Char('}');
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
    auto value = static_cast<double>(time.ns);
    int unit = 0;
    // 999.95 would be shown as 1000 of its unit: that is 1 of the next.
    while (unit < 3 && std::abs(value) >= 999.95) {
        value /= 1000.0;
        ++unit;
    }
    const double size = std::abs(value);
    const int decimals = unit == 0 || size >= 999.95 ? 0 : size >= 99.995 ? 1 : size >= 9.9995 ? 2 : 3;
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
    case Refusal::UnknownPolicy:
        return Words::tr("There is no such scheduler.");
    case Refusal::ImpossibleCaches:
        return Words::tr("There can be no such caches.");
    case Refusal::NothingChanges:
        return Words::tr("The machine is like that already.");
    case Refusal::NotReady:
        return Words::tr("The thread does not wait for a core.");
    case Refusal::NotByHand:
        return Words::tr("The policy leaves no choice; only \"by hand\" does.");
    case Refusal::ImpossibleTopology:
        return Words::tr("There can be no such topology.");
    case Refusal::MoreThanTopology:
        return Words::tr("The topology has fewer cores.");
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
    case machine::RunEnd::Choice:
        return Words::tr("The run waits for you to choose which thread runs next.");
    }
    return {};
}

QString store(const scenario::Blueprint& blueprint, const trace::BufferedStore& store)
{
    return QStringLiteral("%1=%2").arg(QString::fromStdString(blueprint.variables[store.variable.index()].name),
                                       value(blueprint, store.value));
}

QString storeBuffer(const scenario::Blueprint& blueprint, const trace::State& state, ThreadId thread)
{
    const std::vector<trace::BufferedStore>& stores = state.threads[thread.index()].stores;
    const QString name = QString::fromStdString(blueprint.thread(thread).path);
    if (stores.empty())
        return Words::tr("The store buffer of %1 is empty: all that it wrote has reached memory.").arg(name);
    QStringList waiting;
    QStringList seen;
    for (const trace::BufferedStore& entry : stores) {
        waiting += store(blueprint, entry);
        const QString still = store(blueprint, {entry.variable, state.variables[entry.variable.index()]});
        if (!seen.contains(still))
            seen += still;
    }
    const QString comma = Words::tr(", ", "between the parts of a list");
    return Words::tr("In the store buffer of %1, on the way to memory in this order: %2.\nIt sees them itself; "
                     "the others still see %3.")
        .arg(name, waiting.join(comma), seen.join(comma));
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
