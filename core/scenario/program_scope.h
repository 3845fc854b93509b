// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/scope.h"
#include "scenario/blueprint.h"

namespace threadway::scenario {

/// What names mean in the programs of one thread: the shared variables and buffers of its process, its coroutines, and
/// the locks, devices, threads and processes of the scenario. Without a thread, as in shared functions, no coroutines.
class ProgramScope final : public program::Scope {
public:
    ProgramScope(const Blueprint& blueprint, ProcessId process, ThreadId thread = {})
        : m_blueprint(blueprint), m_process(process), m_thread(thread)
    {
    }

    [[nodiscard]] std::optional<VariableId> variable(std::string_view name) const override;
    [[nodiscard]] std::optional<BufferId> buffer(std::string_view name) const override;
    [[nodiscard]] std::optional<ObjectId> object(std::string_view name) const override;
    [[nodiscard]] std::optional<program::SyncOperation> operation(ObjectId object,
                                                                  std::string_view keyword) const override;
    [[nodiscard]] bool isOperation(std::string_view keyword) const override;
    [[nodiscard]] std::optional<program::SystemCall> systemCall(std::string_view keyword) const override;
    [[nodiscard]] std::optional<std::int32_t> thing(const program::SystemCall& call, std::size_t argument,
                                                    std::string_view name) const override;
    [[nodiscard]] bool isUsedOperation(std::string_view keyword) const override;
    [[nodiscard]] std::optional<std::int64_t> constant(std::string_view name) const override;
    [[nodiscard]] std::vector<std::string> names() const override;
    [[nodiscard]] SimTime tick() const override { return m_blueprint.scenario.machine.tick; }

private:
    [[nodiscard]] std::optional<ThreadId> thread(std::string_view name) const;
    [[nodiscard]] std::optional<std::int32_t> coroutine(std::string_view name) const;
    [[nodiscard]] std::optional<std::int32_t> spawnable(std::string_view name) const;
    [[nodiscard]] std::optional<std::int32_t> processNumber(std::string_view name) const;

    const Blueprint& m_blueprint;
    ProcessId m_process;
    ThreadId m_thread;
};

} // namespace threadway::scenario
