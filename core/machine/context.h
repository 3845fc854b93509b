// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/event.h"
#include "machine/world.h"

namespace threadway::machine {

/// What the parts of the engine work on: the World, where events go, and whether time is charged.
struct Context {
    World& world;
    EventBuffer& events;
    bool isTimed = true;

    [[nodiscard]] const scenario::Blueprint& blueprint() const { return *world.blueprint; }
    [[nodiscard]] const scenario::MachineSpec& machine() const { return *world.machine; }

    /// Records an event at the present instant.
    Event& emit(EventKind kind, ThreadId thread = {}, std::int32_t a = 0, std::int32_t b = 0, std::uint8_t flag = 0)
    {
        return events.emplace_back(Event{world.time, kind, flag, -1, thread.value, a, b});
    }
    Event& emitOn(CoreId core, EventKind kind, ThreadId thread = {}, std::int32_t a = 0, std::int32_t b = 0,
                  std::uint8_t flag = 0)
    {
        return events.emplace_back(
            Event{world.time, kind, flag, static_cast<std::int16_t>(core.value), thread.value, a, b});
    }
};

/// A flag of an event.
template <class E>
constexpr std::uint8_t flagOf(E value)
{
    return static_cast<std::uint8_t>(value);
}

} // namespace threadway::machine
