// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/parameters.h"
#include "scenario/machine_change.h"

#include <QString>
#include <QStringList>

/// What the program says of a machine and of changes to it, in the user's language.
namespace threadway::ui::words {

/// "Round robin"; the id of a policy that this build does not know.
QString policyName(const scenario::PolicySpec& policy);
/// "RR", for buttons: the id in capitals.
QString policyShort(const scenario::PolicySpec& policy);
/// A value of the parameter: "4 ms", "3", "on", the word of a choice.
QString parameterValue(const base::ParameterInfo& info, std::int64_t value);
/// "one queue for all cores".
QString queues(bool perCore);
QString placement(scenario::Placement placement);
/// "from the longest queue": where idle cores take work from.
QString stealing(sched::Stealing stealing);
/// "2 sockets of 4 cores, 2 threads each, 2 nodes"; "all alike" without a topology.
QString topology(const std::optional<TopologySpec>& topology);
/// "32 KiB".
QString bytes(std::int64_t bytes);
/// "LRU": which line of a full set has to go.
QString replacement(memory::Replacement replacement);
/// "32 KiB in lines of 64 bytes, 8 ways, 1 ns".
QString cacheLevel(const memory::CacheLevelSpec& level);

/// Where the core stands among the others: "shares its core with C1, node 1, speed 60 %"; empty if all are alike.
QString corePlace(const Topology& topology, CoreId core);

/// The name of a cost and what it is paid for.
struct CostWords {
    QString name;
    QString help;
    SimTime scenario::CostSpec::*cost;
};
/// All costs, in the order in which they are shown.
QList<CostWords> costs();

/// What undo says of the change: "Cores: 4", "Scheduler: Round robin".
QString machineChange(const scenario::ChangeMachine& change);
/// What becomes different, a line each: "Time slice: 4 ms → 2 ms".
QStringList machineDifferences(const scenario::MachineSpec& from, const scenario::MachineSpec& to);
/// What that does to a run in progress, a sentence each.
QStringList machineConsequences(const scenario::MachineSpec& from, const scenario::MachineSpec& to);

} // namespace threadway::ui::words
