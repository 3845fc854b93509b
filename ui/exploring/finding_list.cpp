// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exploring/finding_list.h"

#include "scenario/journal_text.h"
#include "ui/exploring/exploration_words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace threadway::ui {
namespace {

/// The context of these texts for translators.
struct Exploring {
    Q_DECLARE_TR_FUNCTIONS(Exploring)
};

namespace say = exploration_words;

bool isGood(const explore::Outcome& outcome)
{
    return outcome.end == explore::End::Finished && !outcome.isFaulted;
}

bool isStuck(const explore::Outcome& outcome)
{
    return outcome.end == explore::End::Stuck;
}

QString steps(const std::vector<ThreadId>& schedule)
{
    return QLocale().toString(static_cast<qulonglong>(schedule.size()));
}

QString known(const QString& text)
{
    return text.isEmpty() ? QStringLiteral("\u2013") : text;
}

class Lister {
public:
    explicit Lister(const ExplorationResult& result) : m_found(result.found), m_blueprint(*result.blueprint) {}

    FindingList outcomes()
    {
        m_list.headings = {Exploring::tr("End"), Exploring::tr("Output"), Exploring::tr("Shared values"),
                           Exploring::tr("Schedules"), Exploring::tr("Chance")};
        m_list.chanceColumn = 4;
        for (const explore::Outcome& outcome : m_found.outcomes)
            add(outcome);
        return std::move(m_list);
    }

    FindingList standstills()
    {
        m_list.headings
            = {Exploring::tr("Kind"), Exploring::tr("Threads"), Exploring::tr("Steps"), Exploring::tr("Chance")};
        m_list.chanceColumn = 3;
        for (const explore::Deadlock& deadlock : m_found.deadlocks) {
            const QString kind = Exploring::tr("ring of %1").arg(deadlock.threads.size());
            add(Finding{{kind, say::threads(m_blueprint, deadlock.threads), steps(deadlock.schedule),
                         say::chance(deadlock.probability)},
                        shareOf(deadlock.probability),
                        deadlock.schedule,
                        deadlock.noReturnAfter,
                        true,
                        Exploring::tr("Deadlock, %1").arg(kind)});
        }
        for (const explore::Outcome& outcome : m_found.outcomes) {
            if (!isStuck(outcome))
                continue;
            add(Finding{{Exploring::tr("stuck"),
                         Exploring::tr("no ring; output %1").arg(say::output(m_blueprint, outcome)),
                         steps(outcome.schedule), say::chance(outcome.probability)},
                        shareOf(outcome.probability),
                        outcome.schedule,
                        outcome.noReturnAfter,
                        true,
                        Exploring::tr("Stuck without a ring")});
        }
        return std::move(m_list);
    }

    FindingList faults()
    {
        m_list.headings
            = {Exploring::tr("Thread"), Exploring::tr("Fault"), Exploring::tr("Place"), Exploring::tr("Steps")};
        for (const explore::PossibleFault& possible : m_found.faults) {
            const QString what = say::fault(m_blueprint, possible.fault);
            add(Finding{{say::threads(m_blueprint, {possible.fault.thread}), what,
                         known(say::place(m_blueprint, possible.fault.coroutine, possible.fault.statement)),
                         steps(possible.schedule)},
                        -1,
                        possible.schedule,
                        std::nullopt,
                        true,
                        Exploring::tr("Crash: %1").arg(what)});
        }
        return std::move(m_list);
    }

    FindingList races()
    {
        m_list.headings
            = {Exploring::tr("Variable"), Exploring::tr("One"), Exploring::tr("The other"), Exploring::tr("Steps")};
        for (const explore::Race& race : m_found.races) {
            const QString name = QString::fromStdString(m_blueprint.variables[race.variable.index()].name);
            add(Finding{{name, say::access(m_blueprint, race.first), say::access(m_blueprint, race.second),
                         steps(race.schedule)},
                        -1,
                        race.schedule,
                        std::nullopt,
                        true,
                        Exploring::tr("Data race on %1: both accesses are next").arg(name)});
        }
        return std::move(m_list);
    }

    FindingList livelocks()
    {
        m_list.headings
            = {Exploring::tr("Threads"), Exploring::tr("Round"), Exploring::tr("States"), Exploring::tr("Steps")};
        for (const explore::Livelock& livelock : m_found.livelocks) {
            // The way into the cycle and three times round it: enough to see that nothing comes of it.
            std::vector<ThreadId> schedule = livelock.schedule;
            for (int i = 0; i < 3; ++i)
                schedule.insert(schedule.end(), livelock.round.begin(), livelock.round.end());
            const QString round = QString::fromStdString(scenario::scheduleText(m_blueprint, livelock.round));
            add(Finding{{say::threads(m_blueprint, livelock.threads), round,
                         QLocale().toString(static_cast<qulonglong>(livelock.states)), steps(livelock.schedule)},
                        -1,
                        std::move(schedule),
                        livelock.schedule.size(),
                        true,
                        Exploring::tr("Livelock, three rounds of it")});
        }
        return std::move(m_list);
    }

private:
    static double shareOf(const std::string& fraction) { return fraction.empty() ? -1 : say::share(fraction); }

    void add(Finding finding)
    {
        ++m_list.total;
        if (m_list.findings.size() < mostFindings)
            m_list.findings.push_back(std::move(finding));
    }

    void add(const explore::Outcome& outcome)
    {
        const QString end = say::end(outcome);
        const QString output = say::output(m_blueprint, outcome);
        add(Finding{{end, output, say::shared(m_blueprint, outcome.shared), known(say::count(outcome.runs)),
                     say::chance(outcome.probability)},
                    shareOf(outcome.probability),
                    outcome.schedule,
                    outcome.noReturnAfter,
                    !isGood(outcome),
                    outcome.output.empty() ? Exploring::tr("Run: %1").arg(end)
                                           : Exploring::tr("Run: %1, output %2").arg(end, output)});
    }

    const explore::Exploration& m_found;
    const scenario::Blueprint& m_blueprint;
    FindingList m_list;
};

} // namespace

std::size_t findingCount(const explore::Exploration& found, FindingKind kind)
{
    switch (kind) {
    case FindingKind::Outcomes:
        return found.outcomes.size();
    case FindingKind::Standstills:
        return found.deadlocks.size()
               + static_cast<std::size_t>(std::count_if(found.outcomes.begin(), found.outcomes.end(), isStuck));
    case FindingKind::Faults:
        return found.faults.size();
    case FindingKind::Races:
        return found.races.size();
    case FindingKind::Livelocks:
        return found.livelocks.size();
    }
    return 0;
}

bool isLookedFor(const ExplorationResult& result, FindingKind kind)
{
    if (result.job.judge == Judge::Spin)
        return kind == FindingKind::Standstills || kind == FindingKind::Faults;
    if (kind == FindingKind::Races)
        return result.job.limits.findsConflicts;
    return kind != FindingKind::Livelocks || result.job.limits.keepsEdges;
}

FindingList findingsOf(const ExplorationResult& result, FindingKind kind)
{
    if (!result.start || (kind == FindingKind::Outcomes && !isLookedFor(result, kind)))
        return {};
    Lister lister(result);
    switch (kind) {
    case FindingKind::Outcomes:
        return lister.outcomes();
    case FindingKind::Standstills:
        return lister.standstills();
    case FindingKind::Faults:
        return lister.faults();
    case FindingKind::Races:
        return lister.races();
    case FindingKind::Livelocks:
        return lister.livelocks();
    }
    return {};
}

} // namespace threadway::ui
