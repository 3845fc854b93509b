// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exploring/exploration_words.h"

#include "explore/account.h"
#include "scenario/turn.h"
#include "trace/output.h"
#include "ui/words/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace threadway::ui::exploration_words {
namespace {

/// The context of these texts for translators.
struct Exploring {
    Q_DECLARE_TR_FUNCTIONS(Exploring)
};

/// Longer numbers are told about.
constexpr std::size_t mostDigits = 24;

/// The number as mantissa times a power of ten.
struct Rough {
    double mantissa = 0; ///< from 1 to 10, or 0
    int exponent = 0;
};

Rough rough(std::string_view digits)
{
    constexpr std::size_t telling = 17; // a double has no more
    if (digits.empty() || digits == "0")
        return {};
    const std::string front(digits.substr(0, telling));
    return {std::stod(front) / std::pow(10.0, static_cast<double>(front.size() - 1)),
            static_cast<int>(digits.size()) - 1};
}

QString names(const QStringList& list)
{
    return list.join(Exploring::tr(", ", "between the parts of a list"));
}

QString number(std::size_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

QString percent(double share)
{
    const double hundredths = share * 100;
    const int decimals = hundredths >= 10 || hundredths == 0 ? 1 : hundredths >= 0.1 ? 2 : 4;
    QString text = QLocale().toString(hundredths, 'f', decimals);
    const QString point = QLocale().decimalPoint();
    if (text.contains(point)) {
        while (text.endsWith(QLatin1Char('0')))
            text.chop(1);
        if (text.endsWith(point))
            text.chop(point.size());
    }
    return Exploring::tr("%1 %").arg(text);
}

QString deadlockPart(const explore::Exploration& found)
{
    if (found.deadlocks.empty())
        return found.isComplete ? Exploring::tr("No deadlock is possible.") : QString();
    if (found.deadlockProbability.empty() || found.deadlockProbability == "0")
        return Exploring::tr("A deadlock is possible.");
    if (found.deadlockProbability == "1")
        return Exploring::tr("Every run ends in a deadlock.");
    return Exploring::tr("Deadlock with probability %1.").arg(chance(found.deadlockProbability));
}

QString trouble(const explore::Exploration& found)
{
    QStringList parts;
    const auto stuck = std::count_if(found.outcomes.begin(), found.outcomes.end(),
                                     [](const explore::Outcome& o) { return o.end == explore::End::Stuck; });
    if (stuck > 0)
        parts += Exploring::tr("It can get stuck.");
    if (!found.faults.empty())
        parts += Exploring::tr("It can crash.");
    if (!found.races.empty())
        parts += Exploring::tr("Data races: %1.").arg(found.races.size());
    if (!found.livelocks.empty())
        parts += Exploring::tr("Livelocks: %1.").arg(found.livelocks.size());
    return parts.join(QLatin1Char(' '));
}

/// What SPIN says, in sentences.
QStringList spinParts(const ExplorationResult& result)
{
    const formats::SpinVerdict& verdict = *result.spin;
    QStringList parts{verdict.isLimited
                          ? Exploring::tr("SPIN gave up: %1 states. What is listed can happen; other things may, too.")
                                .arg(number(verdict.states))
                          : Exploring::tr("SPIN has tried every run: %1 states.").arg(number(verdict.states))};
    if (verdict.hasStandstill)
        parts += result.found.deadlocks.empty() ? Exploring::tr("It can get stuck.")
                                                : Exploring::tr("A deadlock is possible.");
    else if (!verdict.isLimited)
        parts += Exploring::tr("Nobody can come to wait for ever.");
    if (verdict.hasFault)
        parts += Exploring::tr("It can crash.");
    else if (!verdict.isLimited)
        parts += Exploring::tr("It cannot crash.");
    return parts;
}

QString completeness(const ExplorationResult& result)
{
    const explore::Exploration& found = result.found;
    const auto outcomes = static_cast<int>(found.outcomes.size());
    switch (found.bound) {
    case explore::Bound::Cancelled:
        return Exploring::tr("Cancelled: %1 states. What is listed can happen; other things may, too.")
            .arg(number(found.states));
    case explore::Bound::States:
    case explore::Bound::Found:
        return Exploring::tr("Bounded: %1 states. What is listed can happen; other things may, too.")
            .arg(number(found.states));
    case explore::Bound::Memory:
        return Exploring::tr("Bounded by memory: %1 states. What is listed can happen; other things may, too.")
            .arg(number(found.states));
    case explore::Bound::None:
        break;
    }
    if (!result.job.limits.keepsEdges)
        return outcomes == 1 ? Exploring::tr("Complete: one way to end.")
                             : Exploring::tr("Complete: %1 ways to end.").arg(outcomes);
    const QString ends = outcomes == 1 ? Exploring::tr("one outcome") : Exploring::tr("%1 outcomes").arg(outcomes);
    if (found.isEndless)
        return Exploring::tr("Complete: %1; some run never ends, so that schedules cannot be counted.").arg(ends);
    if (found.runs == "1")
        return Exploring::tr("Complete: one schedule, %1.").arg(ends);
    return Exploring::tr("Complete: %1 schedules, %2.").arg(count(found.runs), ends);
}

} // namespace

QString count(const std::string& digits)
{
    if (digits.size() > mostDigits) {
        const Rough about = rough(digits);
        return Exploring::tr("%1 × 10^%2").arg(QLocale().toString(about.mantissa, 'f', 2)).arg(about.exponent);
    }
    QString text = QString::fromStdString(digits);
    for (qsizetype i = text.size() - 3; i > 0; i -= 3)
        text.insert(i, QLocale().groupSeparator());
    return text;
}

double share(const std::string& fraction)
{
    const std::size_t line = fraction.find('/');
    const Rough above = rough(std::string_view(fraction).substr(0, line));
    const Rough below = line == std::string::npos ? Rough{1, 0} : rough(std::string_view(fraction).substr(line + 1));
    return below.mantissa == 0 ? 0 : above.mantissa / below.mantissa * std::pow(10.0, above.exponent - below.exponent);
}

QString chance(const std::string& fraction)
{
    if (fraction.empty())
        return QStringLiteral("\u2013");
    if (fraction == "0" || fraction == "1")
        return QString::fromStdString(fraction);
    if (fraction.size() > mostDigits)
        return Exploring::tr("about %1").arg(percent(share(fraction)));
    return Exploring::tr("%1 (%2)", "a fraction, percent")
        .arg(QString::fromStdString(fraction), percent(share(fraction)));
}

QString end(const explore::Outcome& outcome)
{
    const auto plain = [&] {
        switch (outcome.end) {
        case explore::End::None:
            return Exploring::tr("goes on");
        case explore::End::Finished:
            return outcome.isFaulted ? Exploring::tr("crashed") : Exploring::tr("finished");
        case explore::End::Deadlock:
            return Exploring::tr("deadlock");
        case explore::End::Stuck:
            return Exploring::tr("stuck");
        }
        return QString();
    };
    const bool isBoth = outcome.isFaulted && outcome.end != explore::End::Finished;
    return isBoth ? Exploring::tr("%1 after a crash").arg(plain()) : plain();
}

QString output(const scenario::Blueprint& blueprint, const explore::Outcome& outcome)
{
    const std::string text = trace::outputText(blueprint, outcome.output);
    return text.empty() ? QStringLiteral("\u2013") : QString::fromStdString(text);
}

QString shared(const scenario::Blueprint& blueprint, const std::vector<program::Value>& values)
{
    QStringList parts;
    for (std::size_t i = 0; i < std::min(values.size(), blueprint.variables.size()); ++i)
        parts += QStringLiteral("%1 = %2").arg(QString::fromStdString(blueprint.variables[i].name),
                                               QString::fromStdString(trace::valueText(blueprint, values[i])));
    return parts.isEmpty() ? QStringLiteral("\u2013") : names(parts);
}

QString fault(const scenario::Blueprint& blueprint, const explore::Fault& fault)
{
    trace::ProcessNow process;
    process.fault = fault.reason;
    if (fault.reason == machine::FaultReason::Misuse)
        process.misused = ObjectId(fault.about);
    else if (fault.reason == machine::FaultReason::Text || fault.reason == machine::FaultReason::AssertionFailed)
        process.reasonText = TextId(fault.about);
    return words::fault(blueprint, process);
}

QString place(const scenario::Blueprint& blueprint, CoroutineId coroutine, std::int32_t statement)
{
    if (!coroutine.isValid() || statement < 0)
        return {};
    const auto& found = blueprint.unitOf(coroutine).statements[static_cast<std::size_t>(statement)];
    return Exploring::tr("line %1: %2").arg(found.position.line).arg(QString::fromStdString(found.text));
}

QString threads(const scenario::Blueprint& blueprint, const std::vector<ThreadId>& threads)
{
    QStringList list;
    for (const ThreadId thread : threads)
        list += QString::fromStdString(scenario::turnName(blueprint, thread));
    return names(list);
}

QString access(const scenario::Blueprint& blueprint, const explore::RacingAccess& access)
{
    const QString who = QString::fromStdString(blueprint.thread(access.thread).path);
    const QString where = place(blueprint, access.coroutine, access.statement);
    return access.isWrite ? Exploring::tr("%1 writes, %2").arg(who, where)
                          : Exploring::tr("%1 reads, %2").arg(who, where);
}

QString headline(const ExplorationResult& result)
{
    if (!result.failures.empty())
        return words::diagnostic(result.failures.front());
    if (result.spin)
        return spinParts(result).join(QLatin1Char(' '));
    QStringList parts{completeness(result), deadlockPart(result.found), trouble(result.found)};
    parts.removeAll(QString());
    return parts.join(QLatin1Char(' '));
}

QString effort(const explore::Exploration& found)
{
    return Exploring::tr("%1 states, %2 steps between them, %3")
        .arg(number(found.states), number(found.transitions),
             QLocale().formattedDataSize(static_cast<qint64>(found.bytes), 1));
}

QString progress(const explore::Progress& progress)
{
    const std::size_t states = progress.states;
    if (states > 0 && progress.frontier == 0)
        return Exploring::tr("%1 states; working out what they mean…").arg(number(states));
    return Exploring::tr("%1 states so far, %2 to look at, %3")
        .arg(number(states), number(progress.frontier),
             QLocale().formattedDataSize(static_cast<qint64>(progress.bytes.load()), 1));
}

QList<Line> account(const machine::World& start, const std::vector<ThreadId>& schedule)
{
    QList<Line> lines;
    for (const explore::Sentence& sentence : explore::accountOf(start, schedule))
        lines += Line{sentence.step,
                      words::diagnostic({base::Severity::Error, {}, {}, sentence.message, sentence.arguments})};
    return lines;
}

} // namespace threadway::ui::exploration_words
