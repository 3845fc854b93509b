// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/scope.h"
#include "scenario/blueprint.h"

namespace threadway::scenario {

/// What names mean in the programs of one process: its shared variables and buffers, and the scenario's locks.
class ProgramScope final : public program::Scope {
public:
    ProgramScope(const Blueprint& blueprint, ProcessId process) : m_blueprint(blueprint), m_process(process) {}

    [[nodiscard]] std::optional<VariableId> variable(std::string_view name) const override;
    [[nodiscard]] std::optional<BufferId> buffer(std::string_view name) const override;
    [[nodiscard]] std::optional<ObjectId> object(std::string_view name) const override;
    [[nodiscard]] std::optional<program::SyncOperation> operation(ObjectId object,
                                                                  std::string_view keyword) const override;
    [[nodiscard]] bool isOperation(std::string_view keyword) const override;
    [[nodiscard]] std::optional<program::SystemCall> systemCall(std::string_view keyword) const override;
    [[nodiscard]] std::optional<std::int32_t> thing(const program::SystemCall& call, std::size_t argument,
                                                    std::string_view name) const override;
    [[nodiscard]] std::vector<std::string> names() const override;
    [[nodiscard]] SimTime tick() const override { return m_blueprint.scenario.machine.tick; }

private:
    [[nodiscard]] std::optional<ThreadId> thread(std::string_view name) const;

    const Blueprint& m_blueprint;
    ProcessId m_process;
};

} // namespace threadway::scenario
