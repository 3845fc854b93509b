// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/machine_writer.h"

#include "scenario/cache_writer.h"
#include "scenario/entry_writer.h"
#include "scenario/machine_reader.h"
#include "scenario/quantity.h"
#include "scenario/scenario_writer.h"
#include "sched/policy.h"

namespace threadway::scenario {
namespace {

using YAML::BeginMap;
using YAML::BeginSeq;
using YAML::Emitter;
using YAML::EndMap;
using YAML::EndSeq;
using YAML::Flow;
using YAML::Key;
using YAML::Value;

void writePolicy(Emitter& out, const PolicySpec& policy)
{
    out << Flow << BeginMap;
    writeEntry(out, "name", policy.name);
    if (const sched::PolicyInfo* info = sched::findPolicy(policy.name))
        writeParameters(out, policy.parameters, info->parameters);
    out << EndMap;
}

std::string queuesWord(bool perCore)
{
    return perCore ? "per-core" : "shared";
}

std::string placementWord(Placement placement)
{
    return std::string(placementWords()[static_cast<std::size_t>(placement)]);
}

void writeCosts(Emitter& out, const CostSpec& costs)
{
    out << Flow << BeginMap;
    writeEntry(out, "step", durationText(costs.step));
    writeEntry(out, "coroutine-switch", durationText(costs.coroutineSwitch));
    writeEntry(out, "thread-switch", durationText(costs.threadSwitch));
    writeEntry(out, "process-switch", durationText(costs.processSwitch));
    writeEntry(out, "system-call", durationText(costs.systemCall));
    writeEntry(out, "create-coroutine", durationText(costs.createCoroutine));
    writeEntry(out, "create-thread", durationText(costs.createThread));
    writeEntry(out, "create-process", durationText(costs.createProcess));
    writeEntry(out, "fork-page", durationText(costs.forkPage));
    writeEntry(out, "end-coroutine", durationText(costs.endCoroutine));
    writeEntry(out, "end-thread", durationText(costs.endThread));
    writeEntry(out, "end-process", durationText(costs.endProcess));
    writeEntry(out, "wake", durationText(costs.wake));
    writeEntry(out, "page-copy", durationText(costs.pageCopy));
    writeEntry(out, "migration", durationText(costs.migration));
    out << EndMap;
}

std::string stealingWord(sched::Stealing stealing)
{
    return std::string(stealingWords()[static_cast<std::size_t>(stealing)]);
}

std::string waitingWord(bool holdsCore)
{
    return std::string(waitingWords()[holdsCore ? 1 : 0]);
}

void writeTopology(Emitter& out, const std::optional<TopologySpec>& spec)
{
    if (!spec) {
        writeEntry(out, "topology", "none");
        return;
    }
    out << Key << "topology" << Value << Flow << BeginMap;
    writeEntry(out, "sockets", spec->sockets);
    writeEntry(out, "cores-per-socket", spec->coresPerSocket);
    writeEntry(out, "smt", spec->smt);
    writeEntry(out, "nodes", spec->nodes);
    writeEntry(out, "smt-speed", spec->smtSpeed);
    if (!spec->speeds.empty()) {
        out << Key << "speeds" << Value << Flow << BeginSeq;
        for (const std::int32_t speed : spec->speeds)
            out << speed;
        out << EndSeq;
    }
    out << EndMap;
}

} // namespace

void writeMachine(Emitter& out, const MachineSpec& machine)
{
    out << Key << "machine" << Value << BeginMap;
    writeEntry(out, "model", "free");
    writeEntry(out, "tick", durationText(machine.tick));
    writeEntry(out, "cores", machine.cores);
    out << Key << "policy" << Value;
    writePolicy(out, machine.policy);
    writeEntry(out, "queues", queuesWord(machine.queuePerCore));
    writeEntry(out, "stealing", stealingWord(machine.stealing));
    if (machine.balance.ns > 0)
        writeEntry(out, "balance", durationText(machine.balance));
    writeEntry(out, "placement", placementWord(machine.placement));
    if (machine.topology)
        writeTopology(out, machine.topology);
    if (machine.holdsCoreDuringIo)
        writeEntry(out, "io", waitingWord(true));
    out << Key << "costs" << Value;
    writeCosts(out, machine.costs);
    if (machine.workingSets != WorkingSetSpec()) {
        out << Key << "working-sets" << Value << Flow << BeginMap;
        writeEntry(out, "capacity", machine.workingSets.capacity);
        writeEntry(out, "warm-after", durationText(machine.workingSets.warmAfter));
        writeEntry(out, "speed", machine.workingSets.speed);
        out << EndMap;
    }
    if (machine.stores != StoreSpec()) {
        writeEntry(out, "memory-model", machine.stores.model == MemoryModel::Tso ? "tso" : "sequential");
        out << Key << "store-buffer" << Value << Flow << BeginMap;
        writeEntry(out, "entries", machine.stores.bufferEntries);
        writeEntry(out, "drain-after", durationText(machine.stores.drainAfter));
        out << EndMap;
    }
    out << Key << "caches" << Value;
    writeCaches(out, machine.memory);
    out << EndMap;
}

std::string changeText(const ChangeMachine& change)
{
    Emitter out;
    out << Flow << BeginMap;
    if (change.policy) {
        out << Key << "policy" << Value;
        writePolicy(out, *change.policy);
    }
    if (change.queuePerCore)
        writeEntry(out, "queues", queuesWord(*change.queuePerCore));
    if (change.stealing)
        writeEntry(out, "stealing", stealingWord(*change.stealing));
    if (change.balance)
        writeEntry(out, "balance", durationText(*change.balance));
    if (change.placement)
        writeEntry(out, "placement", placementWord(*change.placement));
    if (change.cores)
        writeEntry(out, "cores", *change.cores);
    if (change.topology)
        writeTopology(out, *change.topology);
    if (change.holdsCoreDuringIo)
        writeEntry(out, "io", waitingWord(*change.holdsCoreDuringIo));
    if (change.costs) {
        out << Key << "costs" << Value;
        writeCosts(out, *change.costs);
    }
    if (change.memory) {
        out << Key << "caches" << Value;
        writeCaches(out, *change.memory);
    }
    out << EndMap;
    const std::string map = out.c_str();
    return map.substr(1, map.size() - 2); // the map of the entry is open already
}

} // namespace threadway::scenario
