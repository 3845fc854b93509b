// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/local_text.h"
#include "base/sim_time.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace threadway::base {

/// What a parameter of a policy or primitive holds.
enum class ParameterType { Integer, Duration, Boolean, Choice };

/// A parameter that a policy or primitive declares: what the window offers and what files may set.
struct ParameterInfo {
    std::string_view id;
    ParameterType type = ParameterType::Integer;
    /// English name and explanation, marked with TW_TR.
    std::string_view name;
    std::string_view help;
    /// The value when a file says nothing: a number, nanoseconds, 0/1 or the index of a choice.
    std::int64_t fallback = 0;
    std::int64_t minimum = 0;
    std::int64_t maximum = 0;
    std::vector<std::string_view> choices;
};

/// Values for declared parameters, by id; an absent one has its fallback. Durations are in nanoseconds.
struct ParameterValues {
    std::map<std::string, std::int64_t, std::less<>> byId;

    [[nodiscard]] std::int64_t get(const ParameterInfo& info) const
    {
        const auto found = byId.find(info.id);
        return found == byId.end() ? info.fallback : found->second;
    }
    [[nodiscard]] SimTime duration(const ParameterInfo& info) const { return {get(info)}; }
    [[nodiscard]] bool isOn(const ParameterInfo& info) const { return get(info) != 0; }
    bool operator==(const ParameterValues&) const = default;
};

} // namespace threadway::base
