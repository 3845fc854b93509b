// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/condition_rewrite.h"
#include "program/lock_walk.h"
#include "program/parser.h"
#include "program/printer.h"

#include <algorithm>

namespace threadway::program {
namespace {

using syntax::Expression;
using syntax::Statement;
using Kind = syntax::Statement::Kind;

Expression callOn(std::string operation, Expression argument)
{
    Expression call;
    call.kind = Expression::Kind::Call;
    call.text = std::move(operation);
    call.operands.push_back(std::move(argument));
    call.keywords.emplace_back();
    call.height = 1;
    return call;
}

Expression name(const std::string& text)
{
    Expression expression;
    expression.kind = Expression::Kind::Name;
    expression.text = text;
    return expression;
}

Statement statementOf(Expression call)
{
    Statement statement;
    statement.kind = Kind::Call;
    statement.text = print(call);
    statement.expressions.push_back(std::move(call));
    return statement;
}

Statement pause()
{
    Expression tick;
    tick.kind = Expression::Kind::Integer;
    tick.number = 1;
    return statementOf(callOn("sleep", tick));
}

/// Whether doing it once more makes no difference but for the time it takes.
bool isRepeatable(const Statement& statement)
{
    if (statement.kind == Kind::Pass)
        return true;
    const bool isCall = statement.kind == Kind::Call;
    const std::string_view called = isCall ? std::string_view(statement.expressions.front().text) : std::string_view();
    return called == "compute" || called == "touch" || called == "sleep";
}

/// Whether nothing in the statements leaves them for elsewhere.
bool stayIn(const std::vector<Statement>& statements)
{
    return std::all_of(statements.begin(), statements.end(), [](const Statement& statement) {
        const bool leaves
            = statement.kind == Kind::Return || statement.kind == Kind::Break || statement.kind == Kind::Continue;
        return !leaves && std::all_of(statement.clauses.begin(), statement.clauses.end(), [](const auto& clause) {
            return stayIn(clause.body);
        });
    });
}

/// `while not try_lock(wanted):` give back what is held, pause, take it again, and do again what was done since.
Statement retry(const std::string& held, const std::string& wanted, const std::vector<Statement>& since)
{
    Expression condition;
    condition.kind = Expression::Kind::Unary;
    condition.unary = UnaryOperator::Not;
    condition.operands.push_back(callOn("try_lock", name(wanted)));
    condition.height = 2;
    syntax::Clause clause;
    clause.text = "while " + print(condition) + ":";
    clause.condition = std::move(condition);
    clause.body.push_back(statementOf(callOn("unlock", name(held))));
    clause.body.push_back(pause());
    clause.body.push_back(statementOf(callOn("lock", name(held))));
    clause.body.insert(clause.body.end(), since.begin(), since.end());
    Statement loop;
    loop.kind = Kind::While;
    loop.clauses.push_back(std::move(clause));
    return loop;
}

/// What the statements of a block hold at one point of it.
struct Holding {
    std::string lock; ///< "" for nothing
    bool isAlone = true; ///< nothing else is held, and nothing was done under another lock meanwhile
    std::vector<Statement> since; ///< done since it was taken
};

class Retries {
public:
    explicit Retries(const LockWalk& walk) : m_walk(walk) {}

    /// Statements of one block; `held` is what was taken just before them, or "".
    void rewrite(std::vector<Statement>& statements, const std::string& held)
    {
        Holding holding{held, true, {}};
        std::vector<Statement> result;
        for (Statement& statement : statements) {
            if (retryInstead(statement, holding, result))
                continue;
            if (holding.lock.empty())
                rewriteBlocks(statement);
            note(statement, holding);
            result.push_back(std::move(statement));
        }
        statements = std::move(result);
    }

    [[nodiscard]] bool hasChanged() const { return m_hasChanged; }

private:
    /// Appends the statement in the form of trying again and again, if it takes a second lock and can be written so.
    bool retryInstead(Statement& statement, Holding& holding, std::vector<Statement>& result)
    {
        const bool isWith = !m_walk.takenByWith(statement).empty();
        const std::string wanted = isWith ? m_walk.takenByWith(statement) : m_walk.operand(statement, "lock");
        const bool isSecond = !holding.lock.empty() && holding.isAlone && !wanted.empty() && wanted != holding.lock;
        if (!isSecond || !std::all_of(holding.since.begin(), holding.since.end(), isRepeatable)
            || (isWith && !stayIn(statement.clauses.front().body)))
            return false;
        result.push_back(retry(holding.lock, wanted, holding.since));
        if (isWith) {
            std::vector<Statement>& body = statement.clauses.front().body;
            std::move(body.begin(), body.end(), std::back_inserter(result));
            result.push_back(statementOf(callOn("unlock", name(wanted))));
        }
        holding.isAlone = false;
        m_hasChanged = true;
        return true;
    }

    void rewriteBlocks(Statement& statement)
    {
        for (syntax::Clause& clause : statement.clauses)
            rewrite(clause.body, m_walk.takenByWith(statement));
    }

    void note(const Statement& statement, Holding& holding) const
    {
        if (holding.lock.empty())
            holding = {m_walk.operand(statement, "lock"), true, {}};
        else if (m_walk.operand(statement, "unlock") == holding.lock)
            holding = {};
        else
            holding.since.push_back(statement);
    }

    const LockWalk& m_walk;
    bool m_hasChanged = false;
};

} // namespace

base::Result<std::string> giveBackAndRetry(std::string_view source, const std::vector<std::string>& locks)
{
    Findings findings;
    syntax::Tree tree = parse(source, findings);
    base::Result<std::string> result;
    if (!findings.hasErrors()) {
        const LockWalk walk(tree, locks);
        Retries rewriter(walk);
        rewriter.rewrite(tree.statements, {});
        result.value = rewriter.hasChanged() ? print(tree) : std::string(source);
        LockWalk(tree, locks).reportHeld(tree, findings);
    }
    result.diagnostics = findings.take();
    return result;
}

} // namespace threadway::program
