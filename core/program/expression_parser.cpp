// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/expression_parser.h"

#include <algorithm>
#include <array>
#include <utility>

namespace threadway::program {
namespace {

using syntax::Expression;

constexpr std::array<std::pair<std::string_view, BinaryOperator>, 11> operators{{
    {"+", BinaryOperator::Add},
    {"-", BinaryOperator::Subtract},
    {"*", BinaryOperator::Multiply},
    {"//", BinaryOperator::FloorDivide},
    {"%", BinaryOperator::Modulo},
    {"==", BinaryOperator::Equal},
    {"!=", BinaryOperator::NotEqual},
    {"<", BinaryOperator::Less},
    {"<=", BinaryOperator::LessOrEqual},
    {">", BinaryOperator::Greater},
    {">=", BinaryOperator::GreaterOrEqual},
}};

/// Precedence climbing (Richards 1979): one function reads all binary operators.
class ExpressionParser {
public:
    explicit ExpressionParser(TokenStream& tokens) : m_tokens(tokens) {}

    std::optional<Expression> parse(Precedence lowest = Precedence::Or)
    {
        if (m_depth >= deepestExpression)
            return tooDeep();
        ++m_depth;
        std::optional<Expression> left = parsePrefix();
        while (left) {
            const auto found = nextOperator();
            if (!found || found->second < lowest)
                break;
            left = parseRest(std::move(*left), found->first, found->second);
        }
        --m_depth;
        return left;
    }

private:
    struct Operator {
        Expression::Kind kind = Expression::Kind::Binary;
        BinaryOperator binary = BinaryOperator::Add;
    };

    [[nodiscard]] std::optional<std::pair<Operator, Precedence>> nextOperator() const
    {
        const Token& token = m_tokens.peek();
        if (token.isWord("or"))
            return std::pair{Operator{.kind = Expression::Kind::Or}, Precedence::Or};
        if (token.isWord("and"))
            return std::pair{Operator{.kind = Expression::Kind::And}, Precedence::And};
        for (const auto& [symbol, binary] : operators) {
            if (token.isSymbol(symbol))
                return std::pair{Operator{.binary = binary}, precedenceOf(binary)};
        }
        return std::nullopt;
    }

    std::optional<Expression> parseRest(Expression left, Operator op, Precedence precedence)
    {
        const base::SourcePosition position = m_tokens.next().position;
        std::optional<Expression> right = parse(static_cast<Precedence>(static_cast<int>(precedence) + 1));
        if (!right)
            return std::nullopt;
        if (const auto following = nextOperator();
            precedence == Precedence::Comparison && following && following->second == precedence) {
            m_tokens.error("chained-comparison", TW_TR("Comparisons cannot be chained; join two of them with and"));
            return std::nullopt;
        }
        Expression result;
        result.kind = op.kind;
        result.binary = op.binary;
        result.position = position;
        result.operands.push_back(std::move(left));
        result.operands.push_back(std::move(*right));
        return measured(std::move(result));
    }

    std::optional<Expression> parsePrefix()
    {
        const Token& token = m_tokens.peek();
        const bool isNot = token.isWord("not");
        if (!isNot && !token.isSymbol("-"))
            return parsePrimary();
        Expression result;
        result.kind = Expression::Kind::Unary;
        result.unary = isNot ? UnaryOperator::Not : UnaryOperator::Negate;
        result.position = m_tokens.next().position;
        std::optional<Expression> operand = parse(isNot ? Precedence::Not : Precedence::Negation);
        if (!operand)
            return std::nullopt;
        result.operands.push_back(std::move(*operand));
        return measured(std::move(result));
    }

    std::optional<Expression> parsePrimary()
    {
        const Token token = m_tokens.peek();
        Expression result;
        result.position = token.position;
        switch (token.kind) {
        case Token::Kind::Integer:
        case Token::Kind::Duration:
            result.kind = token.kind == Token::Kind::Integer ? Expression::Kind::Integer : Expression::Kind::Duration;
            result.number = token.number;
            break;
        case Token::Kind::Text:
            result.kind = Expression::Kind::Text;
            result.text = token.text;
            break;
        case Token::Kind::Name:
            return parseName(std::move(result));
        case Token::Kind::Symbol:
            if (token.isSymbol("("))
                return parseParenthesis();
            return missing();
        case Token::Kind::Newline:
        case Token::Kind::Indent:
        case Token::Kind::Dedent:
        case Token::Kind::Bad:
        case Token::Kind::End:
            return missing();
        }
        m_tokens.next();
        return result;
    }

    std::optional<Expression> parseParenthesis()
    {
        m_tokens.next();
        std::optional<Expression> inner = parse();
        if (!inner || !m_tokens.expectSymbol(")"))
            return std::nullopt;
        return inner;
    }

    std::optional<Expression> parseName(Expression result)
    {
        const std::string word = m_tokens.peek().text;
        if (word == "await" && m_tokens.peek(1).kind == Token::Kind::Name && m_tokens.peek(2).isSymbol("(")) {
            m_tokens.next();
            result.isAwaited = true;
            return parseName(std::move(result));
        }
        if (word == "True" || word == "true" || word == "False" || word == "false") {
            result.kind = Expression::Kind::Boolean;
            result.number = word == "True" || word == "true" ? 1 : 0;
        } else if (word != "None") {
            if (isReserved(word))
                return missing();
            result.kind = Expression::Kind::Name;
            result.text = word;
        }
        m_tokens.next();
        if (result.kind != Expression::Kind::Name || !m_tokens.skipSymbol("("))
            return result;
        result.kind = Expression::Kind::Call;
        return parseArguments(std::move(result));
    }

    std::optional<Expression> parseArguments(Expression call)
    {
        while (!m_tokens.skipSymbol(")")) {
            if (!call.operands.empty() && !m_tokens.expectSymbol(","))
                return std::nullopt;
            if (!call.operands.empty() && m_tokens.skipSymbol(")"))
                break;
            std::string keyword;
            if (m_tokens.is(Token::Kind::Name) && m_tokens.peek(1).isSymbol("=")) {
                keyword = m_tokens.next().text;
                m_tokens.next();
            }
            std::optional<Expression> argument = parse();
            if (!argument)
                return std::nullopt;
            if (call.operands.size() >= mostArguments) {
                m_tokens.error("too-many-arguments", TW_TR("More than {0} arguments"), {std::to_string(mostArguments)});
                return std::nullopt;
            }
            call.operands.push_back(std::move(*argument));
            call.keywords.push_back(std::move(keyword));
        }
        return measured(std::move(call));
    }

    std::optional<Expression> measured(Expression expression)
    {
        for (const Expression& operand : expression.operands)
            expression.height = std::max(expression.height, operand.height + 1);
        if (expression.height > deepestExpression)
            return tooDeep();
        return expression;
    }

    std::optional<Expression> tooDeep()
    {
        m_tokens.error("expression-too-deep", TW_TR("This expression is nested more than {0} deep"),
                       {std::to_string(deepestExpression)});
        return std::nullopt;
    }

    std::optional<Expression> missing()
    {
        m_tokens.error("expected-value", TW_TR("Expected a value before {0}"),
                       {TokenStream::spelling(m_tokens.peek())});
        return std::nullopt;
    }

    TokenStream& m_tokens;
    int m_depth = 0;
};

} // namespace

bool isReserved(std::string_view word)
{
    constexpr std::array<std::string_view, 23> words{
        "and",   "or",   "not",   "if",     "elif", "else",  "while", "for",   "in",   "def",      "return", "with",
        "break", "pass", "yield", "assert", "True", "False", "true",  "false", "None", "continue", "import"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

Precedence precedenceOf(BinaryOperator op)
{
    if (op >= BinaryOperator::Equal)
        return Precedence::Comparison;
    return op <= BinaryOperator::Subtract ? Precedence::Sum : Precedence::Product;
}

std::string_view spellingOf(BinaryOperator op)
{
    const auto* found
        = std::find_if(operators.begin(), operators.end(), [op](const auto& entry) { return entry.second == op; });
    return found == operators.end() ? std::string_view() : found->first;
}

std::optional<syntax::Expression> parseExpression(TokenStream& tokens)
{
    return ExpressionParser(tokens).parse();
}

} // namespace threadway::program
