// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "program/findings.h"
#include "program/syntax.h"

#include <string_view>

namespace threadway::program {

/// Reads a program text. After an error it goes on with the next line, so that several are found at once;
/// the tree then holds the statements that could be read. Errors go to findings.
syntax::Tree parse(std::string_view source, Findings& findings);

/// The same; nothing if there was any error.
base::Result<syntax::Tree> parse(std::string_view source);

} // namespace threadway::program
