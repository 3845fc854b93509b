// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"

#include <cstdint>

namespace threadway::program {

/// A value of the little language: nothing, a truth value, a 64-bit integer (durations are integers in
/// nanoseconds) or a text constant of the scenario.
struct Value {
    enum class Kind : std::uint8_t { None, Bool, Int, Text };

    Kind kind = Kind::None;
    std::int64_t data = 0;

    static constexpr Value none() { return {}; }
    static constexpr Value boolean(bool b) { return {Kind::Bool, b ? 1 : 0}; }
    static constexpr Value integer(std::int64_t i) { return {Kind::Int, i}; }
    static constexpr Value text(TextId id) { return {Kind::Text, id.value}; }

    /// Python's truth: none, false, 0 count as false; every text constant counts as true.
    [[nodiscard]] constexpr bool isTrue() const { return kind == Kind::Text || data != 0; }
    [[nodiscard]] constexpr bool isInt() const { return kind == Kind::Int; }
    bool operator==(const Value&) const = default;
};

} // namespace threadway::program
