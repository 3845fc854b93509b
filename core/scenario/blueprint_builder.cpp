// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/blueprint_builder.h"

#include "program/compiler.h"
#include "scenario/machine_change.h"
#include "scenario/prevention.h"
#include "scenario/program_scope.h"
#include "scenario/resource_builder.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace threadway::scenario {
namespace {

constexpr int firstPid = 101;
constexpr std::size_t mostThreads = 100'000;
/// Program text that is compiled in all, shared functions counted anew with each program of their process.
constexpr std::size_t mostProgramBytes = std::size_t{16} << 20U;
/// Events name a variable by a 16-bit number.
constexpr std::size_t mostVariables = 32'767;

/// Threads or coroutines, instances and spare children counted.
constexpr std::int64_t mostCoroutines = 1'000'000;

/// Steps of each statement that take CPU time: all that cost something but sleeping, and the computing ones.
std::vector<std::int32_t> countTimedSteps(const program::Unit& unit, const CostSpec& costs)
{
    using program::Op;
    std::vector<std::int32_t> steps(unit.statements.size(), 0);
    std::size_t statement = 0;
    for (const program::Instruction& instruction : unit.code) {
        if (instruction.op == Op::Statement)
            statement = static_cast<std::size_t>(instruction.a);
        const bool isWork = instruction.op == Op::Compute || instruction.op == Op::Touch;
        const SimTime cost = instruction.op == Op::SystemCall ? costs.systemCall : costs.step;
        const bool isPaid = instruction.isStep && cost.ns > 0 && instruction.op != Op::Sleep;
        if (statement < steps.size() && (isWork || isPaid))
            ++steps[statement];
    }
    return steps;
}

class Builder {
public:
    explicit Builder(const Scenario& scenario) { m_blueprint.scenario = scenario; }

    /// `shown` is what the blueprint says it was made from, if that is another scenario.
    base::Result<BlueprintPtr> build(const Scenario* shown = nullptr)
    {
        addMachine();
        addObjects();
        if (isMeasured()) {
            addProcesses();
            namePaths();
            checkNames();
            addChannels(m_blueprint, m_diagnostics);
            addClaims(m_blueprint, m_diagnostics);
            compilePrograms(); // now that every name is known
            addLayoutsAndHandlers(m_blueprint, m_diagnostics);
        }
        if (base::hasErrors(m_diagnostics))
            return {std::nullopt, std::move(m_diagnostics)};
        findWakers(m_blueprint);
        if (shown != nullptr)
            m_blueprint.scenario = *shown;
        return {std::make_shared<const Blueprint>(std::move(m_blueprint)), std::move(m_diagnostics)};
    }

private:
    void fail(base::SourcePosition position, std::string_view code, std::string_view message,
              std::vector<std::string> arguments)
    {
        m_diagnostics.push_back({base::Severity::Error, position, code, message, std::move(arguments)});
    }

    void addObjects()
    {
        for (const ObjectSpec& spec : m_blueprint.scenario.locks) {
            const sync::PrimitiveInfo* kind = sync::findPrimitive(spec.kind);
            if (kind == nullptr)
                fail({}, "unknown-primitive", TW_TR("there is no kind of lock \"{0}\""), {spec.kind});
            else
                addObject(spec, *kind);
        }
    }

    void addObject(const ObjectSpec& spec, const sync::PrimitiveInfo& kind)
    {
        Blueprint::Object object{spec.name, &kind, spec.parameters};
        object.priorityRule = kind.behaviour.priorityRule(spec.parameters);
        if (object.priorityRule.protocol != sync::PriorityProtocol::None)
            m_blueprint.prioritised.push_back(ObjectId(m_blueprint.objects.size()));
        m_blueprint.objects.push_back(std::move(object));
    }

    void addMachine()
    {
        const MachineSpec& machine = m_blueprint.scenario.machine;
        m_blueprint.topology = topologyOf(machine);
        if (!hasItsCores(machine))
            fail({}, "cores-and-topology", TW_TR("the topology has {0} cores, so {1} cannot be online"),
                 {std::to_string(m_blueprint.topology.places.size()), std::to_string(machine.cores)});
    }

    /// Before anything is made of it: a few words of a file can ask for a great many threads.
    bool isMeasured()
    {
        std::int64_t threads = 0;
        std::int64_t coroutines = 0;
        std::int64_t named = 0;
        for (const ProcessSpec& process : m_blueprint.scenario.processes) {
            named += static_cast<std::int64_t>(std::max(process.shared.size(), process.buffers.size()))
                     * (process.forks + 1);
            for (const ThreadSpec& thread : process.threads) {
                const std::int64_t count = std::int64_t{thread.count} * thread.workers * (process.forks + 1);
                std::int64_t each = thread.coroutines.empty() ? 1 : 0;
                for (const CoroutineSpec& coroutine : thread.coroutines)
                    each += coroutine.count;
                threads += count;
                coroutines += count * each;
            }
        }
        if (threads > static_cast<std::int64_t>(mostThreads))
            fail({}, "too-many-threads", TW_TR("there are more than {0} threads"), {std::to_string(mostThreads)});
        else if (coroutines > mostCoroutines)
            fail({}, "too-many-coroutines", TW_TR("there are more than {0} coroutines"),
                 {std::to_string(mostCoroutines)});
        else if (named > static_cast<std::int64_t>(mostVariables))
            fail({}, "too-many-variables", TW_TR("there are more than {0} shared variables"),
                 {std::to_string(mostVariables)});
        else
            return true;
        return false;
    }

    void addProcesses()
    {
        const auto& specs = m_blueprint.scenario.processes;
        for (std::size_t i = 0; i < specs.size(); ++i)
            addProcess(specs[i], ProcessId(i), {}, specs[i].name);
        for (std::size_t i = 0; i < specs.size(); ++i)
            addChildren(specs[i], ProcessId(i));
    }

    /// Spare copies of a process that fork() may bring to life. They come last, so that they shift no other number.
    void addChildren(const ProcessSpec& spec, ProcessId model)
    {
        const ProcessId first(m_blueprint.processes.size());
        for (int i = 0; i < spec.forks; ++i)
            addProcess(spec, ProcessId(m_blueprint.processes.size()), model, spec.name + "." + std::to_string(i + 1));
        for (int i = -1; i < spec.forks; ++i) {
            Blueprint::Process& member = m_blueprint.processes[i < 0 ? model.index() : first.index() + std::size_t(i)];
            member.firstChild = first;
            member.children = spec.forks;
        }
    }

    void addProcess(const ProcessSpec& spec, ProcessId id, ProcessId model, const std::string& name)
    {
        Blueprint::Process process;
        process.name = name;
        process.model = model;
        process.pid = firstPid + id.value;
        process.files = spec.files;
        const std::int64_t first = addressesPerProcess * (id.value + 1);
        std::int64_t address = first;
        for (const VariableSpec& variable : spec.shared) {
            address = roundedUp(address, variable.alignment);
            process.variables.push_back(VariableId(m_blueprint.variables.size()));
            m_blueprint.variables.push_back(
                {variable.name, id, valueOf(variable.initial), static_cast<std::uint64_t>(address)});
            address += wordBytes;
            process.heapBytes += wordBytes;
        }
        for (const BufferSpec& buffer : spec.buffers) {
            address = roundedUp(address, pageBytes);
            process.buffers.push_back(BufferId(m_blueprint.buffers.size()));
            m_blueprint.buffers.push_back({buffer.name, id, static_cast<std::uint64_t>(address), buffer.bytes});
            address += buffer.bytes;
            process.heapBytes += buffer.bytes;
        }
        if (address - first > mostDataBytes && !model.isValid())
            fail({}, "too-large", TW_TR("the buffers of the process \"{0}\" are larger than its address space"),
                 {spec.name});
        m_blueprint.processes.push_back(std::move(process));
        for (const ThreadSpec& thread : spec.threads) {
            checkWorkers(spec, thread);
            for (int i = 0; i < thread.count * thread.workers; ++i) // one of the two is 1
                addThread(thread, id, i);
        }
    }

    /// The name of one of several.
    static std::string instanceName(const std::string& stem, int count, int index)
    {
        return count == 1 ? stem : stem + "." + std::to_string(index + 1);
    }

    program::Value valueOf(const InitialValue& initial)
    {
        if (initial.kind == program::Value::Kind::Text)
            return program::Value::text(m_blueprint.texts.intern(initial.text));
        return {initial.kind, initial.number};
    }

    /// What moves between threads cannot be told apart by thread.
    void checkWorkers(const ProcessSpec& process, const ThreadSpec& spec)
    {
        if (spec.workers == 1)
            return;
        const bool isTso = m_blueprint.scenario.machine.stores.model == MemoryModel::Tso;
        const bool isPlain = spec.coroutines.empty();
        if (isPlain || isTso || spec.count > 1 || spec.isSpawned || process.forks > 0 || spec.attributes.isPeriodic())
            fail({}, "workers",
                 TW_TR("\"{0}\" can have several workers only if it has coroutines, and neither count, start: spawned, "
                       "period, forks nor store buffers"),
                 {spec.name});
    }

    void addThread(const ThreadSpec& spec, ProcessId id, int index)
    {
        const ThreadId threadId(m_blueprint.threads.size());
        Blueprint::Thread thread;
        thread.name = instanceName(spec.name, spec.count * spec.workers, index);
        thread.stem = spec.name;
        thread.process = id;
        thread.isSpawned = spec.isSpawned || m_blueprint.process(id).model.isValid();
        thread.count = spec.workers > 1 ? 1 : spec.count - index;
        thread.workers = spec.workers;
        if (spec.workers > 1)
            thread.firstWorker = ThreadId(threadId.value - index);
        m_firstAlike.push_back(ThreadId(threadId.value - index));
        thread.affinity = spec.affinity & CoreMask::first(m_blueprint.scenario.machine.cores);
        if (thread.affinity.isEmpty() && index == 0 && !m_blueprint.process(id).model.isValid()) {
            fail({}, "no-cores", TW_TR("the thread \"{0}\" may run on no core of this machine"), {spec.name});
        }
        thread.arrival = spec.arrival;
        thread.priority = spec.priority;
        thread.nice = spec.nice;
        thread.attributes = spec.attributes;
        thread.workingSet = spec.workingSet;
        std::vector<CoroutineSpec> coroutines = spec.coroutines;
        if (spec.workers > 1 && index > 0)
            coroutines.clear(); // the first worker has them all; others begin with a main routine that does nothing
        const bool isPlain = coroutines.empty();
        if (isPlain)
            coroutines.push_back({thread.name, spec.program, spec.origin});
        for (const CoroutineSpec& coroutine : coroutines) {
            for (int i = 0; i < coroutine.count; ++i) {
                thread.coroutines.push_back(CoroutineId(m_blueprint.coroutines.size()));
                addCoroutine(coroutine, threadId, isPlain, i);
            }
        }
        m_blueprint.processes[id.index()].threads.push_back(threadId);
        m_blueprint.threads.push_back(std::move(thread));
    }

    void addCoroutine(const CoroutineSpec& spec, ThreadId thread, bool isPlain, int index)
    {
        Blueprint::Coroutine coroutine;
        coroutine.name = instanceName(spec.name, spec.count, index);
        coroutine.stem = spec.name;
        coroutine.isSpawned = spec.isSpawned;
        coroutine.count = spec.count - index;
        coroutine.thread = thread;
        coroutine.isMain = isPlain;
        m_blueprint.coroutines.push_back(std::move(coroutine));
        m_programs.push_back(spec);
    }

    [[nodiscard]] const ProcessSpec& specOf(ProcessId id) const
    {
        const ProcessId model = m_blueprint.process(id).model;
        return m_blueprint.scenario.processes[model.isValid() ? model.index() : id.index()];
    }

    void compilePrograms()
    {
        ProcessId checked;
        for (std::size_t i = 0; i < m_programs.size(); ++i) {
            Blueprint::Coroutine& coroutine = m_blueprint.coroutines[i];
            const ProcessId id = m_blueprint.thread(coroutine.thread).process;
            if (checked != id)
                checkFunctions(specOf(id), id);
            checked = id;
            coroutine.unit = unitFor(specOf(id), m_programs[i], coroutine);
            if (coroutine.unit.isValid())
                coroutine.timedSteps
                    = countTimedSteps(m_blueprint.units[coroutine.unit.index()], m_blueprint.scenario.machine.costs);
        }
    }

    /// Equal programs of a process are compiled once.
    UnitId unitFor(const ProcessSpec& process, const CoroutineSpec& spec, const Blueprint::Coroutine& coroutine)
    {
        const ProcessId id = m_blueprint.thread(coroutine.thread).process;
        // Programs name the coroutines of their own thread by place, so only threads made alike can share them.
        const ThreadId alike = coroutine.isMain ? ThreadId{} : m_firstAlike[coroutine.thread.index()];
        const auto key = std::tuple(id, alike, spec.program);
        if (const auto known = m_units.find(key); known != m_units.end())
            return known->second;
        const bool wasTooMuch = m_programBytes > mostProgramBytes;
        m_programBytes += spec.program.size() + process.functions.size();
        if (m_programBytes > mostProgramBytes) {
            if (!wasTooMuch)
                fail({}, "too-much-code", TW_TR("the programs are larger than {0} bytes in all"),
                     {std::to_string(mostProgramBytes)});
            return {};
        }
        const ProgramScope scope(m_blueprint, id, coroutine.thread);
        auto unit = program::compile(spec.name, spec.program, process.functions, scope, m_blueprint.texts);
        if (!m_blueprint.process(id).model.isValid()) // else the model's report says it
            report(std::move(unit.diagnostics), spec.origin);
        UnitId result;
        if (unit.isOk()) {
            result = UnitId(m_blueprint.units.size());
            m_blueprint.units.push_back(std::move(*unit));
        }
        m_units.emplace(key, result);
        return result;
    }

    /// Faults in shared functions are reported once, where they stand, and not again for each program.
    void checkFunctions(const ProcessSpec& spec, ProcessId id)
    {
        if (spec.functions.empty() || m_blueprint.process(id).model.isValid())
            return;
        const ProgramScope scope(m_blueprint, id);
        auto unit = program::compile(spec.name, spec.functions, {}, scope, m_blueprint.texts);
        report(std::move(unit.diagnostics), spec.functionsOrigin);
    }

    void report(base::Diagnostics findings, const ProgramOrigin& origin)
    {
        for (base::Diagnostic& finding : findings) {
            if (finding.code == "shared-functions")
                continue;
            finding.position = origin.placeOf(finding.position);
            m_diagnostics.push_back(std::move(finding));
        }
    }

    /// A thread is called by its name alone where that is enough.
    void namePaths()
    {
        std::map<std::string, int> count;
        for (const Blueprint::Thread& thread : m_blueprint.threads)
            ++count[thread.name];
        for (Blueprint::Thread& thread : m_blueprint.threads) {
            thread.path = thread.name;
            if (count[thread.name] > 1)
                thread.path = m_blueprint.process(thread.process).name + "/" + thread.name;
        }
    }

    /// Instances and children get names that the author may have given, too.
    void checkNames()
    {
        std::set<std::string> processes;
        for (const Blueprint::Process& process : m_blueprint.processes) {
            if (!processes.insert(process.name).second)
                fail({}, "name-twice", TW_TR("there are two things called \"{0}\", counting those that are numbered"),
                     {process.name});
            std::set<std::string> names;
            for (const ThreadId thread : process.threads) {
                if (!names.insert(m_blueprint.thread(thread).name).second)
                    fail({}, "name-twice",
                         TW_TR("there are two things called \"{0}\", counting those that are numbered"),
                         {m_blueprint.thread(thread).name});
            }
        }
    }

    Blueprint m_blueprint;
    base::Diagnostics m_diagnostics;
    std::vector<CoroutineSpec> m_programs; ///< by CoroutineId
    std::size_t m_programBytes = 0;
    std::vector<ThreadId> m_firstAlike; ///< by ThreadId
    std::map<std::tuple<ProcessId, ThreadId, std::string>, UnitId> m_units;
};

} // namespace

base::Result<BlueprintPtr> makeBlueprint(const Scenario& scenario)
{
    auto plain = Builder(scenario).build();
    if (scenario.deadlock.conditions.areAllOn() || !plain.isOk())
        return plain;
    auto rewritten = withoutConditions(scenario);
    plain.diagnostics.insert(plain.diagnostics.end(), rewritten.diagnostics.begin(), rewritten.diagnostics.end());
    auto built = Builder(*rewritten).build(&scenario);
    return {std::move(built.value), std::move(plain.diagnostics)};
}

} // namespace threadway::scenario
