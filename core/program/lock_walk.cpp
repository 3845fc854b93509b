// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/lock_walk.h"

#include "program/function_plan.h"

#include <algorithm>
#include <utility>

namespace threadway::program {
namespace {

using syntax::Expression;
using syntax::Statement;
using Kind = syntax::Statement::Kind;

/// Calls are followed through at most so many functions.
constexpr std::size_t mostFunctions = 100;

/// The first argument if it is a name, else "".
std::string_view objectOf(const Expression& call)
{
    const bool isNamed = !call.operands.empty() && call.operands.front().kind == Expression::Kind::Name;
    return isNamed ? std::string_view(call.operands.front().text) : std::string_view();
}

/// Calls visit for every call in the expression.
template <class Visit>
void forEachCall(const Expression& expression, const Visit& visit)
{
    if (expression.kind == Expression::Kind::Call)
        visit(expression);
    for (const Expression& operand : expression.operands)
        forEachCall(operand, visit);
}

template <class Visit>
void forEachCall(const Statement& statement, const Visit& visit)
{
    for (const Expression& expression : statement.expressions)
        forEachCall(expression, visit);
    for (const syntax::Clause& clause : statement.clauses) {
        if (clause.condition)
            forEachCall(*clause.condition, visit);
    }
}

/// Adds what lock_all takes.
void addTogether(const Expression& call, std::set<std::string>& held)
{
    for (const Expression& operand : call.operands) {
        if (call.text == "lock_all" && operand.kind == Expression::Kind::Name)
            held.insert(operand.text);
    }
}

} // namespace

/// One question of canHold, with the functions it has already looked into.
struct LockWalk::Check {
    const LockWalk& walk;
    std::string_view object;
    bool allowsWith = false;
    std::set<std::string> visited;

    bool passes(const Expression& call, bool isWith)
    {
        if (call.text == "lock_all" || call.text == "unlock_all")
            return false; // takes or gives back several at once, and may wait for any of them
        if (isBuiltin(call.text))
            return true;
        const auto function = walk.m_functions.find(call.text);
        if (function == walk.m_functions.end()) {
            const std::string_view named = objectOf(call);
            return walk.rank(named) >= 0 && (named != object || (isWith && allowsWith));
        }
        if (!visited.insert(call.text).second)
            return true;
        if (visited.size() > mostFunctions)
            return false;
        const bool allowed = std::exchange(allowsWith, false);
        const auto& body = function->second.clauses.front().body;
        const bool isFine = std::all_of(body.begin(), body.end(), [this](const Statement& s) { return passes(s); });
        allowsWith = allowed;
        return isFine;
    }

    bool passes(const Statement& statement)
    {
        if (statement.kind == Kind::Yield || statement.kind == Kind::Define)
            return false;
        bool isFine = true;
        forEachCall(statement, [&](const Expression& call) {
            const bool isWith = statement.kind == Kind::With && &call == &statement.expressions.front();
            isFine = isFine && passes(call, isWith);
        });
        for (const syntax::Clause& clause : statement.clauses) {
            for (const Statement& inner : clause.body)
                isFine = isFine && passes(inner);
        }
        return isFine;
    }
};

LockWalk::LockWalk(const syntax::Tree& tree, const std::vector<std::string>& order)
{
    for (const std::string& name : order)
        m_ranks.emplace(name, static_cast<int>(m_ranks.size()));
    for (const Statement& statement : tree.statements) {
        if (statement.kind == Kind::Define)
            m_functions.emplace(statement.name, statement);
    }
}

int LockWalk::rank(std::string_view object) const
{
    const auto found = m_ranks.find(object);
    return found == m_ranks.end() ? -1 : found->second;
}

std::string LockWalk::takenByWith(const Statement& statement) const
{
    if (statement.kind != Kind::With || statement.expressions.front().text == "lock_all")
        return {};
    const std::string_view object = objectOf(statement.expressions.front());
    return rank(object) >= 0 ? std::string(object) : std::string();
}

std::string LockWalk::operand(const Statement& statement, std::string_view keyword) const
{
    if (statement.kind != Kind::Call || statement.expressions.front().text != keyword)
        return {};
    const std::string_view object = objectOf(statement.expressions.front());
    const bool isPlain = statement.expressions.front().operands.size() == 1;
    return isPlain && rank(object) >= 0 ? std::string(object) : std::string();
}

bool LockWalk::canHold(std::string_view object, const Statement& statement, bool allowsWith) const
{
    return Check{*this, object, allowsWith, {}}.passes(statement);
}

void LockWalk::report(const syntax::Tree& tree, Findings& findings) const
{
    reportIn(tree.statements, {}, Report::Order, findings);
}

void LockWalk::reportHeld(const syntax::Tree& tree, Findings& findings) const
{
    reportIn(tree.statements, {}, Report::Any, findings);
}

void LockWalk::reportTaking(const std::set<std::string>& held, const std::string& taken, base::SourcePosition position,
                            Report report, Findings& findings) const
{
    if (held.contains(taken))
        return;
    for (const std::string& other : held) {
        if (report == Report::Order && rank(other) <= rank(taken))
            continue;
        const std::string_view code = report == Report::Order ? "lock-order-kept" : "condition-kept";
        findings.warning(position, code, TW_TR("{0} is still taken while {1} is held"), {taken, other});
        return;
    }
}

void LockWalk::reportIn(const std::vector<Statement>& statements, std::set<std::string> held, Report report,
                        Findings& findings) const
{
    for (const Statement& statement : statements) {
        const bool isDefine = statement.kind == Kind::Define;
        const std::string with = takenByWith(statement);
        const std::string locked = operand(statement, "lock");
        if (!held.empty() && !isDefine) {
            forEachCall(statement, [&](const Expression& call) {
                for (const std::string& taken : takenIn(call.text))
                    reportTaking(held, taken, statement.position, report, findings);
            });
        }
        std::set<std::string> inner = isDefine ? std::set<std::string>() : held;
        for (const std::string& taken : {with, locked}) {
            if (taken.empty())
                continue;
            reportTaking(held, taken, statement.position, report, findings);
            inner.insert(taken);
        }
        if (report == Report::Any && statement.kind == Kind::With)
            addTogether(statement.expressions.front(), inner);
        for (const syntax::Clause& clause : statement.clauses)
            reportIn(clause.body, inner, report, findings);
        if (!locked.empty())
            held.insert(locked);
        if (report == Report::Any && statement.kind == Kind::Call)
            addTogether(statement.expressions.front(), held);
        held.erase(operand(statement, "unlock"));
    }
}

std::set<std::string> LockWalk::takenIn(const std::string& function) const
{
    std::set<std::string> taken;
    std::set<std::string> visited{function};
    if (const auto found = m_functions.find(function); found != m_functions.end())
        collectTaken(found->second.clauses.front().body, taken, visited);
    return taken;
}

void LockWalk::collectTaken(const std::vector<Statement>& statements, std::set<std::string>& taken,
                            std::set<std::string>& visited) const
{
    for (const Statement& statement : statements) {
        for (const std::string& object : {takenByWith(statement), operand(statement, "lock")}) {
            if (!object.empty())
                taken.insert(object);
        }
        forEachCall(statement, [&](const Expression& call) {
            const auto found = m_functions.find(call.text);
            const bool isNew = found != m_functions.end() && visited.insert(call.text).second;
            if (isNew && visited.size() <= mostFunctions)
                collectTaken(found->second.clauses.front().body, taken, visited);
        });
        for (const syntax::Clause& clause : statement.clauses)
            collectTaken(clause.body, taken, visited);
    }
}

} // namespace threadway::program
