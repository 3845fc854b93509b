// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/diagnostic.h"
#include "program/instruction.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What a program text says, before names mean anything. Comparison ignores where things stand.
namespace threadway::program::syntax {

/// An expression: a literal, a name, an operator with its operands, or a call.
struct Expression {
    enum class Kind : std::uint8_t { None, Boolean, Integer, Duration, Text, Name, Unary, Binary, And, Or, Call };

    Kind kind = Kind::None;
    base::SourcePosition position;
    /// Boolean: 0 or 1; Integer: the number; Duration: nanoseconds.
    std::int64_t number = 0;
    /// Text: its contents; Name: the name; Call: what is called.
    std::string text;
    UnaryOperator unary = UnaryOperator::Negate;
    BinaryOperator binary = BinaryOperator::Add;
    /// Of operators; for a call its arguments.
    std::vector<Expression> operands;
    /// Call: for each argument its keyword, or "" for a positional one.
    std::vector<std::string> keywords;
    /// Call: whether `await` stands before it.
    bool isAwaited = false;
    /// Longest way down to a leaf; limited by the parser, so that recursion over a tree is safe.
    int height = 0;

    bool operator==(const Expression& other) const;
};

struct Statement;

/// A header with its indented block: one of if/elif/else, or the only one of while, for, with and def.
struct Clause {
    base::SourcePosition position;
    /// The header as written, up to and with its colon.
    std::string text;
    /// Of if, elif and while.
    std::optional<Expression> condition;
    std::vector<Statement> body;

    bool operator==(const Clause& other) const;
};

/// A statement with its blocks.
struct Statement {
    enum class Kind : std::uint8_t {
        Pass,
        Break,
        Continue,
        Yield,
        Return, ///< expressions: the result, if any
        Assert, ///< expressions: what must hold
        Assign, ///< name = expressions[0]
        Augment, ///< name (binary)= expressions[0]
        Call, ///< expressions[0] is a call
        With, ///< expressions[0] is a call
        If, ///< clauses: if, elif ..., else (without condition)
        While,
        For, ///< name takes the values of range(expressions...)
        Define, ///< name(parameters)
    };

    Kind kind = Kind::Pass;
    base::SourcePosition position;
    /// The line on which the statement with its blocks ends.
    int lastLine = 0;
    /// As written, without blocks and comment.
    std::string text;
    std::string name;
    std::vector<std::string> parameters;
    BinaryOperator binary = BinaryOperator::Add;
    std::vector<Expression> expressions;
    std::vector<Clause> clauses;

    bool operator==(const Statement& other) const;
};

/// A whole program text.
struct Tree {
    std::vector<Statement> statements;
    bool operator==(const Tree& other) const = default;
};

} // namespace threadway::program::syntax
