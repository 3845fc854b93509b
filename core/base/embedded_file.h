// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace threadway::base {

/// A text file that the build put into the program; the name is the file's stem.
struct EmbeddedFile {
    std::string_view name;
    std::string_view text;
};

} // namespace threadway::base
