// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/node_reader.h"

#include "base/suggestion.h"
#include "scenario/quantity.h"

#include <algorithm>
#include <array>

namespace threadway::scenario {
namespace {

/// More findings than this help nobody.
constexpr std::size_t mostFindings = 100;
constexpr std::size_t longestName = 64;

bool isNameLetter(char c)
{
    const bool isAscii = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return isAscii || c == '-' || c == '_' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

} // namespace

void NodeReader::error(base::SourcePosition position, std::string_view code, std::string_view message,
                       std::vector<std::string> arguments)
{
    if (!isFull())
        m_diagnostics.push_back({base::Severity::Error, position, code, message, std::move(arguments)});
}

void NodeReader::warn(base::SourcePosition position, std::string_view code, std::string_view message,
                      std::vector<std::string> arguments)
{
    if (!isFull())
        m_diagnostics.push_back({base::Severity::Warning, position, code, message, std::move(arguments)});
}

bool NodeReader::isFull() const
{
    return m_diagnostics.size() >= mostFindings;
}

void NodeReader::unknownKey(const YamlNode& entry, const std::vector<std::string>& known)
{
    if (isFull())
        return;
    const std::string meant = base::mostAlike(entry.key, known);
    if (meant.empty())
        error(entry.keyPosition, "unknown-key", TW_TR("there is no key \"{0}\" here"), {entry.key});
    else
        error(entry.keyPosition, "unknown-key", TW_TR("there is no key \"{0}\" here; did you mean \"{1}\"?"),
              {entry.key, meant});
}

void NodeReader::readMap(const YamlNode& node, std::span<const Field> fields)
{
    if (node.kind == YamlNode::Kind::Null)
        return;
    if (node.kind != YamlNode::Kind::Map) {
        error(node.position, "wrong-type", TW_TR("a map (key: value) must stand here"));
        return;
    }
    for (const YamlNode& entry : node.children) {
        const auto field = std::find_if(fields.begin(), fields.end(),
                                        [&](const Field& candidate) { return candidate.key == entry.key; });
        if (field != fields.end()) {
            field->read(entry);
            continue;
        }
        std::vector<std::string> known;
        for (const Field& candidate : fields)
            known.emplace_back(candidate.key);
        unknownKey(entry, known);
    }
}

void NodeReader::readNames(const YamlNode& node, const std::function<void(const YamlNode&)>& read, std::size_t most)
{
    if (node.kind == YamlNode::Kind::Null)
        return;
    if (node.kind != YamlNode::Kind::Map) {
        error(node.position, "wrong-type", TW_TR("a map (name: value) must stand here"));
        return;
    }
    if (node.children.size() > most) {
        error(node.position, "too-many", TW_TR("there are more than {0} entries here"), {std::to_string(most)});
        return;
    }
    for (const YamlNode& entry : node.children) {
        if (isName(entry, entry.key))
            read(entry);
    }
}

void NodeReader::readList(const YamlNode& node, std::size_t most, const std::function<void(const YamlNode&)>& read)
{
    if (node.kind == YamlNode::Kind::Null)
        return;
    if (node.kind != YamlNode::Kind::Sequence) {
        error(node.position, "wrong-type", TW_TR("a list must stand here"));
        return;
    }
    if (node.children.size() > most) {
        error(node.position, "too-many", TW_TR("there are more than {0} entries here"), {std::to_string(most)});
        return;
    }
    for (const YamlNode& item : node.children)
        read(item);
}

bool NodeReader::isScalar(const YamlNode& node, std::string_view wanted)
{
    if (node.kind == YamlNode::Kind::Scalar)
        return true;
    error(node.position, "wrong-type", wanted);
    return false;
}

std::string NodeReader::text(const YamlNode& node)
{
    return isScalar(node, TW_TR("a text must stand here")) ? node.scalar : std::string();
}

bool NodeReader::isName(const YamlNode& node, std::string_view name)
{
    const bool isSound
        = !name.empty() && name.size() <= longestName && std::all_of(name.begin(), name.end(), isNameLetter);
    if (!isSound)
        error(node.keyPosition.line > 0 ? node.keyPosition : node.position, "bad-name",
              TW_TR("\"{0}\" is no name: use letters, digits, '-', '_' and '.', at most 64"),
              {std::string(name.substr(0, longestName))});
    return isSound;
}

base::LocalText NodeReader::localText(const YamlNode& node)
{
    base::LocalText result;
    if (node.kind == YamlNode::Kind::Scalar) {
        result.byLanguage["en"] = node.scalar;
        return result;
    }
    readNames(node, [&](const YamlNode& entry) { result.byLanguage[entry.key] = text(entry); });
    return result;
}

std::int64_t NodeReader::integer(const YamlNode& node, std::int64_t least, std::int64_t most, std::int64_t fallback)
{
    const auto value = node.kind == YamlNode::Kind::Scalar ? parseInteger(node.scalar) : std::nullopt;
    if (value && *value >= least && *value <= most)
        return *value;
    error(node.position, "bad-number", TW_TR("a whole number from {0} to {1} must stand here"),
          {std::to_string(least), std::to_string(most)});
    return fallback;
}

SimTime NodeReader::duration(const YamlNode& node, SimTime fallback)
{
    const auto value = node.kind == YamlNode::Kind::Scalar ? parseDuration(node.scalar, m_tick) : std::nullopt;
    if (value)
        return *value;
    error(node.position, "bad-duration",
          TW_TR("a duration such as 2ms, 10us or 500ns must stand here (not negative, at most 1000000s)"));
    return fallback;
}

std::int64_t NodeReader::size(const YamlNode& node, std::int64_t fallback)
{
    const auto value = node.kind == YamlNode::Kind::Scalar ? parseSize(node.scalar) : std::nullopt;
    if (value && *value > 0)
        return *value;
    error(node.position, "bad-size", TW_TR("a size such as 64, 32K or 1M must stand here"));
    return fallback;
}

bool NodeReader::boolean(const YamlNode& node, bool fallback)
{
    if (node.scalar == "true" || node.scalar == "false")
        return node.scalar == "true";
    error(node.position, "bad-boolean", TW_TR("true or false must stand here"));
    return fallback;
}

std::size_t NodeReader::choice(const YamlNode& node, std::span<const std::string_view> words, std::size_t fallback)
{
    const auto found = std::find(words.begin(), words.end(), node.scalar);
    if (node.kind == YamlNode::Kind::Scalar && found != words.end())
        return static_cast<std::size_t>(found - words.begin());
    std::string all;
    for (const std::string_view word : words)
        all += (all.empty() ? "" : ", ") + std::string(word);
    error(node.position, "bad-choice", TW_TR("one of these must stand here: {0}"), {all});
    return fallback;
}

CoreMask NodeReader::cores(const YamlNode& node)
{
    if (node.kind == YamlNode::Kind::Scalar && node.scalar == "all")
        return CoreMask::all();
    const auto coreOf = [&](const YamlNode& item) {
        return CoreId(static_cast<std::int32_t>(integer(item, 0, maximumCores - 1, 0)));
    };
    if (node.kind == YamlNode::Kind::Scalar)
        return CoreMask::only(coreOf(node));
    CoreMask mask = CoreMask::none();
    readList(node, maximumCores, [&](const YamlNode& item) { mask.insert(coreOf(item)); });
    if (mask.isEmpty())
        error(node.position, "no-cores", TW_TR("at least one core must be allowed"));
    return mask;
}

InitialValue NodeReader::initialValue(const YamlNode& node)
{
    using Kind = program::Value::Kind;
    if (node.kind == YamlNode::Kind::Null)
        return {Kind::None, 0, {}};
    if (!isScalar(node, TW_TR("a number, true, false or a text must stand here")))
        return {};
    if (!node.isQuoted && (node.scalar == "true" || node.scalar == "false"))
        return {Kind::Bool, node.scalar == "true" ? 1 : 0, {}};
    if (!node.isQuoted) {
        if (const auto value = parseInteger(node.scalar))
            return {Kind::Int, *value, {}};
    }
    return {Kind::Text, 0, node.scalar};
}

std::int64_t NodeReader::parameter(const YamlNode& node, const base::ParameterInfo& info)
{
    switch (info.type) {
    case base::ParameterType::Integer:
        return integer(node, info.minimum, info.maximum, info.fallback);
    case base::ParameterType::Duration: {
        const SimTime value = duration(node, {info.fallback});
        if (value.ns < info.minimum || value.ns > info.maximum)
            error(node.position, "bad-duration", TW_TR("the duration must be from {0} to {1}"),
                  {durationText({info.minimum}), durationText({info.maximum})});
        return value.ns;
    }
    case base::ParameterType::Boolean:
        return boolean(node, info.fallback != 0) ? 1 : 0;
    case base::ParameterType::Choice:
        return static_cast<std::int64_t>(choice(node, info.choices, static_cast<std::size_t>(info.fallback)));
    }
    return info.fallback;
}

base::ParameterValues NodeReader::parameters(const YamlNode& node, std::span<const base::ParameterInfo> infos,
                                             std::initializer_list<std::string_view> others)
{
    base::ParameterValues values;
    for (const YamlNode& entry : node.children) {
        if (std::find(others.begin(), others.end(), entry.key) != others.end())
            continue;
        const auto info = std::find_if(infos.begin(), infos.end(),
                                       [&](const base::ParameterInfo& candidate) { return candidate.id == entry.key; });
        if (info != infos.end()) {
            values.byId[entry.key] = parameter(entry, *info);
            continue;
        }
        std::vector<std::string> known(others.begin(), others.end());
        for (const base::ParameterInfo& candidate : infos)
            known.emplace_back(candidate.id);
        unknownKey(entry, known);
    }
    return values;
}

} // namespace threadway::scenario
