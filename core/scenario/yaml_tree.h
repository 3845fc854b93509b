// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/diagnostic.h"
#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace threadway::scenario {

/// A piece of a YAML file with its place. Entries of a map and items of a sequence stand in file order; the key
/// of an item is empty.
struct YamlNode {
    enum class Kind { Null, Scalar, Sequence, Map };

    Kind kind = Kind::Null;
    base::SourcePosition position;
    std::string key;
    base::SourcePosition keyPosition;
    std::string scalar;
    /// Whether the scalar was written in quotes or as a block, and so is a text whatever it looks like.
    bool isQuoted = false;
    std::vector<YamlNode> children;

    /// The entry of a map, or nullptr.
    [[nodiscard]] const YamlNode* find(std::string_view name) const;
};

/// The most bytes a scenario file may have.
inline constexpr std::size_t mostFileBytes = std::size_t{1} << 20U;

/// Parses one YAML document from outside: refuses what is too large, too deep, no UTF-8, aliases, tags of
/// foreign types, keys that are no text, and keys given twice.
base::Result<YamlNode> parseYaml(std::string_view text);

/// The base with the overlay laid over it: maps are merged key by key, anything else is replaced, and a null
/// removes the key.
YamlNode overlaid(const YamlNode& base, const YamlNode& overlay);

} // namespace threadway::scenario
