// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/resource_builder.h"

#include "scenario/signal.h"

#include <algorithm>

namespace threadway::scenario {
namespace {

void fail(base::Diagnostics& diagnostics, std::string_view code, std::string_view message,
          std::vector<std::string> arguments)
{
    diagnostics.push_back({base::Severity::Error, {}, code, message, std::move(arguments)});
}

/// Every process of the names, or every process if there are none.
std::vector<ProcessId> holders(const Blueprint& blueprint, const std::vector<std::string>& names,
                               const std::string& channel, base::Diagnostics& diagnostics)
{
    std::vector<ProcessId> result;
    for (const std::string& name : names) {
        if (const auto process = blueprint.findProcess(name))
            result.push_back(*process);
        else
            fail(diagnostics, "unknown-process", TW_TR("there is no process \"{0}\", which the channel \"{1}\" names"),
                 {name, channel});
    }
    for (std::size_t i = 0; names.empty() && i < blueprint.scenario.processes.size(); ++i)
        result.push_back(ProcessId(i)); // children inherit
    return result;
}

/// More ends than these in all would fill the memory.
constexpr std::size_t mostEnds = 200'000;

void give(Blueprint& blueprint, const std::vector<ProcessId>& processes, ChannelId channel, ChannelEnd end)
{
    for (const ProcessId process : processes)
        blueprint.processes[process.index()].ends.push_back({channel, end});
}

void giveEnds(Blueprint& blueprint, const ChannelSpec& spec, ChannelId id, base::Diagnostics& diagnostics)
{
    const auto from = holders(blueprint, spec.from, spec.name, diagnostics);
    const auto to = holders(blueprint, spec.to, spec.name, diagnostics);
    switch (spec.kind) {
    case ChannelKind::Pipe:
        give(blueprint, to, id, ChannelEnd::Read);
        give(blueprint, from, id, ChannelEnd::Write);
        break;
    case ChannelKind::Socket:
        give(blueprint, from, id, ChannelEnd::First);
        give(blueprint, to, id, ChannelEnd::Second);
        break;
    case ChannelKind::Queue:
        give(blueprint, from, id, ChannelEnd::Queue);
        break;
    case ChannelKind::Memory:
        break; // is attached by a call
    }
}

std::int64_t dataBytes(const Blueprint& blueprint, const Blueprint::Process& process, ProcessId id)
{
    const auto base = static_cast<std::uint64_t>(addressesPerProcess) * static_cast<std::uint64_t>(id.value + 1);
    std::uint64_t end = base + static_cast<std::uint64_t>(wordBytes) * process.variables.size();
    for (const BufferId buffer : process.buffers) {
        const Blueprint::Buffer& body = blueprint.buffers[buffer.index()];
        end = std::max(end, body.address + static_cast<std::uint64_t>(body.bytes));
    }
    return static_cast<std::int64_t>(end - base);
}

void addLayout(Blueprint& blueprint, ProcessId id)
{
    Blueprint::Process& process = blueprint.processes[id.index()];
    std::vector<UnitId> units;
    std::int64_t coroutines = 0;
    for (const ThreadId thread : process.threads) {
        for (const CoroutineId coroutine : blueprint.thread(thread).coroutines) {
            ++coroutines;
            units.push_back(blueprint.coroutine(coroutine).unit);
        }
    }
    std::sort(units.begin(), units.end());
    units.erase(std::unique(units.begin(), units.end()), units.end());
    std::int64_t instructions = 0;
    for (const UnitId unit : units)
        instructions += static_cast<std::int64_t>(blueprint.units[unit.index()].code.size());
    process.layout = layoutFor(id.value, instructions, dataBytes(blueprint, process, id), coroutines);
}

void addHandlers(Blueprint& blueprint, const ProcessSpec& spec, Blueprint::Process& process,
                 base::Diagnostics& diagnostics)
{
    for (const HandlerSpec& handler : spec.handlers) {
        const std::int32_t signal = findSignal(handler.signal)->number;
        if (handler.action == ignoreWord) {
            process.handlers.push_back({signal, {}});
        } else if (canHandle(blueprint, process, handler.action)) {
            process.handlers.push_back({signal, blueprint.texts.intern(handler.action)});
        } else {
            fail(
                diagnostics, "unknown-handler",
                TW_TR("the handler \"{0}\" of {1} must be a function with at most one argument, among the functions of "
                      "the process \"{2}\""),
                {handler.action, handler.signal, spec.name});
        }
    }
}

/// The kind of lock of which threads can claim units.
constexpr std::string_view countableKind = "semaphore";

void addWaker(Blueprint& blueprint, ThreadId thread, const program::Unit& unit)
{
    for (const program::Instruction& instruction : unit.code) {
        if (instruction.op != program::Op::Sync)
            continue;
        Blueprint::Object& object = blueprint.objects[static_cast<std::size_t>(instruction.a)];
        const bool isNew = object.wakers.empty() || object.wakers.back() != thread;
        if (object.kind->operations[instruction.c].wakes && isNew)
            object.wakers.push_back(thread);
    }
}

} // namespace

std::int32_t handlerFunction(const program::Unit& unit, std::string_view name)
{
    const auto found = std::find_if(unit.functions.begin() + 1, unit.functions.end(),
                                    [name](const program::Function& function) { return function.name == name; });
    const bool fits = found != unit.functions.end() && found->parameters <= 1;
    return fits ? static_cast<std::int32_t>(found - unit.functions.begin()) : -1;
}

bool canHandle(const Blueprint& blueprint, const Blueprint::Process& process, std::string_view name)
{
    for (const ThreadId thread : process.threads) {
        for (const CoroutineId coroutine : blueprint.thread(thread).coroutines) {
            if (handlerFunction(blueprint.unitOf(coroutine), name) < 0)
                return false;
        }
    }
    return true;
}

void addChannels(Blueprint& blueprint, base::Diagnostics& diagnostics)
{
    std::size_t ends = 0;
    for (const ChannelSpec& spec : blueprint.scenario.channels) {
        if (blueprint.findObject(spec.name))
            fail(diagnostics, "name-taken", TW_TR("\"{0}\" is the name of a lock and of a channel"), {spec.name});
        const ChannelId id(blueprint.channels.size());
        blueprint.channels.push_back({spec.name, spec.kind, spec.capacity});
        const std::size_t most = spec.kind == ChannelKind::Pipe ? 2 * blueprint.scenario.processes.size()
                                                                : blueprint.scenario.processes.size();
        ends += spec.from.empty() && spec.to.empty() ? most : spec.from.size() + spec.to.size();
        if (ends > mostEnds) {
            fail(diagnostics, "too-many-ends", TW_TR("the processes hold more than {0} ends of channels in all"),
                 {std::to_string(mostEnds)});
            return;
        }
        giveEnds(blueprint, spec, id, diagnostics);
    }
}

void addLayoutsAndHandlers(Blueprint& blueprint, base::Diagnostics& diagnostics)
{
    if (base::hasErrors(diagnostics))
        return; // some programs are not there
    const std::size_t roots = blueprint.scenario.processes.size();
    for (Blueprint::Process& process : blueprint.processes) {
        if (process.model.isValid())
            continue;
        addLayout(blueprint, ProcessId(static_cast<std::int32_t>(&process - blueprint.processes.data())));
    }
    for (Blueprint::Process& process : blueprint.processes) {
        if (process.model.isValid())
            process.layout = blueprint.process(process.model).layout;
    }
    for (std::size_t i = 0; i < roots; ++i) {
        addHandlers(blueprint, blueprint.scenario.processes[i], blueprint.processes[i], diagnostics);
    }
}

void addClaims(Blueprint& blueprint, base::Diagnostics& diagnostics)
{
    for (const Blueprint::Process& process : blueprint.processes) {
        const auto own = static_cast<std::size_t>(&process - blueprint.processes.data());
        const ProcessSpec& spec = blueprint.scenario.processes[process.model.isValid() ? process.model.index() : own];
        std::size_t next = 0;
        for (const ThreadSpec& thread : spec.threads) {
            for (const ClaimSpec& claim : thread.claims) {
                const auto object = blueprint.findObject(claim.object);
                const bool isCountable = object && blueprint.object(*object).kind->id == countableKind;
                if (!isCountable)
                    diagnostics.push_back({base::Severity::Error,
                                           {},
                                           "claim-of-nothing",
                                           TW_TR("\"{0}\" claims units of \"{1}\", which is no semaphore"),
                                           {thread.name, claim.object}});
                for (std::size_t i = 0; isCountable && i < static_cast<std::size_t>(thread.count * thread.workers); ++i)
                    blueprint.objects[object->index()].claims.push_back({process.threads[next + i], claim.units});
            }
            next += static_cast<std::size_t>(thread.count * thread.workers);
        }
    }
}

void findWakers(Blueprint& blueprint)
{
    for (std::size_t i = 0; i < blueprint.threads.size(); ++i) {
        for (const CoroutineId coroutine : blueprint.threads[i].coroutines)
            addWaker(blueprint, ThreadId(i), blueprint.unitOf(coroutine));
    }
}

} // namespace threadway::scenario
