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
using Names = std::vector<std::string>;

void addOnce(Names& names, const std::string& name)
{
    if (std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(name);
}

Expression callOf(std::string operation, const Names& objects, base::SourcePosition position)
{
    Expression call;
    call.kind = Expression::Kind::Call;
    call.position = position;
    call.text = std::move(operation);
    for (const std::string& object : objects) {
        Expression name;
        name.kind = Expression::Kind::Name;
        name.position = position;
        name.text = object;
        call.operands.push_back(std::move(name));
        call.keywords.emplace_back();
    }
    call.height = 1;
    return call;
}

/// Rewrites the statements of one program.
class AllAtOnce {
public:
    explicit AllAtOnce(const LockWalk& walk) : m_walk(walk) {}

    /// Statements that run while nothing is held.
    void rewrite(std::vector<Statement>& statements)
    {
        for (std::size_t i = 0; i < statements.size(); ++i) {
            Statement& statement = statements[i];
            if (const std::string taken = m_walk.takenByWith(statement); !taken.empty()) {
                widenWith(statement, taken);
                continue;
            }
            if (const std::string taken = m_walk.operand(statement, "lock"); !taken.empty()) {
                i = widenLock(statements, i, taken);
                continue;
            }
            for (syntax::Clause& clause : statement.clauses)
                rewrite(clause.body);
        }
    }

    [[nodiscard]] bool hasChanged() const { return m_hasChanged; }

private:
    /// The locks that are taken by a `with` in the statements or their blocks, in this order.
    void collect(const std::vector<Statement>& statements, Names& taken) const
    {
        for (const Statement& statement : statements) {
            if (const std::string object = m_walk.takenByWith(statement); !object.empty())
                addOnce(taken, object);
            for (const syntax::Clause& clause : statement.clauses)
                collect(clause.body, taken);
        }
    }

    /// Puts the block of each `with` on one of the locks in its place.
    void dissolve(std::vector<Statement>& statements, const Names& taken) const
    {
        std::vector<Statement> result;
        for (Statement& statement : statements) {
            for (syntax::Clause& clause : statement.clauses)
                dissolve(clause.body, taken);
            const std::string object = m_walk.takenByWith(statement);
            if (!object.empty() && std::find(taken.begin(), taken.end(), object) != taken.end())
                std::move(statement.clauses.front().body.begin(), statement.clauses.front().body.end(),
                          std::back_inserter(result));
            else
                result.push_back(std::move(statement));
        }
        statements = std::move(result);
    }

    void widenWith(Statement& statement, const std::string& own)
    {
        Names inner;
        collect(statement.clauses.front().body, inner);
        Names all{own};
        for (const std::string& object : inner) {
            if (object != own && m_walk.canHold(object, statement, true))
                all.push_back(object);
        }
        if (all.size() < 2)
            return;
        dissolve(statement.clauses.front().body, {all.begin() + 1, all.end()});
        statement.expressions.front() = callOf("lock_all", all, statement.position);
        m_hasChanged = true;
    }

    /// Takes along what is locked after the lock at that place in the same block, until that is given back. Returns the
    /// place behind which statements run while nothing is held.
    std::size_t widenLock(std::vector<Statement>& statements, std::size_t at, const std::string& own)
    {
        Names all{own};
        std::size_t i = at + 1;
        for (; i < statements.size() && m_walk.operand(statements[i], "unlock") != own; ++i) {
            const std::string next = m_walk.operand(statements[i], "lock");
            if (next.empty() || next == own || !canPass(next, statements, at + 1, i))
                continue;
            addOnce(all, next);
            statements.erase(statements.begin() + static_cast<std::ptrdiff_t>(i));
            --i;
        }
        if (all.size() > 1) {
            statements[at].expressions.front() = callOf("lock_all", all, statements[at].position);
            m_hasChanged = true;
        }
        return i;
    }

    [[nodiscard]] bool canPass(const std::string& object, const std::vector<Statement>& statements, std::size_t from,
                               std::size_t to) const
    {
        return std::all_of(statements.begin() + static_cast<std::ptrdiff_t>(from),
                           statements.begin() + static_cast<std::ptrdiff_t>(to),
                           [&](const Statement& statement) { return m_walk.canHold(object, statement, false); });
    }

    const LockWalk& m_walk;
    bool m_hasChanged = false;
};

} // namespace

base::Result<std::string> takeAllAtOnce(std::string_view source, const std::vector<std::string>& locks)
{
    Findings findings;
    syntax::Tree tree = parse(source, findings);
    base::Result<std::string> result;
    if (!findings.hasErrors()) {
        const LockWalk walk(tree, locks);
        AllAtOnce rewriter(walk);
        rewriter.rewrite(tree.statements);
        result.value = rewriter.hasChanged() ? print(tree) : std::string(source);
        LockWalk(tree, locks).reportHeld(tree, findings);
    }
    result.diagnostics = findings.take();
    return result;
}

} // namespace threadway::program
