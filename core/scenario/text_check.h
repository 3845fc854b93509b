// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/diagnostic.h"

#include <optional>
#include <string_view>

namespace threadway::scenario {

/// The first byte that no text file has: not UTF-8 (RFC 3629), or a control character other than tab and line
/// ends. Nothing if the text is sound.
std::optional<base::Diagnostic> findTextFault(std::string_view text);

/// Whether the byte goes on with a letter that an earlier byte of UTF-8 began.
constexpr bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80;
}

/// The position with its column counted in letters, as editors do, instead of bytes, as the YAML parser does.
base::SourcePosition inLetters(std::string_view text, base::SourcePosition inBytes);

} // namespace threadway::scenario
