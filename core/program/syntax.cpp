// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/syntax.h"

namespace threadway::program::syntax {

bool Expression::operator==(const Expression& other) const
{
    return kind == other.kind && number == other.number && text == other.text && unary == other.unary
           && binary == other.binary && operands == other.operands && keywords == other.keywords
           && isAwaited == other.isAwaited;
}

bool Clause::operator==(const Clause& other) const
{
    return condition == other.condition && body == other.body;
}

bool Statement::operator==(const Statement& other) const
{
    return kind == other.kind && name == other.name && parameters == other.parameters && binary == other.binary
           && expressions == other.expressions && clauses == other.clauses;
}

} // namespace threadway::program::syntax
