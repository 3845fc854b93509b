// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/program_scope.h"

#include "scenario/call_signature.h"
#include "scenario/error_number.h"
#include "scenario/signal.h"

#include <algorithm>

namespace threadway::scenario {
namespace {

/// The id, among those of the process, whose entry in the table has the name.
template <class IdType, class Table>
std::optional<IdType> findNamed(const std::vector<IdType>& ids, const Table& table, std::string_view name)
{
    const auto found = std::find_if(ids.begin(), ids.end(), [&](IdType id) { return table[id.index()].name == name; });
    return found == ids.end() ? std::nullopt : std::optional(*found);
}

program::ArgumentKind kindOf(CallArgument argument)
{
    switch (argument) {
    case CallArgument::Value:
        return program::ArgumentKind::Value;
    case CallArgument::Duration:
        return program::ArgumentKind::Duration;
    case CallArgument::Spawnable:
        return program::ArgumentKind::Name;
    case CallArgument::Place:
        return program::ArgumentKind::Place;
    case CallArgument::Thread:
    case CallArgument::Joinable:
    case CallArgument::Process:
    case CallArgument::Object:
    case CallArgument::Buffer:
    case CallArgument::Device:
        break;
    }
    return program::ArgumentKind::Thing;
}

template <class IdType>
std::optional<std::int32_t> numberOf(const std::optional<IdType>& id)
{
    return id ? std::optional(id->value) : std::nullopt;
}

} // namespace

std::optional<VariableId> ProgramScope::variable(std::string_view name) const
{
    return findNamed(m_blueprint.process(m_process).variables, m_blueprint.variables, name);
}

std::optional<BufferId> ProgramScope::buffer(std::string_view name) const
{
    return findNamed(m_blueprint.process(m_process).buffers, m_blueprint.buffers, name);
}

std::optional<ObjectId> ProgramScope::object(std::string_view name) const
{
    return m_blueprint.findObject(name);
}

std::optional<program::SyncOperation> ProgramScope::operation(ObjectId object, std::string_view keyword) const
{
    const auto& operations = m_blueprint.object(object).kind->operations;
    for (std::size_t i = 0; i < operations.size(); ++i) {
        const sync::OperationInfo& info = operations[i];
        if (info.keyword != keyword)
            continue;
        program::SyncOperation operation;
        operation.operation = static_cast<std::uint16_t>(i);
        operation.arguments = info.arguments;
        operation.hasResult = info.hasResult;
        if (info.undo >= 0)
            operation.undo = static_cast<std::uint16_t>(info.undo);
        operation.timeout = info.timeout;
        operation.givesLockBack = info.givesLockBack;
        operation.isPlainLock = info.isPlainLock;
        operation.canAwait = info.canAwait;
        return operation;
    }
    return std::nullopt;
}

bool ProgramScope::isOperation(std::string_view keyword) const
{
    const auto kinds = sync::primitives();
    return std::any_of(kinds.begin(), kinds.end(), [keyword](const sync::PrimitiveInfo* kind) {
        return std::any_of(kind->operations.begin(), kind->operations.end(),
                           [keyword](const sync::OperationInfo& info) { return info.keyword == keyword; });
    });
}

std::optional<program::SystemCall> ProgramScope::systemCall(std::string_view keyword) const
{
    const auto signatures = callSignatures();
    for (std::size_t i = 0; i < signatures.size(); ++i) {
        const CallSignature& signature = *signatures[i];
        if (signature.keyword != keyword)
            continue;
        program::SystemCall call;
        call.number = static_cast<std::int32_t>(i);
        for (const CallArgument argument : signature.arguments)
            call.arguments.push_back(kindOf(argument));
        call.required = signature.required;
        call.isRepeating = signature.isRepeating;
        call.hasResult = signature.hasResult;
        return call;
    }
    return std::nullopt;
}

std::optional<std::int32_t> ProgramScope::thing(const program::SystemCall& call, std::size_t argument,
                                                std::string_view name) const
{
    const auto& arguments = callSignatures()[static_cast<std::size_t>(call.number)]->arguments;
    switch (arguments[std::min(argument, arguments.size() - 1)]) {
    case CallArgument::Value:
    case CallArgument::Duration:
    case CallArgument::Place:
        return std::nullopt;
    case CallArgument::Thread:
        return numberOf(thread(name));
    case CallArgument::Joinable: {
        const auto own = numberOf(thread(name));
        return own ? own : coroutine(name);
    }
    case CallArgument::Spawnable:
        return spawnable(name);
    case CallArgument::Process:
        return processNumber(name);
    case CallArgument::Object:
        return numberOf(object(name));
    case CallArgument::Buffer:
        return numberOf(buffer(name));
    case CallArgument::Device:
        return numberOf(m_blueprint.findDevice(name));
    }
    return std::nullopt;
}

std::optional<std::int32_t> ProgramScope::coroutine(std::string_view name) const
{
    if (!m_thread.isValid())
        return std::nullopt;
    const auto& coroutines = m_blueprint.thread(m_thread).coroutines;
    for (std::size_t i = 0; i < coroutines.size(); ++i) {
        const Blueprint::Coroutine& candidate = m_blueprint.coroutine(coroutines[i]);
        if (!candidate.isMain && (candidate.name == name || candidate.stem == name))
            return firstCoroutineHandle + static_cast<std::int32_t>(i);
    }
    return std::nullopt;
}

std::optional<std::int32_t> ProgramScope::spawnable(std::string_view name) const
{
    for (const ThreadId id : m_blueprint.process(m_process).threads) {
        const Blueprint::Thread& candidate = m_blueprint.thread(id);
        if (candidate.isSpawned && candidate.stem == name)
            return id.value;
    }
    const auto handle = coroutine(name);
    if (!handle)
        return std::nullopt;
    const auto place = static_cast<std::size_t>(*handle - firstCoroutineHandle);
    const CoroutineId id = m_blueprint.thread(m_thread).coroutines[place];
    return m_blueprint.coroutine(id).isSpawned ? handle : std::nullopt;
}

std::optional<std::int32_t> ProgramScope::processNumber(std::string_view name) const
{
    const auto process = m_blueprint.findProcess(name);
    return process ? std::optional<std::int32_t>(m_blueprint.process(*process).pid) : std::nullopt;
}

std::optional<ThreadId> ProgramScope::thread(std::string_view name) const
{
    if (const auto own = findNamed(m_blueprint.process(m_process).threads, m_blueprint.threads, name))
        return own;
    return m_blueprint.findThread(name);
}

bool ProgramScope::isUsedOperation(std::string_view keyword) const
{
    return std::any_of(m_blueprint.objects.begin(), m_blueprint.objects.end(), [keyword](const auto& object) {
        return std::any_of(object.kind->operations.begin(), object.kind->operations.end(),
                           [keyword](const sync::OperationInfo& info) { return info.keyword == keyword; });
    });
}

std::optional<std::int64_t> ProgramScope::constant(std::string_view name) const
{
    if (const auto channel = m_blueprint.findChannel(name))
        return channelHandle(*channel);
    if (const SignalInfo* signal = findSignal(name))
        return signal->number;
    return errorNumber(name);
}

std::vector<std::string> ProgramScope::names() const
{
    std::vector<std::string> result;
    for (const VariableId id : m_blueprint.process(m_process).variables)
        result.push_back(m_blueprint.variables[id.index()].name);
    for (const BufferId id : m_blueprint.process(m_process).buffers)
        result.push_back(m_blueprint.buffers[id.index()].name);
    for (const Blueprint::Object& object : m_blueprint.objects)
        result.push_back(object.name);
    for (const DeviceSpec& device : m_blueprint.scenario.devices)
        result.push_back(device.name);
    for (const Blueprint::Channel& channel : m_blueprint.channels)
        result.push_back(channel.name);
    for (const SignalInfo& signal : signals())
        result.emplace_back(signal.name);
    for (const CallSignature* signature : callSignatures())
        result.emplace_back(signature->keyword);
    return result;
}

} // namespace threadway::scenario
