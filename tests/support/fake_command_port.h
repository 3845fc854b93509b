// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/command_port.h"

#include <vector>

namespace threadway::test {

/// Takes every command down and answers as it is told.
class FakeCommandPort : public ui::CommandPort {
public:
    [[nodiscard]] machine::Refusal check(const scenario::Command& command) const override
    {
        return std::holds_alternative<scenario::Migrate>(command) ? migrateRefusal : pinRefusal;
    }
    machine::Refusal submit(const scenario::Command& command) override
    {
        submitted.push_back(command);
        if (std::holds_alternative<scenario::Pin>(command) && migrateRefusal == machine::Refusal::AffinityForbids)
            migrateRefusal = machine::Refusal::None;
        return check(command);
    }

    machine::Refusal migrateRefusal = machine::Refusal::None;
    machine::Refusal pinRefusal = machine::Refusal::None;
    std::vector<scenario::Command> submitted;
};

} // namespace threadway::test
