// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/machine_reader.h"

#include "base/suggestion.h"
#include "scenario/machine_models.h"
#include "sched/policy.h"

#include <array>

namespace threadway::scenario {
namespace {

constexpr std::array<std::string_view, 3> placements{"sticky", "longest-idle", "lowest"};
constexpr std::array<std::string_view, 2> queueWords{"shared", "per-core"};
constexpr std::array<std::string_view, 2> ioWords{"leaves-core", "holds-core"};
constexpr std::array<std::string_view, 3> stealings{"longest", "random", "none"};
constexpr std::array<std::string_view, 3> levelNames{"l1", "l2", "l3"};
constexpr std::array<std::string_view, 4> replacementNames{"lru", "plru", "fifo", "random"};
constexpr std::array<std::string_view, 2> switchWords{"tagged", "flushed"};
constexpr std::array<std::string_view, 2> memoryModels{"sequential", "tso"};

} // namespace

CostSpec readCosts(NodeReader& reader, const YamlNode& node, CostSpec costs)
{
    const auto into = [&](SimTime& target) {
        return [&reader, &target](const YamlNode& entry) { target = reader.duration(entry, target); };
    };
    reader.readMap(node, {{"step", into(costs.step)},
                          {"coroutine-switch", into(costs.coroutineSwitch)},
                          {"thread-switch", into(costs.threadSwitch)},
                          {"process-switch", into(costs.processSwitch)},
                          {"system-call", into(costs.systemCall)},
                          {"create-coroutine", into(costs.createCoroutine)},
                          {"create-thread", into(costs.createThread)},
                          {"create-process", into(costs.createProcess)},
                          {"fork-page", into(costs.forkPage)},
                          {"end-coroutine", into(costs.endCoroutine)},
                          {"end-thread", into(costs.endThread)},
                          {"end-process", into(costs.endProcess)},
                          {"wake", into(costs.wake)},
                          {"page-copy", into(costs.pageCopy)},
                          {"migration", into(costs.migration)}});
    return costs;
}

namespace {

memory::CacheLevelSpec readLevel(NodeReader& reader, const YamlNode& node, memory::CacheLevelSpec level)
{
    reader.readMap(
        node,
        {{"size", [&](const YamlNode& entry) { level.sizeBytes = reader.size(entry, level.sizeBytes); }},
         {"line",
          [&](const YamlNode& entry) {
              level.lineBytes = static_cast<int>(reader.integer(entry, 4, 4096, level.lineBytes));
          }},
         {"ways",
          [&](const YamlNode& entry) {
              const bool isFull = entry.scalar == "full";
              level.ways = isFull ? 0 : static_cast<int>(reader.integer(entry, 1, memory::mostWays, level.ways));
          }},
         {"hit", [&](const YamlNode& entry) { level.hitCost = reader.duration(entry, level.hitCost); }},
         {"replacement",
          [&](const YamlNode& entry) {
              level.replacement = static_cast<memory::Replacement>(reader.choice(entry, replacementNames, 0));
          }},
         {"inclusive", [&](const YamlNode& entry) { level.isInclusive = reader.boolean(entry, level.isInclusive); }}});
    return level;
}

memory::TlbSpec readTlb(NodeReader& reader, const YamlNode& node)
{
    memory::TlbSpec tlb;
    reader.readMap(
        node, {{"entries",
                [&](const YamlNode& entry) {
                    tlb.entries = static_cast<int>(reader.integer(entry, 1, memory::mostTlbEntries, tlb.entries));
                }},
               {"ways",
                [&](const YamlNode& entry) {
                    const bool isFull = entry.scalar == "full";
                    tlb.ways = isFull ? 0 : static_cast<int>(reader.integer(entry, 1, memory::mostWays, tlb.ways));
                }},
               {"page", [&](const YamlNode& entry) { tlb.pageBytes = reader.size(entry, tlb.pageBytes); }},
               {"miss", [&](const YamlNode& entry) { tlb.missCost = reader.duration(entry, tlb.missCost); }},
               {"switch", [&](const YamlNode& entry) { tlb.isTagged = reader.choice(entry, switchWords, 0) == 0; }}});
    return tlb;
}

} // namespace

/// `caches: none` (memory costs nothing, as in models of schedules alone), or levels by name: those that are named
/// exist, with what is left out taken from the model.
memory::MemorySpec readCaches(NodeReader& reader, const YamlNode& node, const memory::MemorySpec& model)
{
    memory::MemorySpec result;
    if (node.kind == YamlNode::Kind::Scalar && node.scalar == "none")
        return result;
    result.memoryCost = model.memoryCost;
    result.remoteCost = model.remoteCost;
    const auto readNumber = [&](std::size_t index) {
        return [&reader, &model, &result, index](const YamlNode& entry) {
            memory::CacheLevelSpec level;
            if (index < model.levels.size())
                level = model.levels[index];
            level.isShared = index == 2;
            level.number = static_cast<int>(index) + 1;
            if (!result.levels.empty() && result.levels.back().number > level.number)
                reader.error(entry.keyPosition, "cache-order", TW_TR("{0} must stand before the levels behind it"),
                             {std::string(levelNames[index])});
            result.levels.push_back(readLevel(reader, entry, level));
        };
    };
    reader.readMap(
        node, {{levelNames[0], readNumber(0)},
               {levelNames[1], readNumber(1)},
               {levelNames[2], readNumber(2)},
               {"memory", [&](const YamlNode& entry) { result.memoryCost = reader.duration(entry, model.memoryCost); }},
               {"transfer", [&](const YamlNode& entry) { result.transferCost = reader.duration(entry, {}); }},
               {"remote", [&](const YamlNode& entry) { result.remoteCost = reader.duration(entry, model.remoteCost); }},
               {"prefetch", [&](const YamlNode& entry) { result.prefetchesNextLine = reader.boolean(entry, false); }},
               {"classify", [&](const YamlNode& entry) { result.classifiesMisses = reader.boolean(entry, false); }},
               {"tlb", [&](const YamlNode& entry) { result.tlb = readTlb(reader, entry); }}});
    for (base::Diagnostic& finding : memory::validate(result))
        reader.error(node.position, finding.code, finding.message, std::move(finding.arguments));
    return result;
}

bool readQueuePerCore(NodeReader& reader, const YamlNode& node)
{
    return reader.choice(node, queueWords, 0) == 1;
}

Placement readPlacement(NodeReader& reader, const YamlNode& node)
{
    return static_cast<Placement>(reader.choice(node, placements, 0));
}

int readCores(NodeReader& reader, const YamlNode& node)
{
    return static_cast<int>(reader.integer(node, 1, maximumCores, 1));
}

sched::Stealing readStealing(NodeReader& reader, const YamlNode& node)
{
    return static_cast<sched::Stealing>(reader.choice(node, stealings, 0));
}

bool readHoldsCore(NodeReader& reader, const YamlNode& node)
{
    return reader.choice(node, ioWords, 0) == 1;
}

/// `topology: none` (all cores are alike), or a map.
std::optional<TopologySpec> readTopology(NodeReader& reader, const YamlNode& node)
{
    if (node.kind == YamlNode::Kind::Scalar && node.scalar == "none")
        return std::nullopt;
    TopologySpec spec;
    const auto number = [&reader](int& target, std::int64_t least, std::int64_t most) {
        return [&reader, &target, least, most](const YamlNode& entry) {
            target = static_cast<int>(reader.integer(entry, least, most, target));
        };
    };
    reader.readMap(node, {{"sockets", number(spec.sockets, 1, maximumCores)},
                          {"cores-per-socket", number(spec.coresPerSocket, 1, maximumCores)},
                          {"smt", number(spec.smt, 1, mostSiblings)},
                          {"nodes", number(spec.nodes, 1, maximumCores)},
                          {"smt-speed", number(spec.smtSpeed, leastSiblingSpeed, 1000)},
                          {"speeds", [&](const YamlNode& entry) {
                               reader.readList(entry, maximumCores, [&](const YamlNode& speed) {
                                   const std::int64_t value = reader.integer(speed, leastSpeed, 1000, 1000);
                                   spec.speeds.push_back(static_cast<std::int32_t>(value));
                               });
                           }}});
    if (spec.logicalCores() > maximumCores) {
        reader.error(node.position, "too-many-cores", TW_TR("the topology has {0} cores; {1} are the most"),
                     {std::to_string(spec.logicalCores()), std::to_string(maximumCores)});
        return TopologySpec{};
    }
    if (!isPossible(spec))
        reader.error(node.position, "bad-topology",
                     TW_TR("there are more nodes or speeds than physical cores, of which there are {0}"),
                     {std::to_string(spec.physicalCores())});
    spec.nodes = std::min(spec.nodes, spec.physicalCores());
    return spec;
}

namespace {

WorkingSetSpec readWorkingSets(NodeReader& reader, const YamlNode& node)
{
    WorkingSetSpec sets;
    reader.readMap(
        node, {{"capacity", [&](const YamlNode& entry) { sets.capacity = reader.integer(entry, 0, mostSetUnits, 0); }},
               {"warm-after", [&](const YamlNode& entry) { sets.warmAfter = reader.duration(entry, {}); }},
               {"speed", [&](const YamlNode& entry) { sets.speed = reader.integer(entry, 1, 100, 2); }}});
    return sets;
}

void readStoreBuffer(NodeReader& reader, const YamlNode& node, StoreSpec& stores)
{
    reader.readMap(node,
                   {{"entries",
                     [&](const YamlNode& entry) {
                         stores.bufferEntries = static_cast<int>(reader.integer(entry, 1, mostBufferedStores, 8));
                     }},
                    {"drain-after", [&](const YamlNode& entry) { stores.drainAfter = reader.duration(entry, {}); }}});
}

SimTime readTick(NodeReader& reader, const YamlNode& node)
{
    const YamlNode* tick = node.find("tick");
    if (tick == nullptr)
        return reader.tick();
    const SimTime value = reader.duration(*tick, reader.tick());
    if (value.ns == 0) {
        reader.error(tick->position, "bad-duration", TW_TR("a tick must last at least 1ns"));
        return reader.tick();
    }
    return value;
}

/// The machine has the cores of its topology. Who names a number, too, says how many of them are online at the start.
void settleCores(NodeReader& reader, const YamlNode& node, MachineSpec& machine)
{
    if (!machine.topology)
        return;
    const YamlNode* cores = node.find("cores");
    const int counted = machine.topology->logicalCores();
    if (cores != nullptr && machine.cores > counted)
        reader.error(cores->position, "cores-and-topology",
                     TW_TR("the topology has {0} cores, so {1} cannot be online"),
                     {std::to_string(counted), std::to_string(machine.cores)});
    if (cores == nullptr || machine.cores > counted)
        machine.cores = counted;
}

MachineSpec readModel(NodeReader& reader, const YamlNode& node)
{
    const YamlNode* name = node.find("model");
    const auto names = machineModels();
    const std::size_t index = name == nullptr ? 0 : reader.choice(*name, names, 0);
    return *machineModel(names[index], reader.tick());
}

} // namespace

PolicySpec readPolicy(NodeReader& reader, const YamlNode& node)
{
    PolicySpec policy;
    const YamlNode* name = node.kind == YamlNode::Kind::Map ? node.find("name") : &node;
    if (name == nullptr) {
        reader.error(node.position, "missing-key", TW_TR("the key \"{0}\" is missing"), {"name"});
        return policy;
    }
    const std::string wanted = reader.text(*name);
    const sched::PolicyInfo* info = sched::findPolicy(wanted);
    if (info == nullptr) {
        std::string known;
        for (const sched::PolicyInfo* candidate : sched::policies())
            known += (known.empty() ? "" : ", ") + std::string(candidate->id);
        reader.error(name->position, "unknown-policy", TW_TR("there is no policy \"{0}\"; there are: {1}"),
                     {wanted, known});
        return policy;
    }
    policy.name = wanted;
    if (node.kind == YamlNode::Kind::Map)
        policy.parameters = reader.parameters(node, info->parameters, {"name"});
    return policy;
}

std::span<const std::string_view> replacementWords()
{
    return replacementNames;
}

std::span<const std::string_view> placementWords()
{
    return placements;
}

std::span<const std::string_view> stealingWords()
{
    return stealings;
}

std::span<const std::string_view> waitingWords()
{
    return ioWords;
}

MachineSpec readMachine(NodeReader& reader, const YamlNode& node)
{
    reader.setTick(readTick(reader, node));
    MachineSpec machine = readModel(reader, node);
    const auto ignore = [](const YamlNode&) {};
    reader.readMap(
        node, {{"model", ignore},
               {"tick", ignore},
               {"cores", [&](const YamlNode& entry) { machine.cores = readCores(reader, entry); }},
               {"policy", [&](const YamlNode& entry) { machine.policy = readPolicy(reader, entry); }},
               {"queues", [&](const YamlNode& entry) { machine.queuePerCore = readQueuePerCore(reader, entry); }},
               {"stealing", [&](const YamlNode& entry) { machine.stealing = readStealing(reader, entry); }},
               {"balance", [&](const YamlNode& entry) { machine.balance = reader.duration(entry, machine.balance); }},
               {"placement", [&](const YamlNode& entry) { machine.placement = readPlacement(reader, entry); }},
               {"topology", [&](const YamlNode& entry) { machine.topology = readTopology(reader, entry); }},
               {"io", [&](const YamlNode& entry) { machine.holdsCoreDuringIo = readHoldsCore(reader, entry); }},
               {"costs", [&](const YamlNode& entry) { machine.costs = readCosts(reader, entry, machine.costs); }},
               {"working-sets", [&](const YamlNode& entry) { machine.workingSets = readWorkingSets(reader, entry); }},
               {"memory-model",
                [&](const YamlNode& entry) {
                    machine.stores.model = static_cast<MemoryModel>(reader.choice(entry, memoryModels, 0));
                }},
               {"store-buffer", [&](const YamlNode& entry) { readStoreBuffer(reader, entry, machine.stores); }},
               {"caches", [&](const YamlNode& entry) { machine.memory = readCaches(reader, entry, machine.memory); }}});
    settleCores(reader, node, machine);
    return machine;
}

} // namespace threadway::scenario
