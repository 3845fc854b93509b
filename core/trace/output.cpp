// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/output.h"

#include <algorithm>

namespace threadway::trace {

std::string valueText(const scenario::Blueprint& blueprint, const program::Value& value)
{
    switch (value.kind) {
    case program::Value::Kind::None:
        return "None";
    case program::Value::Kind::Bool:
        return value.data != 0 ? "True" : "False";
    case program::Value::Kind::Int:
        return std::to_string(value.data);
    case program::Value::Kind::Text:
        return blueprint.texts.text(TextId(static_cast<std::int32_t>(value.data)));
    }
    return {};
}

std::string outputText(const scenario::Blueprint& blueprint, const std::vector<program::Value>& values)
{
    std::string text;
    for (const program::Value& value : values) {
        if (!text.empty())
            text += ' ';
        text += valueText(blueprint, value);
    }
    return text;
}

std::vector<program::Value> printedValues(const Trace& trace, std::size_t events)
{
    std::vector<program::Value> values;
    for (std::size_t i = 0; i < std::min(events, trace.size()); ++i) {
        const machine::Event& event = trace.event(i);
        if (event.kind == machine::EventKind::Printed)
            values.push_back({static_cast<program::Value::Kind>(event.flag), event.wide()});
    }
    return values;
}

} // namespace threadway::trace
