// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace threadway::base {

/// Index of one kind of thing in its table. Ids of different kinds do not mix; a default id names nothing.
template <class Tag>
struct Id {
    std::int32_t value = -1;

    constexpr Id() = default;
    constexpr explicit Id(std::int32_t v) : value(v) {}
    constexpr explicit Id(std::size_t v) : value(static_cast<std::int32_t>(v)) {}

    /// Whether the id names something.
    [[nodiscard]] constexpr bool isValid() const { return value >= 0; }
    /// The position in the table the id belongs to; only for a valid id.
    [[nodiscard]] constexpr std::size_t index() const { return static_cast<std::size_t>(value); }

    constexpr auto operator<=>(const Id&) const = default;
};

} // namespace threadway::base

namespace threadway {

using ProcessId = base::Id<struct ProcessTag>;
using ThreadId = base::Id<struct ThreadTag>;
using CoroutineId = base::Id<struct CoroutineTag>;
using CoreId = base::Id<struct CoreTag>;
/// A synchronisation object: an instance of a primitive, such as one mutex.
using ObjectId = base::Id<struct ObjectTag>;
/// A variable shared by the threads of a process.
using VariableId = base::Id<struct VariableTag>;
/// A named stretch of a process's heap that programs touch.
using BufferId = base::Id<struct BufferTag>;
/// A device that serves requests for input and output.
using DeviceId = base::Id<struct DeviceTag>;
/// A text constant of a scenario.
using TextId = base::Id<struct TextTag>;
/// A compiled program of a scenario.
using UnitId = base::Id<struct UnitTag>;

} // namespace threadway
