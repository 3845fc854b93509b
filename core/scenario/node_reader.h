// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/core_mask.h"
#include "base/local_text.h"
#include "base/parameters.h"
#include "scenario/scenario.h"
#include "scenario/yaml_tree.h"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace threadway::scenario {

/// Reads typed values out of a YAML tree; everything wrong becomes a finding with its place, and the fallback
/// stands in, so that one pass reports all faults of a file.
class NodeReader {
public:
    /// No map of names has more entries.
    static constexpr std::size_t mostEntries = 100'000;

    explicit NodeReader(base::Diagnostics& diagnostics) : m_diagnostics(diagnostics) {}

    /// A key that a map may have, and what to do with its value.
    struct Field {
        std::string_view key;
        std::function<void(const YamlNode&)> read;
    };

    /// What a duration without unit counts in, from now on.
    void setTick(SimTime tick) { m_tick = tick; }
    [[nodiscard]] SimTime tick() const { return m_tick; }

    void error(base::SourcePosition position, std::string_view code, std::string_view message,
               std::vector<std::string> arguments = {});
    /// Something that is odd, but lets the file be used.
    void warn(base::SourcePosition position, std::string_view code, std::string_view message,
              std::vector<std::string> arguments = {});
    /// Whether further findings are dropped, so that looking for them is in vain.
    [[nodiscard]] bool isFull() const;

    /// Hands each entry to its field; other keys are faults. A null map has no entries.
    void readMap(const YamlNode& node, std::span<const Field> fields);
    void readMap(const YamlNode& node, std::initializer_list<Field> fields)
    {
        readMap(node, std::span(fields.begin(), fields.size()));
    }
    /// Every entry of a map whose keys are names chosen by the author.
    void readNames(const YamlNode& node, const std::function<void(const YamlNode&)>& read,
                   std::size_t most = mostEntries);
    /// Every item of a list.
    void readList(const YamlNode& node, std::size_t most, const std::function<void(const YamlNode&)>& read);

    std::string text(const YamlNode& node);
    /// A name of letters, digits, '-', '_' and '.', at most 64 long.
    bool isName(const YamlNode& node, std::string_view name);
    base::LocalText localText(const YamlNode& node);
    std::int64_t integer(const YamlNode& node, std::int64_t least, std::int64_t most, std::int64_t fallback);
    SimTime duration(const YamlNode& node, SimTime fallback);
    std::int64_t size(const YamlNode& node, std::int64_t fallback);
    bool boolean(const YamlNode& node, bool fallback);
    /// Index of the word in the list.
    std::size_t choice(const YamlNode& node, std::span<const std::string_view> words, std::size_t fallback);
    /// "all", one core, or a list of cores.
    CoreMask cores(const YamlNode& node);
    InitialValue initialValue(const YamlNode& node);
    /// The entries of a map as values of declared parameters, apart from the keys in `others`.
    base::ParameterValues parameters(const YamlNode& node, std::span<const base::ParameterInfo> infos,
                                     std::initializer_list<std::string_view> others);

private:
    bool isScalar(const YamlNode& node, std::string_view wanted);
    void unknownKey(const YamlNode& entry, const std::vector<std::string>& known);
    std::int64_t parameter(const YamlNode& node, const base::ParameterInfo& info);

    base::Diagnostics& m_diagnostics;
    SimTime m_tick{1'000'000};
};

} // namespace threadway::scenario
