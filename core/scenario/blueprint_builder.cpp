// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/blueprint_builder.h"

#include "program/compiler.h"
#include "scenario/program_scope.h"

#include <map>

namespace threadway::scenario {
namespace {

constexpr int firstPid = 101;
constexpr std::uint64_t addressesPerProcess = std::uint64_t{1} << 42U;
constexpr std::uint64_t pageBytes = 4096;
constexpr std::uint64_t variableBytes = 8;
constexpr std::size_t mostThreads = 100'000;
/// Program text that is compiled in all, shared functions counted anew with each program of their process.
constexpr std::size_t mostProgramBytes = std::size_t{16} << 20U;
/// Events name a variable by a 16-bit number.
constexpr std::size_t mostVariables = 32'767;

std::uint64_t roundedUp(std::uint64_t value, std::uint64_t unit)
{
    return (value + unit - 1) / unit * unit;
}

/// Steps of each statement that take CPU time: all but sleeping, if a step costs anything, else the computing ones.
std::vector<std::int32_t> countTimedSteps(const program::Unit& unit, bool doStepsCost)
{
    using program::Op;
    std::vector<std::int32_t> steps(unit.statements.size(), 0);
    std::size_t statement = 0;
    for (const program::Instruction& instruction : unit.code) {
        if (instruction.op == Op::Statement)
            statement = static_cast<std::size_t>(instruction.a);
        const bool isWork = instruction.op == Op::Compute || instruction.op == Op::Touch;
        const bool isPaid = instruction.isStep && doStepsCost && instruction.op != Op::Sleep;
        if (statement < steps.size() && (isWork || isPaid))
            ++steps[statement];
    }
    return steps;
}

class Builder {
public:
    explicit Builder(const Scenario& scenario) { m_blueprint.scenario = scenario; }

    base::Result<BlueprintPtr> build()
    {
        addObjects();
        for (std::size_t i = 0; i < m_blueprint.scenario.processes.size(); ++i)
            addProcess(m_blueprint.scenario.processes[i], ProcessId(i));
        namePaths();
        compilePrograms(); // now that every name is known
        if (m_blueprint.threads.size() > mostThreads)
            fail({}, "too-many-threads", TW_TR("there are more than {0} threads"), {std::to_string(mostThreads)});
        if (m_blueprint.variables.size() > mostVariables)
            fail({}, "too-many-variables", TW_TR("there are more than {0} shared variables"),
                 {std::to_string(mostVariables)});
        if (base::hasErrors(m_diagnostics))
            return {std::nullopt, std::move(m_diagnostics)};
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
                m_blueprint.objects.push_back({spec.name, kind, spec.parameters});
        }
    }

    void addProcess(const ProcessSpec& spec, ProcessId id)
    {
        Blueprint::Process process;
        process.name = spec.name;
        process.pid = firstPid + id.value;
        process.files = spec.files;
        std::uint64_t address = addressesPerProcess * static_cast<std::uint64_t>(id.value + 1);
        for (const VariableSpec& variable : spec.shared) {
            process.variables.push_back(VariableId(m_blueprint.variables.size()));
            m_blueprint.variables.push_back({variable.name, id, valueOf(variable.initial), address});
            address += variableBytes;
            process.heapBytes += static_cast<std::int64_t>(variableBytes);
        }
        for (const BufferSpec& buffer : spec.buffers) {
            address = roundedUp(address, pageBytes);
            process.buffers.push_back(BufferId(m_blueprint.buffers.size()));
            m_blueprint.buffers.push_back({buffer.name, id, address, buffer.bytes});
            address += static_cast<std::uint64_t>(buffer.bytes);
            process.heapBytes += buffer.bytes;
        }
        if (address - addressesPerProcess * static_cast<std::uint64_t>(id.value + 1) > addressesPerProcess)
            fail({}, "too-large", TW_TR("the buffers of the process \"{0}\" are larger than its address space"),
                 {spec.name});
        m_blueprint.processes.push_back(std::move(process));
        for (const ThreadSpec& thread : spec.threads)
            addThread(thread, id);
    }

    program::Value valueOf(const InitialValue& initial)
    {
        if (initial.kind == program::Value::Kind::Text)
            return program::Value::text(m_blueprint.texts.intern(initial.text));
        return {initial.kind, initial.number};
    }

    void addThread(const ThreadSpec& spec, ProcessId id)
    {
        const ThreadId threadId(m_blueprint.threads.size());
        Blueprint::Thread thread;
        thread.name = spec.name;
        thread.process = id;
        thread.affinity = spec.affinity & CoreMask::first(m_blueprint.scenario.machine.cores);
        if (thread.affinity.isEmpty()) {
            fail({}, "no-cores", TW_TR("the thread \"{0}\" may run on no core of this machine"), {spec.name});
        }
        thread.arrival = spec.arrival;
        thread.priority = spec.priority;
        thread.nice = spec.nice;
        std::vector<CoroutineSpec> coroutines = spec.coroutines;
        const bool isPlain = coroutines.empty();
        if (isPlain)
            coroutines.push_back({spec.name, spec.program, spec.origin});
        for (const CoroutineSpec& coroutine : coroutines) {
            thread.coroutines.push_back(CoroutineId(m_blueprint.coroutines.size()));
            addCoroutine(coroutine, threadId, isPlain);
        }
        m_blueprint.processes[id.index()].threads.push_back(threadId);
        m_blueprint.threads.push_back(std::move(thread));
    }

    void addCoroutine(const CoroutineSpec& spec, ThreadId thread, bool isPlain)
    {
        Blueprint::Coroutine coroutine;
        coroutine.name = spec.name;
        coroutine.thread = thread;
        coroutine.isMain = isPlain;
        m_blueprint.coroutines.push_back(std::move(coroutine));
        m_programs.push_back(spec);
    }

    void compilePrograms()
    {
        ProcessId checked;
        for (std::size_t i = 0; i < m_programs.size(); ++i) {
            Blueprint::Coroutine& coroutine = m_blueprint.coroutines[i];
            const ProcessId id = m_blueprint.thread(coroutine.thread).process;
            const ProcessSpec& process = m_blueprint.scenario.processes[id.index()];
            if (checked != id)
                checkFunctions(process, id);
            checked = id;
            coroutine.unit = unitFor(process, m_programs[i], id);
            if (!coroutine.unit.isValid())
                continue;
            const bool doStepsCost = m_blueprint.scenario.machine.costs.step.ns > 0;
            coroutine.timedSteps = countTimedSteps(m_blueprint.units[coroutine.unit.index()], doStepsCost);
        }
    }

    /// Equal programs of a process are compiled once.
    UnitId unitFor(const ProcessSpec& process, const CoroutineSpec& spec, ProcessId id)
    {
        const auto key = std::pair(id, spec.program);
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
        const ProgramScope scope(m_blueprint, id);
        auto unit = program::compile(spec.name, spec.program, process.functions, scope, m_blueprint.texts);
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
        if (spec.functions.empty())
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

    Blueprint m_blueprint;
    base::Diagnostics m_diagnostics;
    std::vector<CoroutineSpec> m_programs; ///< by CoroutineId
    std::size_t m_programBytes = 0;
    std::map<std::pair<ProcessId, std::string>, UnitId> m_units;
};

} // namespace

base::Result<BlueprintPtr> makeBlueprint(const Scenario& scenario)
{
    return Builder(scenario).build();
}

} // namespace threadway::scenario
