// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/parser.h"

#include "program/expression_parser.h"
#include "program/lexer.h"
#include "program/token_stream.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace threadway::program {
namespace {

using syntax::Clause;
using syntax::Expression;
using syntax::Statement;
using Kind = syntax::Statement::Kind;

std::optional<BinaryOperator> augmentation(const Token& token)
{
    if (token.isSymbol("+="))
        return BinaryOperator::Add;
    if (token.isSymbol("-="))
        return BinaryOperator::Subtract;
    if (token.isSymbol("*="))
        return BinaryOperator::Multiply;
    if (token.isSymbol("//="))
        return BinaryOperator::FloorDivide;
    if (token.isSymbol("%="))
        return BinaryOperator::Modulo;
    return std::nullopt;
}

class Parser {
public:
    Parser(std::string_view source, Findings& findings)
        : m_source(source), m_tokens(splitIntoTokens(source, findings), findings)
    {
    }

    syntax::Tree run()
    {
        syntax::Tree tree;
        while (!m_tokens.is(Token::Kind::End)) {
            readStatements(tree.statements);
            if (m_tokens.is(Token::Kind::Dedent))
                m_tokens.next();
        }
        return tree;
    }

private:
    /// Up to the end of the block or of the text.
    void readStatements(std::vector<Statement>& statements)
    {
        while (!m_tokens.is(Token::Kind::End) && !m_tokens.is(Token::Kind::Dedent)) {
            if (m_tokens.is(Token::Kind::Indent)) {
                m_tokens.error("unexpected-indent", TW_TR("This line is indented, but no block begins here"));
                m_tokens.next();
                std::vector<Statement> ignored;
                readStatements(ignored);
                m_tokens.next();
                continue;
            }
            if (std::optional<Statement> statement = readStatement())
                statements.push_back(std::move(*statement));
        }
    }

    /// One statement with its blocks. Nothing after an error; its line and blocks are then passed.
    std::optional<Statement> readStatement()
    {
        Statement statement;
        statement.position = m_tokens.peek().position;
        statement.lastLine = statement.position.line;
        const std::size_t begin = m_tokens.peek().begin;
        if (isBlockWord(m_tokens.peek()))
            return readBlockStatement(std::move(statement));
        if (!readSimple(statement)) {
            skipLine();
            return std::nullopt;
        }
        statement.text = std::string(m_source.substr(begin, m_tokens.previousEnd() - begin));
        if (!endLine())
            return std::nullopt;
        return statement;
    }

    static bool isBlockWord(const Token& token)
    {
        return token.isWord("with") || token.isWord("if") || token.isWord("while") || token.isWord("for")
               || token.isWord("def") || token.isWord("elif") || token.isWord("else");
    }

    void skipLine()
    {
        while (!m_tokens.is(Token::Kind::Newline) && !m_tokens.is(Token::Kind::End))
            m_tokens.next();
        if (m_tokens.is(Token::Kind::Newline))
            m_tokens.next();
    }

    bool endLine()
    {
        if (m_tokens.is(Token::Kind::Newline)) {
            m_tokens.next();
            return true;
        }
        m_tokens.error("expected-line-end", TW_TR("Expected the end of the line before {0}"),
                       {TokenStream::spelling(m_tokens.peek())});
        skipLine();
        return false;
    }

    std::optional<Statement> readBlockStatement(Statement statement)
    {
        const bool isOk = readClauses(statement);
        if (!isOk)
            return std::nullopt;
        return statement;
    }

    /// All clauses of a block statement. Blocks under a wrong header are read too, for what is wrong in them.
    bool readClauses(Statement& statement)
    {
        bool isOk = true;
        bool isFirst = true;
        do {
            Clause clause;
            clause.position = m_tokens.peek().position;
            const std::size_t begin = m_tokens.peek().begin;
            const bool isElse = !isFirst && m_tokens.peek().isWord("else");
            bool isGood = readHeader(statement, clause, isFirst);
            if (isGood && !m_tokens.expectSymbol(":"))
                isGood = false;
            clause.text = std::string(m_source.substr(begin, m_tokens.previousEnd() - begin));
            if (!isGood)
                skipLine();
            isOk = readBlock(clause, statement, isGood) && isGood && isOk;
            if (isFirst)
                statement.text = clause.text;
            statement.clauses.push_back(std::move(clause));
            isFirst = false;
            if (isElse)
                break;
        } while (statement.kind == Kind::If && (m_tokens.peek().isWord("elif") || m_tokens.peek().isWord("else")));
        return isOk;
    }

    bool readHeader(Statement& statement, Clause& clause, bool isFirst)
    {
        if (isFirst && (m_tokens.peek().isWord("elif") || m_tokens.peek().isWord("else"))) {
            m_tokens.error("no-if", TW_TR("{0} belongs to no if"), {m_tokens.peek().text});
            return false;
        }
        const std::string word = m_tokens.next().text;
        if (word == "else")
            return true;
        if (word == "with")
            return readWith(statement);
        if (word == "for")
            return readFor(statement);
        if (word == "def")
            return readDefine(statement);
        if (isFirst)
            statement.kind = word == "while" ? Kind::While : Kind::If;
        clause.condition = parseExpression(m_tokens);
        return clause.condition.has_value();
    }

    bool readWith(Statement& statement)
    {
        statement.kind = Kind::With;
        const base::SourcePosition position = m_tokens.peek().position;
        std::optional<Expression> call = parseExpression(m_tokens);
        if (!call)
            return false;
        if (call->kind != Expression::Kind::Call) {
            m_tokens.findings().error(position, "with-what", TW_TR("with needs an operation such as lock(A)"));
            return false;
        }
        statement.expressions.push_back(std::move(*call));
        return true;
    }

    bool readNewName(std::string& name)
    {
        const Token& token = m_tokens.peek();
        if (token.kind != Token::Kind::Name || isReserved(token.text)) {
            m_tokens.error("expected-name", TW_TR("Expected a name before {0}"), {TokenStream::spelling(token)});
            return false;
        }
        name = m_tokens.next().text;
        return true;
    }

    bool readFor(Statement& statement)
    {
        statement.kind = Kind::For;
        if (!readNewName(statement.name))
            return false;
        const bool isRange = m_tokens.skipWord("in") && m_tokens.peek().isWord("range");
        const base::SourcePosition position = m_tokens.peek().position;
        std::optional<Expression> range;
        if (isRange)
            range = parseExpression(m_tokens);
        else
            m_tokens.error("for-what", TW_TR("A for loop is written: for i in range(n):"));
        if (!range)
            return false;
        const bool isCall = range->kind == Expression::Kind::Call && range->text == "range";
        const bool hasKeyword = std::any_of(range->keywords.begin(), range->keywords.end(),
                                            [](const std::string& keyword) { return !keyword.empty(); });
        if (!isCall || range->operands.empty() || range->operands.size() > 3 || hasKeyword) {
            m_tokens.findings().error(position, "range-arguments", TW_TR("range takes one, two or three numbers"));
            return false;
        }
        statement.expressions = std::move(range->operands);
        return true;
    }

    bool readDefine(Statement& statement)
    {
        statement.kind = Kind::Define;
        if (!readNewName(statement.name) || !m_tokens.expectSymbol("("))
            return false;
        while (!m_tokens.skipSymbol(")")) {
            std::string parameter;
            if (!statement.parameters.empty() && !m_tokens.expectSymbol(","))
                return false;
            if (!readNewName(parameter))
                return false;
            const auto& known = statement.parameters;
            if (std::find(known.begin(), known.end(), parameter) != known.end() || known.size() >= mostArguments) {
                m_tokens.error("bad-parameter", TW_TR("Parameter {0} is there twice, or there are too many"),
                               {parameter});
                return false;
            }
            statement.parameters.push_back(std::move(parameter));
        }
        return true;
    }

    /// The block after a header: indented, or one simple statement on the same line.
    bool readBlock(Clause& clause, Statement& owner, bool hasHeader)
    {
        if (hasHeader && !m_tokens.is(Token::Kind::Newline))
            return readOneLineBlock(clause);
        if (hasHeader)
            m_tokens.next();
        if (!m_tokens.is(Token::Kind::Indent)) {
            if (hasHeader)
                m_tokens.findings().error(clause.position, "empty-block",
                                          TW_TR("The block of this line is missing; write pass to do nothing"));
            return false;
        }
        m_tokens.next();
        readStatements(clause.body);
        if (m_tokens.is(Token::Kind::Dedent))
            m_tokens.next();
        if (!clause.body.empty())
            owner.lastLine = std::max(owner.lastLine, clause.body.back().lastLine);
        return true;
    }

    bool readOneLineBlock(Clause& clause)
    {
        if (isBlockWord(m_tokens.peek())) {
            m_tokens.error("block-in-line", TW_TR("{0} has to begin a line of its own"), {m_tokens.peek().text});
            skipLine();
            return true;
        }
        if (std::optional<Statement> statement = readStatement())
            clause.body.push_back(std::move(*statement));
        return true;
    }

    bool readSimple(Statement& statement)
    {
        if (m_tokens.skipWord("pass"))
            return setKind(statement, Kind::Pass);
        if (m_tokens.skipWord("break"))
            return setKind(statement, Kind::Break);
        if (m_tokens.skipWord("continue"))
            return setKind(statement, Kind::Continue);
        if (m_tokens.skipWord("yield"))
            return setKind(statement, Kind::Yield);
        if (m_tokens.skipWord("assert"))
            return setKind(statement, Kind::Assert) && readExpression(statement);
        if (m_tokens.skipWord("return"))
            return setKind(statement, Kind::Return) && (m_tokens.is(Token::Kind::Newline) || readExpression(statement));
        return readAssignmentOrCall(statement);
    }

    static bool setKind(Statement& statement, Kind kind)
    {
        statement.kind = kind;
        return true;
    }

    bool readExpression(Statement& statement)
    {
        std::optional<Expression> expression = parseExpression(m_tokens);
        if (!expression)
            return false;
        statement.expressions.push_back(std::move(*expression));
        return true;
    }

    bool readAssignmentOrCall(Statement& statement)
    {
        const base::SourcePosition position = m_tokens.peek().position;
        const auto operation = augmentation(m_tokens.peek(1));
        const bool isName = m_tokens.is(Token::Kind::Name) && !isReserved(m_tokens.peek().text);
        if (isName && (operation || m_tokens.peek(1).isSymbol("="))) {
            statement.kind = operation ? Kind::Augment : Kind::Assign;
            statement.binary = operation.value_or(BinaryOperator::Add);
            statement.name = m_tokens.next().text;
            m_tokens.next();
            return readExpression(statement);
        }
        statement.kind = Kind::Call;
        if (!readExpression(statement))
            return false;
        if (statement.expressions.front().kind == Expression::Kind::Call)
            return true;
        if (m_tokens.is(Token::Kind::Bad))
            return false; // reported already
        if (m_tokens.peek().isSymbol("="))
            m_tokens.findings().error(position, "not-assignable", TW_TR("Only a name can be given a value"));
        else
            m_tokens.findings().error(position, "no-effect",
                                      TW_TR("This line does nothing: it is no call and no assignment"));
        return false;
    }

    std::string_view m_source;
    TokenStream m_tokens;
};

} // namespace

syntax::Tree parse(std::string_view source, Findings& findings)
{
    return Parser(source, findings).run();
}

base::Result<syntax::Tree> parse(std::string_view source)
{
    Findings findings;
    base::Result<syntax::Tree> result;
    syntax::Tree tree = parse(source, findings);
    if (!findings.hasErrors())
        result.value = std::move(tree);
    result.diagnostics = findings.take();
    return result;
}

} // namespace threadway::program
