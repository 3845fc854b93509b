// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/policy_text.h"

#include "scenario/machine_reader.h"
#include "scenario/quantity.h"
#include "sched/policy.h"

namespace threadway::scenario {
namespace {

/// Pieces between separators, each with its column.
std::vector<std::pair<std::string_view, int>> pieces(std::string_view text, char separator)
{
    std::vector<std::pair<std::string_view, int>> result;
    std::size_t begin = 0;
    for (;;) {
        const std::size_t end = text.find(separator, begin);
        result.emplace_back(text.substr(begin, end - begin), static_cast<int>(begin) + 1);
        if (end == std::string_view::npos)
            return result;
        begin = end + 1;
    }
}

YamlNode scalarNode(std::string_view text, int column)
{
    YamlNode node;
    node.kind = YamlNode::Kind::Scalar;
    node.scalar = text;
    node.position = {1, column};
    return node;
}

/// The piece as the map that a file would hold.
YamlNode policyNode(std::string_view text, int column, NodeReader& reader)
{
    YamlNode map;
    map.kind = YamlNode::Kind::Map;
    map.position = {1, column};
    for (const auto& [piece, offset] : pieces(text, ':')) {
        const int at = column + offset - 1;
        const std::size_t equals = piece.find('=');
        if (offset > 1 && equals == std::string_view::npos) {
            reader.error({1, at}, "bad-parameter", TW_TR("\"{0}\" must be PARAMETER=VALUE"), {std::string(piece)});
            continue;
        }
        const std::size_t value = offset > 1 ? equals + 1 : 0;
        YamlNode entry = scalarNode(piece.substr(value), at + static_cast<int>(value));
        entry.key = offset > 1 ? piece.substr(0, equals) : "name";
        entry.keyPosition = {1, at};
        if (offset > 1 && (map.find(entry.key) != nullptr))
            reader.error({1, at}, "duplicate-key", TW_TR("\"{0}\" is given twice"), {entry.key});
        map.children.push_back(std::move(entry));
    }
    return map;
}

std::string valueText(const base::ParameterInfo& info, std::int64_t value)
{
    switch (info.type) {
    case base::ParameterType::Integer:
        return std::to_string(value);
    case base::ParameterType::Duration:
        return durationText({value});
    case base::ParameterType::Boolean:
        return value != 0 ? "true" : "false";
    case base::ParameterType::Choice:
        return std::string(info.choices[static_cast<std::size_t>(value)]);
    }
    return {};
}

/// The parameters that do not stand at their defaults, as texts.
std::vector<std::pair<std::string, std::string>> changedParameters(const PolicySpec& policy)
{
    std::vector<std::pair<std::string, std::string>> result;
    const sched::PolicyInfo* info = sched::findPolicy(policy.name);
    if (info == nullptr)
        return result;
    for (const base::ParameterInfo& parameter : info->parameters) {
        if (const std::int64_t value = policy.parameters.get(parameter); value != parameter.fallback)
            result.emplace_back(parameter.id, valueText(parameter, value));
    }
    return result;
}

} // namespace

base::Result<std::vector<PolicySpec>> parsePolicies(std::string_view text, SimTime tick)
{
    base::Result<std::vector<PolicySpec>> result;
    NodeReader reader(result.diagnostics);
    reader.setTick(tick);
    std::vector<PolicySpec> policies;
    for (const auto& [piece, column] : pieces(text, ','))
        policies.push_back(readPolicy(reader, policyNode(piece, column, reader)));
    if (!base::hasErrors(result.diagnostics))
        result.value = std::move(policies);
    return result;
}

base::Result<PolicySpec> parsePolicy(std::string_view text, SimTime tick)
{
    base::Result<PolicySpec> result;
    NodeReader reader(result.diagnostics);
    reader.setTick(tick);
    PolicySpec policy = readPolicy(reader, policyNode(text, 1, reader));
    if (!base::hasErrors(result.diagnostics))
        result.value = std::move(policy);
    return result;
}

std::string policyText(const PolicySpec& policy)
{
    std::string text = policy.name;
    for (const auto& [id, value] : changedParameters(policy))
        text += ":" + id + "=" + value;
    return text;
}

std::string policyFlow(const PolicySpec& policy)
{
    const auto parameters = changedParameters(policy);
    if (parameters.empty())
        return policy.name;
    std::string text = "{name: " + policy.name;
    for (const auto& [id, value] : parameters)
        text += ", " + id + ": " + value;
    return text + "}";
}

} // namespace threadway::scenario
