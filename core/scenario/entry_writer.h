// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/parameters.h"

#include <yaml-cpp/emitter.h>
#include <yaml-cpp/emittermanip.h>

#include <span>
#include <string>
#include <string_view>

namespace threadway::scenario {

/// Writes one key with its value into the map that is open.
template <class T>
void writeEntry(YAML::Emitter& out, std::string_view key, const T& value)
{
    out << YAML::Key << std::string(key) << YAML::Value << value;
}

/// Writes those parameters that have a value of their own into the map that is open.
void writeParameters(YAML::Emitter& out, const base::ParameterValues& values,
                     std::span<const base::ParameterInfo> infos);

} // namespace threadway::scenario
