// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/event.h"
#include "scenario/command.h"

#include <QObject>

namespace threadway::ui {

/// Where views hand in the user's acts on the running machine. Each accepted act becomes one undoable entry
/// of the journal at the playhead, and the future is recorded anew from there.
class CommandPort : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Why the command could not be carried out at the playhead; Refusal::None if it could. Changes nothing.
    [[nodiscard]] virtual machine::Refusal check(const scenario::Command& command) const = 0;
    /// Carries the command out at the playhead; returns what check() would have said.
    virtual machine::Refusal submit(const scenario::Command& command) = 0;
};

} // namespace threadway::ui
