// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/text_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace threadway::scenario {
namespace {

/// Length of the UTF-8 sequence that begins at the place, or 0 if it is none (overlong forms, surrogates and
/// values over U+10FFFF included).
std::size_t sequenceLength(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[at + i]); };
    const std::uint8_t first = byte(0);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || at + length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0U) != 0x80)
            return 0;
    }
    const bool isOverlong = (first == 0xe0 && byte(1) < 0xa0) || (first == 0xf0 && byte(1) < 0x90);
    const bool isOutside = (first == 0xed && byte(1) > 0x9f) || (first == 0xf4 && byte(1) > 0x8f);
    return isOverlong || isOutside ? 0 : length;
}

} // namespace

std::optional<base::Diagnostic> findTextFault(std::string_view text)
{
    base::SourcePosition position{1, 1};
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<std::uint8_t>(text[i]);
        const std::size_t length = sequenceLength(text, i);
        const bool isControl = byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t';
        if (length == 0 || isControl || byte == 0x7f) {
            return base::Diagnostic{base::Severity::Error,
                                    position,
                                    "not-text",
                                    TW_TR("this is not a text file: byte {0} cannot stand here"),
                                    {fmt::format("0x{:02x}", byte)}};
        }
        i += length;
        ++position.column;
        if (byte == '\n')
            position = {position.line + 1, 1};
    }
    return std::nullopt;
}

base::SourcePosition inLetters(std::string_view text, base::SourcePosition inBytes)
{
    std::size_t start = 0;
    for (int line = 1; line < inBytes.line; ++line) {
        const std::size_t end = text.find('\n', start);
        if (end == std::string_view::npos)
            return inBytes;
        start = end + 1;
    }
    const auto bytes = static_cast<std::size_t>(std::max(0, inBytes.column - 1));
    const std::string_view before = text.substr(start, bytes);
    const auto inside = std::count_if(before.begin(), before.end(), isContinuation);
    return {inBytes.line, inBytes.column - static_cast<int>(inside)};
}

} // namespace threadway::scenario
