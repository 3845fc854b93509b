// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/syntax.h"

#include <string>
#include <vector>

namespace threadway::program {

/// The text of an expression, with only the parentheses it needs.
std::string print(const syntax::Expression& expression);
/// The text of statements, each line indented by that many spaces and four more per block.
std::string print(const std::vector<syntax::Statement>& statements, int indentation = 0);
/// The text of a program; parsing it gives the same tree again.
std::string print(const syntax::Tree& tree);

} // namespace threadway::program
