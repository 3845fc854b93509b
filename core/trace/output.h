// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/value.h"
#include "scenario/blueprint.h"
#include "trace/trace.h"

#include <cstddef>
#include <string>
#include <vector>

namespace threadway::trace {

/// A value as `print` shows it: None, True, False, digits, or the text itself.
std::string valueText(const scenario::Blueprint& blueprint, const program::Value& value);

/// Values as one line, with a space between two.
std::string outputText(const scenario::Blueprint& blueprint, const std::vector<program::Value>& values);

/// The values printed by the first `events` events.
std::vector<program::Value> printedValues(const Trace& trace, std::size_t events);

} // namespace threadway::trace
