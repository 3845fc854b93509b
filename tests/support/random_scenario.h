// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "scenario/blueprint.h"
#include "scenario/command.h"
#include "scenario/machine_models.h"
#include "scenario/scenario.h"
#include "sched/policy.h"
#include "support/random_limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace threadway::test {

/// Makes scenarios and journals from a seed: every policy, 1 to 8 cores, locks, semaphores, sleeps, work with and
/// without memory, coroutines, faults.
class RandomScenarios {
public:
    explicit RandomScenarios(std::uint64_t seed, RandomLimits limits = {}) : m_random(seed, "test"), m_limits(limits) {}

    scenario::Scenario scenario()
    {
        scenario::Scenario result;
        result.id = "random";
        result.seed = below(1000);
        result.machine = machine();
        result.locks = {{"A", "mutex", {}}, {"B", "mutex", {}}, {"S", "semaphore", {}}};
        result.locks[2].parameters.byId["count"] = static_cast<std::int64_t>(1 + below(2));
        if (m_limits.hasCalls)
            addCosts(result);
        const std::uint64_t processes = 1 + below(static_cast<std::uint64_t>(m_limits.processes));
        for (std::uint64_t i = 0; i < processes; ++i)
            result.processes.push_back(process(fmt::format("p{}", i), result.machine.cores));
        if (m_limits.hasExecutors)
            addWorkers(result);
        return result;
    }

    /// Another machine for the scenario: everything that an act can change may be different.
    scenario::MachineSpec otherMachine(const scenario::Scenario& scenario)
    {
        scenario::MachineSpec other = machine();
        if (chance(60)) {
            other.topology = topology();
            other.cores = other.topology->logicalCores();
            other.memory.remoteCost = smallCost();
        }
        other.holdsCoreDuringIo = chance(50);
        return scenario::changedMachine(scenario.machine, scenario::differenceOf(scenario.machine, other));
    }

    scenario::Journal journal(const scenario::Blueprint& blueprint, std::uint64_t most)
    {
        scenario::Journal result;
        const std::uint64_t count = below(most + 1);
        for (std::uint64_t i = 0; i < count; ++i)
            result.push_back({SimTime{static_cast<std::int64_t>(below(40)) * 250'000}, command(blueprint)});
        std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
        return result;
    }

private:
    std::uint64_t below(std::uint64_t bound) { return m_random.below(bound); }
    bool chance(std::uint64_t inHundred) { return below(100) < inHundred; }

    scenario::MachineSpec machine()
    {
        const auto models = scenario::machineModels();
        const SimTime tick{chance(50) ? 1'000'000 : 50'000};
        scenario::MachineSpec machine = *scenario::machineModel(models[below(models.size())], tick);
        machine.cores = static_cast<int>(1 + below(8));
        std::vector<const sched::PolicyInfo*> policies;
        for (const sched::PolicyInfo* info : sched::policies()) {
            if (info->asks == m_limits.isByHand)
                policies.push_back(info);
        }
        const sched::PolicyInfo& policy = *policies[below(policies.size())];
        machine.policy.name = policy.id;
        if (policy.id != "rr")
            machine.policy.parameters = parameters(policy);
        if (machine.policy.name == "rr" && chance(50))
            machine.policy.parameters.byId["slice"] = static_cast<std::int64_t>(1 + below(30)) * 100'000;
        else if (machine.policy.name == "rr" && chance(30))
            machine.policy.parameters.byId["accesses"] = static_cast<std::int64_t>(1 + below(50));
        machine.queuePerCore = chance(50);
        machine.stealing = static_cast<sched::Stealing>(below(4) % 3);
        if (machine.queuePerCore && chance(40))
            machine.balance = SimTime{static_cast<std::int64_t>(1 + below(40)) * 100'000};
        if (chance(20))
            machine.workingSets = {100, SimTime{static_cast<std::int64_t>(below(20)) * 100'000},
                                   static_cast<std::int64_t>(1 + below(3))};
        machine.placement = static_cast<scenario::Placement>(below(3));
        if (chance(30))
            machine.costs.migration = SimTime{static_cast<std::int64_t>(below(100'000))};
        return machine;
    }

    /// Some threads with coroutines become executors, as far as a scenario may have them.
    void addWorkers(scenario::Scenario& scenario)
    {
        for (scenario::ProcessSpec& process : scenario.processes) {
            for (scenario::ThreadSpec& thread : process.threads) {
                const bool isPlain = thread.coroutines.empty() || thread.isSpawned || thread.count > 1;
                if (!isPlain && !thread.attributes.isPeriodic() && process.forks == 0 && chance(40))
                    thread.workers = static_cast<int>(2 + below(2));
            }
        }
    }

    SimTime smallCost() { return {static_cast<std::int64_t>(below(3) * below(70'000))}; }

    void addCosts(scenario::Scenario& scenario)
    {
        scenario::CostSpec& costs = scenario.machine.costs;
        for (SimTime* cost :
             {&costs.systemCall, &costs.createCoroutine, &costs.createThread, &costs.createProcess, &costs.forkPage,
              &costs.endCoroutine, &costs.endThread, &costs.endProcess, &costs.wake, &costs.migration})
            *cost = smallCost();
        scenario.devices.push_back(
            {"disk", static_cast<int>(1 + below(2)), static_cast<scenario::DeviceQueue>(below(2))});
        scenario.machine.holdsCoreDuringIo = chance(25);
        if (chance(50))
            return;
        scenario.machine.topology = topology();
        scenario.machine.memory.remoteCost = smallCost();
        scenario.machine.cores = scenario.machine.topology->logicalCores();
        if (chance(20)) // the others are offline at the start
            scenario.machine.cores = static_cast<int>(1 + below(static_cast<std::uint64_t>(scenario.machine.cores)));
    }

    TopologySpec topology()
    {
        TopologySpec topology;
        topology.sockets = static_cast<int>(1 + below(2));
        topology.coresPerSocket = static_cast<int>(1 + below(2));
        topology.smt = static_cast<int>(1 + below(2));
        topology.smtSpeed = static_cast<std::int32_t>(300 + below(700));
        const bool hasSeveral = topology.physicalCores() > 1;
        topology.speeds = {1000};
        if (hasSeveral)
            topology.speeds.push_back(static_cast<std::int32_t>(100 + below(900)));
        topology.nodes = hasSeveral ? static_cast<int>(1 + below(2)) : 1;
        return topology;
    }

    /// What programs can start, and a word for it.
    void addSpares(scenario::ProcessSpec& process)
    {
        process.forks = static_cast<int>(below(3));
        scenario::ThreadSpec worker;
        worker.name = "worker";
        worker.program = block(1, false);
        worker.program = "if True:\n" + worker.program;
        worker.isSpawned = true;
        worker.count = static_cast<int>(1 + below(3));
        process.threads.push_back(worker);
    }

    std::string callStatement()
    {
        switch (below(9)) {
        case 0:
        case 1:
            return fmt::format("io(disk, {}us)", below(1500));
        case 2:
            return fmt::format("io(disk, {}us, true)", below(1500));
        case 3:
            return "spawn(worker)";
        case 4:
            return "join(spawn(worker))";
        case 5:
            return "if fork() == 0: x = x + 7";
        case 6:
            return fmt::format("nice({})", static_cast<int>(below(40)) - 20);
        case 7:
            return "affinity()";
        default:
            return "affinity(0)";
        }
    }

    /// Some of the policy's parameters, with values that leave a run something to do.
    base::ParameterValues parameters(const sched::PolicyInfo& policy)
    {
        base::ParameterValues values;
        for (const base::ParameterInfo& info : policy.parameters) {
            if (chance(50))
                continue;
            std::int64_t value = static_cast<std::int64_t>(1 + below(40)) * 100'000;
            if (info.type != base::ParameterType::Duration)
                value = info.minimum + static_cast<std::int64_t>(below(20));
            values.byId[std::string(info.id)] = std::clamp(value, info.minimum, info.maximum);
        }
        return values;
    }

    scenario::ProcessSpec process(const std::string& name, int cores)
    {
        scenario::ProcessSpec process;
        process.name = name;
        process.shared = {{"x", {}}, {"y", {}}};
        process.buffers = {{"small", 512}, {"large", 8192}};
        const std::uint64_t threads = 1 + below(static_cast<std::uint64_t>(m_limits.threads));
        for (std::uint64_t i = 0; i < threads; ++i)
            process.threads.push_back(thread(fmt::format("{}-t{}", name, i), cores));
        if (m_limits.hasCalls)
            addSpares(process);
        return process;
    }

    scenario::ThreadSpec thread(const std::string& name, int cores)
    {
        scenario::ThreadSpec thread;
        thread.name = name;
        if (m_limits.hasCoroutines && chance(30)) {
            const std::uint64_t count = 1 + below(3);
            for (std::uint64_t i = 0; i < count; ++i)
                thread.coroutines.push_back({fmt::format("c{}", i), block(0, true), {}});
        } else {
            thread.program = block(0, false);
        }
        if (chance(40)) {
            thread.affinity = CoreMask::only(CoreId(below(static_cast<std::uint64_t>(cores))));
            thread.affinity.insert(CoreId(below(static_cast<std::uint64_t>(cores))));
        }
        if (chance(40))
            thread.arrival = SimTime{static_cast<std::int64_t>(below(12)) * 500'000};
        thread.priority = static_cast<std::int32_t>(below(5));
        thread.nice = static_cast<std::int32_t>(below(40)) - 20;
        thread.attributes = attributes();
        thread.workingSet = static_cast<std::int64_t>(below(150));
        return thread;
    }

    sched::ThreadAttributes attributes()
    {
        sched::ThreadAttributes made;
        made.threadClass = static_cast<sched::ThreadClass>(below(6));
        made.tickets = static_cast<std::int32_t>(1 + below(300));
        if (chance(30))
            made.burst = SimTime{static_cast<std::int64_t>(below(50)) * 100'000};
        if (chance(30))
            made.slice = SimTime{static_cast<std::int64_t>(1 + below(50)) * 100'000};
        if (!m_limits.hasJobs && made.threadClass == sched::ThreadClass::Deadline)
            made.threadClass = sched::ThreadClass::Fair;
        if (m_limits.hasJobs && (chance(30) || made.threadClass == sched::ThreadClass::Deadline)) {
            made.period = SimTime{static_cast<std::int64_t>(1 + below(10)) * 1'000'000};
            made.deadline = chance(50) ? SimTime{} : SimTime{made.period.ns / 2};
            made.runtime = SimTime{static_cast<std::int64_t>(1 + below(4)) * made.period.ns / 8};
            made.jobs = static_cast<std::int64_t>(1 + below(4));
        }
        return made;
    }

    std::string block(int depth, bool isCoroutine)
    {
        std::string text;
        const std::uint64_t count = 1 + below(static_cast<std::uint64_t>(m_limits.statements));
        for (std::uint64_t i = 0; i < count; ++i)
            text += statement(depth, isCoroutine);
        return text;
    }

    std::string nested(int depth, const std::string& head, bool isCoroutine)
    {
        return std::string(static_cast<std::size_t>(depth) * 4, ' ') + head + ":\n" + block(depth + 1, isCoroutine);
    }

    std::string statement(int depth, bool isCoroutine)
    {
        if (depth < 2 && chance(25))
            return nested(depth, lockHead(), isCoroutine);
        if (depth < 2 && chance(10))
            return nested(depth, fmt::format("for i in range({})", 1 + below(3)), isCoroutine);
        return std::string(static_cast<std::size_t>(depth) * 4, ' ') + simpleStatement(isCoroutine) + "\n";
    }

    std::string lockHead()
    {
        const std::uint64_t which = below(3);
        return which == 2 ? "with acquire(S)" : which == 1 ? "with lock(B)" : "with lock(A)";
    }

    std::string simpleStatement(bool isCoroutine)
    {
        if (isCoroutine && chance(20))
            return "yield";
        if (m_limits.hasCalls && chance(30))
            return callStatement();
        if (m_limits.hasMemory && chance(25)) {
            const char* buffer = chance(50) ? "small" : "large";
            const char* write = chance(50) ? ", write=true" : "";
            return chance(50) ? fmt::format("touch({}, {}{})", 1 + below(100), buffer, write)
                              : fmt::format("compute({}us, {}, every=10us{})", 1 + below(2000), buffer, write);
        }
        if (m_limits.hasFaults && chance(2))
            return "fault(\"broken\")";
        switch (below(6)) {
        case 0:
            return fmt::format("compute({}us)", below(3000));
        case 1:
            return fmt::format("sleep({}us)", below(2000));
        case 2:
            return "x = x + 1";
        case 3:
            return fmt::format("y = x * {} + y", 1 + below(3));
        case 4:
            return fmt::format("print({})", below(9));
        default:
            return "yield";
        }
    }

    scenario::Command command(const scenario::Blueprint& blueprint)
    {
        const ThreadId thread(below(blueprint.threads.size()));
        const auto cores = static_cast<std::uint64_t>(blueprint.scenario.machine.cores);
        if (m_limits.isByHand && chance(90))
            return scenario::Choose{thread, CoreId(below(cores))};
        switch (below(10)) {
        case 0:
        case 1:
            return scenario::Migrate{thread, CoreId(below(cores))};
        case 2:
        case 3: {
            CoreMask mask = CoreMask::only(CoreId(below(cores)));
            mask.insert(CoreId(below(cores)));
            return scenario::Pin{thread, mask};
        }
        case 4:
            return scenario::Kill{thread};
        case 5:
            return scenario::Crash{ProcessId(below(blueprint.processes.size())), {}};
        case 6:
            return scenario::Tow{thread, chance(50)};
        case 7:
        case 8:
            return machineChange();
        default:
            return steer(blueprint);
        }
    }

    scenario::Command machineChange()
    {
        const scenario::MachineSpec other = machine();
        scenario::ChangeMachine change;
        if (chance(40))
            change.policy = other.policy;
        if (chance(40))
            change.cores = 1 + static_cast<int>(below(5));
        if (chance(30))
            change.queuePerCore = chance(50);
        if (chance(30))
            change.costs = other.costs;
        if (chance(30))
            change.memory = other.memory;
        if (chance(25))
            change.stealing = other.stealing;
        if (chance(25))
            change.balance = other.balance;
        if (chance(20))
            change.holdsCoreDuringIo = chance(50);
        if (chance(15))
            change.topology = std::optional<TopologySpec>();
        if (chance(40)) { // now and then with more cores than it has
            change.topology = topology();
            change.cores = chance(80) ? (*change.topology)->logicalCores() : 1 + static_cast<int>(below(5));
        }
        if (change == scenario::ChangeMachine{})
            change.placement = other.placement;
        return change;
    }

    scenario::Command steer(const scenario::Blueprint& blueprint)
    {
        scenario::Steer steer;
        const std::uint64_t turns = 1 + below(8);
        for (std::uint64_t i = 0; i < turns; ++i)
            steer.turns.push_back(ThreadId(below(blueprint.threads.size())));
        return steer;
    }

    base::RandomStream m_random;
    RandomLimits m_limits;
};

} // namespace threadway::test
