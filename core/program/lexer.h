// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/diagnostic.h"
#include "program/findings.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace threadway::program {

/// The longest program text, in bytes.
inline constexpr std::size_t longestSource = 65'536;
/// The most blocks within each other.
inline constexpr int deepestBlock = 64;

/// A word of a program text.
struct Token {
    enum class Kind : std::uint8_t {
        Name, ///< also the language's own words
        Integer,
        Duration,
        Text,
        Symbol,
        Newline, ///< ends each line that says something
        Indent,
        Dedent,
        Bad, ///< something that was already reported; a Newline follows
        End,
    };

    Kind kind = Kind::End;
    /// As written; the contents of a Text.
    std::string text;
    /// Integer: the number; Duration: nanoseconds.
    std::int64_t number = 0;
    /// The column counts characters, not bytes.
    base::SourcePosition position;
    /// Bytes of the source that it takes.
    std::size_t begin = 0;
    std::size_t end = 0;

    [[nodiscard]] bool isSymbol(std::string_view symbol) const { return kind == Kind::Symbol && text == symbol; }
    [[nodiscard]] bool isWord(std::string_view word) const { return kind == Kind::Name && text == word; }
};

/// Splits a text into tokens. Blocks come out as Indent ... Dedent as in Python; empty lines and comments
/// leave nothing. A line cannot go on in the next one. After an error the rest of its line is dropped. Never
/// fails: whatever the bytes are, the tokens end with End and each Indent has its Dedent.
std::vector<Token> splitIntoTokens(std::string_view source, Findings& findings);

} // namespace threadway::program
