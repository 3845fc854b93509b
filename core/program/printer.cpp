// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/printer.h"

#include "program/expression_parser.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

namespace threadway::program {
namespace {

using syntax::Clause;
using syntax::Expression;
using syntax::Statement;

std::string quoted(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result += '\\';
        if (c == '\n')
            result += "\\n";
        else if (c == '\t')
            result += "\\t";
        else
            result += c;
    }
    return result + '"';
}

/// In the largest unit that needs no fraction.
std::string duration(std::int64_t ns)
{
    constexpr std::array<std::pair<std::int64_t, std::string_view>, 3> units{
        {{1'000'000'000, "s"}, {1'000'000, "ms"}, {1'000, "us"}}};
    for (const auto& [factor, unit] : units) {
        if (ns != 0 && ns % factor == 0)
            return fmt::format("{}{}", ns / factor, unit);
    }
    return fmt::format("{}ns", ns);
}

Precedence precedenceOf(const Expression& expression)
{
    switch (expression.kind) {
    case Expression::Kind::Unary:
        return expression.unary == UnaryOperator::Not ? Precedence::Not : Precedence::Negation;
    case Expression::Kind::Binary:
        return program::precedenceOf(expression.binary);
    case Expression::Kind::And:
        return Precedence::And;
    case Expression::Kind::Or:
        return Precedence::Or;
    case Expression::Kind::None:
    case Expression::Kind::Boolean:
    case Expression::Kind::Integer:
    case Expression::Kind::Duration:
    case Expression::Kind::Text:
    case Expression::Kind::Name:
    case Expression::Kind::Call:
        break;
    }
    return Precedence::Primary;
}

std::string within(const Expression& expression, Precedence lowest)
{
    const std::string text = print(expression);
    return precedenceOf(expression) < lowest ? "(" + text + ")" : text;
}

std::string printBinary(const Expression& expression, std::string_view symbol)
{
    const Precedence own = precedenceOf(expression);
    const auto tighter = static_cast<Precedence>(static_cast<int>(own) + 1);
    // Operators of the same strength group to the left, and comparisons do not group at all.
    const Precedence left = own == Precedence::Comparison ? tighter : own;
    return fmt::format("{} {} {}", within(expression.operands.front(), left), symbol,
                       within(expression.operands.back(), tighter));
}

std::string list(const std::vector<Expression>& values, const std::vector<std::string>& keywords = {})
{
    std::string text;
    for (std::size_t i = 0; i < values.size(); ++i) {
        text += i == 0 ? "" : ", ";
        if (i < keywords.size() && !keywords[i].empty())
            text += keywords[i] + "=";
        text += print(values[i]);
    }
    return text;
}

std::string header(const Statement& statement, std::size_t index)
{
    const Clause& clause = statement.clauses[index];
    switch (statement.kind) {
    case Statement::Kind::With:
        return fmt::format("with {}:", print(statement.expressions.front()));
    case Statement::Kind::While:
        return fmt::format("while {}:", print(*clause.condition));
    case Statement::Kind::For:
        return fmt::format("for {} in range({}):", statement.name, list(statement.expressions));
    case Statement::Kind::Define:
        return fmt::format("def {}({}):", statement.name, fmt::join(statement.parameters, ", "));
    case Statement::Kind::If:
        if (!clause.condition)
            return "else:";
        return fmt::format("{} {}:", index == 0 ? "if" : "elif", print(*clause.condition));
    case Statement::Kind::Pass:
    case Statement::Kind::Break:
    case Statement::Kind::Continue:
    case Statement::Kind::Yield:
    case Statement::Kind::Return:
    case Statement::Kind::Assert:
    case Statement::Kind::Assign:
    case Statement::Kind::Augment:
    case Statement::Kind::Call:
        break;
    }
    return {};
}

std::string simple(const Statement& statement)
{
    switch (statement.kind) {
    case Statement::Kind::Pass:
        return "pass";
    case Statement::Kind::Break:
        return "break";
    case Statement::Kind::Continue:
        return "continue";
    case Statement::Kind::Yield:
        return "yield";
    case Statement::Kind::Return:
        return statement.expressions.empty() ? "return" : "return " + print(statement.expressions.front());
    case Statement::Kind::Assert:
        return "assert " + print(statement.expressions.front());
    case Statement::Kind::Assign:
        return fmt::format("{} = {}", statement.name, print(statement.expressions.front()));
    case Statement::Kind::Augment:
        return fmt::format("{} {}= {}", statement.name, spellingOf(statement.binary),
                           print(statement.expressions.front()));
    case Statement::Kind::Call:
        return print(statement.expressions.front());
    case Statement::Kind::With:
    case Statement::Kind::If:
    case Statement::Kind::While:
    case Statement::Kind::For:
    case Statement::Kind::Define:
        break;
    }
    return {};
}

} // namespace

std::string print(const Expression& expression)
{
    switch (expression.kind) {
    case Expression::Kind::None:
        return "None";
    case Expression::Kind::Boolean:
        return expression.number != 0 ? "True" : "False";
    case Expression::Kind::Integer:
        return std::to_string(expression.number);
    case Expression::Kind::Duration:
        return duration(expression.number);
    case Expression::Kind::Text:
        return quoted(expression.text);
    case Expression::Kind::Name:
        return expression.text;
    case Expression::Kind::Unary:
        if (expression.unary == UnaryOperator::Not)
            return "not " + within(expression.operands.front(), Precedence::Not);
        return "-" + within(expression.operands.front(), Precedence::Negation);
    case Expression::Kind::Binary:
        return printBinary(expression, spellingOf(expression.binary));
    case Expression::Kind::And:
        return printBinary(expression, "and");
    case Expression::Kind::Or:
        return printBinary(expression, "or");
    case Expression::Kind::Call:
        return fmt::format("{}{}({})", expression.isAwaited ? "await " : "", expression.text,
                           list(expression.operands, expression.keywords));
    }
    return {};
}

std::string print(const std::vector<Statement>& statements, int indentation)
{
    const std::string margin(static_cast<std::size_t>(indentation), ' ');
    std::string text;
    for (const Statement& statement : statements) {
        if (statement.clauses.empty())
            text += margin + simple(statement) + "\n";
        for (std::size_t i = 0; i < statement.clauses.size(); ++i) {
            text += margin + header(statement, i) + "\n";
            text += print(statement.clauses[i].body, indentation + 4);
        }
    }
    return text;
}

std::string print(const syntax::Tree& tree)
{
    return print(tree.statements);
}

} // namespace threadway::program
