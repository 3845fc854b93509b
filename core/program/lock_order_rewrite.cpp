// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/lock_order.h"

#include "program/lock_walk.h"
#include "program/parser.h"
#include "program/printer.h"

#include <algorithm>
#include <set>
#include <utility>

namespace threadway::program {
namespace {

using syntax::Expression;
using syntax::Statement;
using Kind = syntax::Statement::Kind;
using Held = std::set<std::string>;

/// Lines of the source that are replaced.
struct Edit {
    int firstLine = 0;
    int lastLine = 0;
    std::string text;
};

/// The first `with` on that object in the statements or their blocks, or nullptr.
const Statement* findWith(const LockWalk& walk, const std::vector<Statement>& statements, const std::string& object)
{
    for (const Statement& statement : statements) {
        if (walk.takenByWith(statement) == object)
            return &statement;
        for (const syntax::Clause& clause : statement.clauses) {
            if (const Statement* found = findWith(walk, clause.body, object))
                return found;
        }
    }
    return nullptr;
}

/// Whether every `with` on the object is written like that one.
bool areAlike(const LockWalk& walk, const std::vector<Statement>& statements, const std::string& object,
              const Expression& call)
{
    for (const Statement& statement : statements) {
        if (walk.takenByWith(statement) == object && statement.expressions.front() != call)
            return false;
        for (const syntax::Clause& clause : statement.clauses) {
            if (!areAlike(walk, clause.body, object, call))
                return false;
        }
    }
    return true;
}

/// Puts the block of each `with` on the object in its place.
void dissolve(const LockWalk& walk, std::vector<Statement>& statements, const std::string& object)
{
    std::vector<Statement> result;
    for (Statement& statement : statements) {
        for (syntax::Clause& clause : statement.clauses)
            dissolve(walk, clause.body, object);
        if (walk.takenByWith(statement) == object)
            std::move(statement.clauses.front().body.begin(), statement.clauses.front().body.end(),
                      std::back_inserter(result));
        else
            result.push_back(std::move(statement));
    }
    statements = std::move(result);
}

class Rewriter {
public:
    Rewriter(const LockWalk& walk, const std::vector<std::string>& order) : m_walk(walk), m_order(order) {}

    /// Rewrites the statements and their blocks. isPrinted: something around them is printed anew anyway.
    void rewrite(std::vector<Statement>& statements, const Held& held, bool isPrinted)
    {
        std::vector<bool> isChanged(statements.size(), false);
        moveLocks(statements, held, isChanged);
        for (std::size_t i = 0; i < statements.size(); ++i) {
            Statement& statement = statements[i];
            if (wrap(statement, held))
                isChanged[i] = true;
            Held inner = statement.kind == Kind::Define ? Held() : held;
            if (const std::string taken = m_walk.takenByWith(statement); !taken.empty())
                inner.insert(taken);
            for (syntax::Clause& clause : statement.clauses)
                rewrite(clause.body, inner, isPrinted || isChanged[i]);
        }
        if (!isPrinted)
            addEdits(statements, isChanged);
    }

    [[nodiscard]] std::vector<Edit> takeEdits()
    {
        std::sort(m_edits.begin(), m_edits.end(),
                  [](const Edit& a, const Edit& b) { return a.firstLine < b.firstLine; });
        return std::move(m_edits);
    }

private:
    /// More moves than this are given up: only hostile programs need them.
    static constexpr int mostMoves = 1000;

    void moveLocks(std::vector<Statement>& statements, const Held& held, std::vector<bool>& isChanged)
    {
        for (std::size_t i = 0; i < statements.size() && m_moves < mostMoves; ++i) {
            while (const std::size_t from = nextMove(statements, i, held)) {
                std::rotate(statements.begin() + static_cast<std::ptrdiff_t>(i),
                            statements.begin() + static_cast<std::ptrdiff_t>(from),
                            statements.begin() + static_cast<std::ptrdiff_t>(from) + 1);
                std::fill(isChanged.begin() + static_cast<std::ptrdiff_t>(i),
                          isChanged.begin() + static_cast<std::ptrdiff_t>(from) + 1, true);
                if (++m_moves >= mostMoves)
                    return;
            }
        }
    }

    /// The statement that should lock before the lock at that place, or 0.
    [[nodiscard]] std::size_t nextMove(const std::vector<Statement>& statements, std::size_t at, const Held& held) const
    {
        const std::string later = m_walk.operand(statements[at], "lock");
        if (later.empty())
            return 0;
        for (std::size_t i = at + 1; i < statements.size(); ++i) {
            const std::string earlier = m_walk.operand(statements[i], "lock");
            if (!earlier.empty() && m_walk.rank(earlier) < m_walk.rank(later) && !held.contains(earlier)
                && canPass(earlier, statements, at, i))
                return i;
            if (!staysIn(statements[i]) || !m_walk.canHold(later, statements[i], false))
                return 0;
        }
        return 0;
    }

    [[nodiscard]] bool canPass(const std::string& object, const std::vector<Statement>& statements, std::size_t from,
                               std::size_t to) const
    {
        for (std::size_t i = from; i < to; ++i) {
            if (!m_walk.canHold(object, statements[i], false))
                return false;
        }
        return true;
    }

    /// Whether nothing in the statement leaves it for elsewhere.
    static bool staysIn(const Statement& statement)
    {
        if (statement.kind == Kind::Return || statement.kind == Kind::Break || statement.kind == Kind::Continue)
            return false;
        return std::all_of(statement.clauses.begin(), statement.clauses.end(), [](const syntax::Clause& clause) {
            return std::all_of(clause.body.begin(), clause.body.end(), staysIn);
        });
    }

    /// Puts an object that is taken within the `with`, but comes earlier in the order, around it.
    bool wrap(Statement& statement, const Held& held) const
    {
        const std::string own = m_walk.takenByWith(statement);
        const int ownRank = own.empty() ? 0 : m_walk.rank(own);
        for (const std::string& object : m_order) {
            if (m_walk.rank(object) >= ownRank)
                break;
            const Statement* inner
                = held.contains(object) ? nullptr : findWith(m_walk, statement.clauses.front().body, object);
            if (inner == nullptr || !canWrap(statement, *inner, object))
                continue;
            Statement outer;
            outer.kind = Kind::With;
            outer.position = statement.position;
            outer.lastLine = statement.lastLine;
            outer.expressions = inner->expressions;
            dissolve(m_walk, statement.clauses.front().body, object);
            syntax::Clause clause;
            clause.position = statement.position;
            clause.body.push_back(std::move(statement));
            outer.clauses.push_back(std::move(clause));
            statement = std::move(outer);
            return true;
        }
        return false;
    }

    [[nodiscard]] bool canWrap(const Statement& statement, const Statement& inner, const std::string& object) const
    {
        const auto& arguments = inner.expressions.front().operands;
        const bool isConstant = std::all_of(arguments.begin() + 1, arguments.end(), [](const Expression& argument) {
            return argument.kind != Expression::Kind::Name && argument.operands.empty();
        });
        return isConstant && m_walk.canHold(object, statement, true)
               && areAlike(m_walk, statement.clauses.front().body, object, inner.expressions.front());
    }

    void addEdits(const std::vector<Statement>& statements, const std::vector<bool>& isChanged)
    {
        for (std::size_t i = 0; i < statements.size(); ++i) {
            if (!isChanged[i])
                continue;
            std::vector<Statement> run;
            Edit edit{statements[i].position.line, statements[i].lastLine, {}};
            for (; i < statements.size() && isChanged[i]; ++i) {
                edit.firstLine = std::min(edit.firstLine, statements[i].position.line);
                edit.lastLine = std::max(edit.lastLine, statements[i].lastLine);
                run.push_back(statements[i]);
            }
            edit.text = print(run, run.front().position.column - 1);
            m_edits.push_back(std::move(edit));
        }
    }

    const LockWalk& m_walk;
    const std::vector<std::string>& m_order;
    std::vector<Edit> m_edits;
    int m_moves = 0;
};

std::string replaceLines(std::string_view source, const std::vector<Edit>& edits)
{
    std::string result;
    int line = 1;
    auto edit = edits.begin();
    for (std::size_t at = 0; at < source.size(); ++line) {
        const std::size_t end = std::min(source.find('\n', at), source.size() - 1) + 1;
        if (edit != edits.end() && line == edit->firstLine)
            result += edit->text;
        if (edit == edits.end() || line < edit->firstLine)
            result += source.substr(at, end - at);
        else if (line == edit->lastLine)
            ++edit;
        at = end;
    }
    return result;
}

} // namespace

base::Result<std::string> imposeLockOrder(std::string_view source, const std::vector<std::string>& order)
{
    Findings findings;
    syntax::Tree tree = parse(source, findings);
    base::Result<std::string> result;
    if (!findings.hasErrors()) {
        std::vector<std::string> unique;
        for (const std::string& name : order) {
            if (std::find(unique.begin(), unique.end(), name) == unique.end())
                unique.push_back(name);
        }
        const LockWalk walk(tree, unique);
        Rewriter rewriter(walk, unique);
        rewriter.rewrite(tree.statements, {}, false);
        result.value = replaceLines(source, rewriter.takeEdits());
        LockWalk(tree, unique).report(tree, findings);
    }
    result.diagnostics = findings.take();
    return result;
}

} // namespace threadway::program
