// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/scenario_writer.h"

#include "scenario/deadlock_text.h"
#include "scenario/entry_writer.h"
#include "scenario/machine_writer.h"
#include "scenario/quantity.h"
#include "scenario/resource_writer.h"
#include "scenario/thread_attributes_writer.h"
#include "scenario/workload_text.h"
#include "sync/primitive.h"

#include <yaml-cpp/emitter.h>
#include <yaml-cpp/emittermanip.h>

#include <array>

namespace threadway::scenario {
namespace {

using YAML::BeginMap;
using YAML::BeginSeq;
using YAML::Emitter;
using YAML::EndMap;
using YAML::EndSeq;
using YAML::Flow;
using YAML::Key;
using YAML::Literal;
using YAML::Value;

void writeQuoted(Emitter& out, std::string_view key, const std::string& value)
{
    out << Key << std::string(key) << Value << YAML::DoubleQuoted << value;
}

void writeLocal(Emitter& out, std::string_view key, const base::LocalText& text)
{
    if (text.isEmpty())
        return;
    out << Key << std::string(key) << Value << BeginMap;
    for (const auto& [language, words] : text.byLanguage)
        writeQuoted(out, language, words);
    out << EndMap;
}

/// A program as a block text where that keeps every letter, else quoted.
void writeProgram(Emitter& out, std::string_view key, const std::string& program)
{
    const std::size_t lastTwo = program.size() - std::min<std::size_t>(2, program.size());
    const bool isBlock = !program.empty() && program.back() == '\n' && program.front() != ' ' && program.front() != '\n'
                         && program.find("\n\n", lastTwo) == std::string::npos
                         && program.find('\r') == std::string::npos && program.find('\t') == std::string::npos;
    out << Key << std::string(key) << Value;
    if (isBlock)
        out << Literal << program;
    else
        out << YAML::DoubleQuoted << program;
}

void writeDevices(Emitter& out, const std::vector<DeviceSpec>& devices)
{
    if (devices.empty())
        return;
    out << Key << "devices" << Value << BeginMap;
    for (const DeviceSpec& device : devices) {
        out << Key << device.name << Value << Flow << BeginMap;
        writeEntry(out, "servers", device.servers);
        writeEntry(out, "queue", device.queue == DeviceQueue::Shortest ? "shortest" : "fifo");
        out << EndMap;
    }
    out << EndMap;
}

void writeLocks(Emitter& out, const std::vector<ObjectSpec>& locks)
{
    if (locks.empty())
        return;
    out << Key << "locks" << Value << BeginMap;
    for (const ObjectSpec& lock : locks) {
        if (lock.parameters.byId.empty()) {
            writeEntry(out, lock.name, lock.kind);
            continue;
        }
        out << Key << lock.name << Value << Flow << BeginMap;
        writeEntry(out, "kind", lock.kind);
        if (const sync::PrimitiveInfo* info = sync::findPrimitive(lock.kind))
            writeParameters(out, lock.parameters, info->parameters);
        out << EndMap;
    }
    out << EndMap;
}

void writeInitial(Emitter& out, const std::string& key, const InitialValue& initial)
{
    using Kind = program::Value::Kind;
    switch (initial.kind) {
    case Kind::None:
        out << Key << key << Value << YAML::Null;
        break;
    case Kind::Bool:
        writeEntry(out, key, initial.number != 0);
        break;
    case Kind::Int:
        writeEntry(out, key, initial.number);
        break;
    case Kind::Text:
        writeQuoted(out, key, initial.text);
        break;
    }
}

void writeVariable(Emitter& out, const VariableSpec& variable)
{
    if (variable.alignment == VariableSpec{}.alignment) {
        writeInitial(out, variable.name, variable.initial);
        return;
    }
    out << Key << variable.name << Value << Flow << BeginMap;
    writeInitial(out, "value", variable.initial);
    writeEntry(out, "align", sizeText(variable.alignment));
    out << EndMap;
}

void writeInstances(Emitter& out, bool isSpawned, int count)
{
    if (isSpawned)
        writeEntry(out, "start", "spawned");
    if (count != 1)
        writeEntry(out, "count", count);
}

void writeCoroutine(Emitter& out, const CoroutineSpec& coroutine)
{
    if (!coroutine.isSpawned && coroutine.count == 1) {
        writeProgram(out, coroutine.name, coroutine.program);
        return;
    }
    out << Key << coroutine.name << Value << BeginMap;
    writeInstances(out, coroutine.isSpawned, coroutine.count);
    writeProgram(out, "program", coroutine.program);
    out << EndMap;
}

void writeThread(Emitter& out, const ThreadSpec& thread)
{
    const ThreadSpec plain{.name = thread.name,
                           .program = thread.program,
                           .origin = {},
                           .coroutines = {},
                           .affinity = {},
                           .arrival = {},
                           .attributes = {},
                           .claims = {}};
    if (thread == plain) {
        writeProgram(out, thread.name, thread.program);
        return;
    }
    out << Key << thread.name << Value << BeginMap;
    if (thread.affinity != CoreMask::all()) {
        out << Key << "affinity" << Value << Flow << BeginSeq;
        for (int i = 0; i < maximumCores; ++i) {
            if (thread.affinity.contains(CoreId(i)))
                out << i;
        }
        out << EndSeq;
    }
    if (thread.arrival.ns != 0)
        writeEntry(out, "arrives", durationText(thread.arrival));
    if (thread.priority != 0)
        writeEntry(out, "priority", thread.priority);
    if (thread.nice != 0)
        writeEntry(out, "nice", thread.nice);
    writeInstances(out, thread.isSpawned, thread.count);
    if (thread.workers != 1)
        writeEntry(out, "workers", thread.workers);
    writeAttributes(out, thread.attributes);
    if (thread.workingSet > 0)
        writeEntry(out, "working-set", thread.workingSet);
    writeClaims(out, thread.claims);
    if (thread.coroutines.empty()) {
        writeProgram(out, "program", thread.program);
    } else {
        out << Key << "coroutines" << Value << BeginMap;
        for (const CoroutineSpec& coroutine : thread.coroutines)
            writeCoroutine(out, coroutine);
        out << EndMap;
    }
    out << EndMap;
}

void writeProcess(Emitter& out, const ProcessSpec& process)
{
    out << Key << process.name << Value << BeginMap;
    if (!process.functions.empty())
        writeProgram(out, "functions", process.functions);
    if (!process.shared.empty()) {
        out << Key << "shared" << Value << Flow << BeginMap;
        for (const VariableSpec& variable : process.shared)
            writeVariable(out, variable);
        out << EndMap;
    }
    if (!process.buffers.empty()) {
        out << Key << "buffers" << Value << Flow << BeginMap;
        for (const BufferSpec& buffer : process.buffers)
            writeEntry(out, buffer.name, sizeText(buffer.bytes));
        out << EndMap;
    }
    if (!process.files.empty()) {
        out << Key << "files" << Value << Flow << BeginSeq;
        for (const std::string& file : process.files)
            out << YAML::DoubleQuoted << file;
        out << EndSeq;
    }
    if (process.forks != 0)
        writeEntry(out, "forks", process.forks);
    if (process.directory != usualDirectory)
        writeQuoted(out, "directory", process.directory);
    writeHandlers(out, process.handlers);
    const std::size_t generated = unchangedGenerated(process);
    if (generated > 0) {
        out << Key << "generate" << Value << Flow << BeginMap;
        for (const auto& [key, value] : workloadEntries(*process.workload))
            writeEntry(out, key, value);
        out << EndMap;
    }
    if (generated < process.threads.size()) {
        out << Key << "threads" << Value << BeginMap;
        for (std::size_t i = 0; i + generated < process.threads.size(); ++i)
            writeThread(out, process.threads[i]);
        out << EndMap;
    }
    out << EndMap;
}

} // namespace

std::string scenarioText(const Scenario& scenario)
{
    Emitter out;
    out.SetIndent(2);
    out << BeginMap;
    writeEntry(out, "threadway", 1);
    if (!scenario.id.empty())
        writeEntry(out, "id", scenario.id);
    writeLocal(out, "title", scenario.title);
    writeLocal(out, "story", scenario.story);
    if (scenario.unit != 0)
        writeEntry(out, "unit", scenario.unit);
    writeEntry(out, "seed", scenario.seed);
    if (scenario.until)
        writeEntry(out, "until", durationText(*scenario.until));
    if (scenario.pace.ns != 0)
        writeEntry(out, "pace", durationText(scenario.pace));
    writeMachine(out, scenario.machine);
    writeDeadlock(out, scenario.deadlock);
    writeLocks(out, scenario.locks);
    writeDevices(out, scenario.devices);
    writeChannels(out, scenario.channels);
    out << Key << "processes" << Value << BeginMap;
    for (const ProcessSpec& process : scenario.processes)
        writeProcess(out, process);
    out << EndMap << EndMap;
    return std::string(out.c_str()) + "\n";
}

} // namespace threadway::scenario
