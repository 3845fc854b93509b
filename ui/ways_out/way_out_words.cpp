// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ways_out/way_out_words.h"

#include <QCoreApplication>

#include <array>

namespace threadway::ui::way_out_words {
namespace {

/// The context of these texts for translators.
struct WaysOut {
    Q_DECLARE_TR_FUNCTIONS(WaysOut)
};

using scenario::ConditionSwitches;

} // namespace

bool ConditionSwitches::*conditionOf(int condition)
{
    static constexpr std::array<bool ConditionSwitches::*, conditions> all{
        &ConditionSwitches::mutualExclusion, &ConditionSwitches::holdAndWait, &ConditionSwitches::noPreemption,
        &ConditionSwitches::circularWait};
    return all[static_cast<std::size_t>(condition)];
}

QString condition(int condition)
{
    const std::array<QString, conditions> all{WaysOut::tr("Mutual exclusion"), WaysOut::tr("Hold and wait"),
                                              WaysOut::tr("No preemption"), WaysOut::tr("Circular wait")};
    return all[static_cast<std::size_t>(condition)];
}

QString conditionHelp(int condition)
{
    const std::array<QString, conditions> all{
        WaysOut::tr("Off: any number of threads may hold a lock at once, and it protects nothing."),
        WaysOut::tr("Off: the programs take all the locks that they need at once."),
        WaysOut::tr("Off: who finds the next lock taken gives back what it holds and tries again."),
        WaysOut::tr("Off: all take locks in the order in which the scenario declares them.")};
    return all[static_cast<std::size_t>(condition)];
}

QString withoutCondition(int condition)
{
    const std::array<QString, conditions> all{
        WaysOut::tr("No mutual exclusion: locks are shared"), WaysOut::tr("No hold and wait: all locks at once"),
        WaysOut::tr("Preemption: give back and retry"), WaysOut::tr("No circular wait: one order for all")};
    return all[static_cast<std::size_t>(condition)];
}

QString victim(scenario::VictimChoice victim)
{
    switch (victim) {
    case scenario::VictimChoice::LeastWork:
        return WaysOut::tr("least work");
    case scenario::VictimChoice::FewestLocks:
        return WaysOut::tr("fewest locks");
    case scenario::VictimChoice::LowestPriority:
        return WaysOut::tr("lowest priority");
    case scenario::VictimChoice::Youngest:
        return WaysOut::tr("youngest");
    }
    return {};
}

QString fate(scenario::VictimFate fate)
{
    switch (fate) {
    case scenario::VictimFate::End:
        return WaysOut::tr("end it");
    case scenario::VictimFate::Restart:
        return WaysOut::tr("let it begin again");
    case scenario::VictimFate::RollBack:
        return WaysOut::tr("roll it back");
    }
    return {};
}

QString recovery(scenario::VictimChoice choice)
{
    return WaysOut::tr("Recovery, victim: %1").arg(victim(choice));
}

QString standstill(const scenario::Blueprint& blueprint, const trace::WaitRing& ring)
{
    const auto nameOf = [&blueprint](ThreadId thread) { return QString::fromStdString(blueprint.thread(thread).path); };
    const auto nameOfObject
        = [&blueprint](ObjectId object) { return QString::fromStdString(blueprint.object(object).name); };
    const std::size_t length = ring.threads.size();
    QStringList parts;
    for (std::size_t i = 0; i < length; ++i) {
        const ObjectId holds = ring.objects[(i + length - 1) % length];
        const QString thread = nameOf(ring.threads[i]);
        const QString wanted = ring.objects[i].isValid()
                                   ? nameOfObject(ring.objects[i])
                                   : WaysOut::tr("the end of %1").arg(nameOf(ring.threads[(i + 1) % length]));
        parts += holds.isValid() ? WaysOut::tr("%1 holds %2 and waits for %3").arg(thread, nameOfObject(holds), wanted)
                                 : WaysOut::tr("%1 waits for %2").arg(thread, wanted);
    }
    return WaysOut::tr("Gridlock here: %1.").arg(parts.join(WaysOut::tr("; ", "between parts of a sentence")));
}

QString asItIs()
{
    return WaysOut::tr("As it is now");
}

QString ostrich()
{
    return WaysOut::tr("Ostrich: do nothing");
}

} // namespace threadway::ui::way_out_words
