// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/syntax.h"
#include "program/token_stream.h"

#include <optional>
#include <string_view>

namespace threadway::program {

/// The most parentheses, signs and operators within each other in one expression.
inline constexpr int deepestExpression = 200;
/// The most arguments of a call and parameters of a function.
inline constexpr std::size_t mostArguments = 64;

/// How tightly an operator binds; a higher number binds tighter.
enum class Precedence : int { Or = 1, And, Not, Comparison, Sum, Product, Negation, Primary };

/// Whether the word belongs to the language, so that nothing can be called so.
bool isReserved(std::string_view word);
/// How tightly an operator of that kind binds.
Precedence precedenceOf(BinaryOperator op);
/// The operator as written.
std::string_view spellingOf(BinaryOperator op);

/// Reads an expression. Nothing if there is none; the error is reported then.
std::optional<syntax::Expression> parseExpression(TokenStream& tokens);

} // namespace threadway::program
