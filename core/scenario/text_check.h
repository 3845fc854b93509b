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

} // namespace threadway::scenario
