// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/function_plan.h"

#include <algorithm>

namespace threadway::program {
namespace {

using syntax::Expression;
using syntax::Statement;
using Kind = syntax::Statement::Kind;

/// Chains of assignments longer than this are not followed when looking for durations.
constexpr int mostPasses = 16;

/// Calls visit for the statements and those in their blocks, but not for what is in functions.
template <class Visit>
void forEachStatement(const std::vector<Statement>& statements, const Visit& visit)
{
    for (const Statement& statement : statements) {
        if (statement.kind == Kind::Define)
            continue;
        visit(statement);
        for (const syntax::Clause& clause : statement.clauses)
            forEachStatement(clause.body, visit);
    }
}

class Planner {
public:
    Planner(const Scope& scope, ProgramPlan& plan) : m_scope(scope), m_plan(plan) {}

    void addFunctions(const syntax::Tree& tree, bool isShared, Findings& findings)
    {
        for (const Statement& statement : tree.statements) {
            if (statement.kind != Kind::Define) {
                if (isShared && statement.kind != Kind::Pass)
                    findings.error(statement.position, "not-a-function",
                                   TW_TR("Among shared functions only def may stand here"));
                continue;
            }
            if (isFree(statement, isShared, findings))
                addFunction(statement, isShared, findings);
        }
    }

    void addLocals(FunctionPlan& function, const std::vector<Statement>& body, Findings& findings) const
    {
        forEachStatement(body, [&](const Statement& statement) {
            if (statement.kind != Kind::Assign && statement.kind != Kind::For)
                return;
            if (function.slots.contains(statement.name) || m_scope.variable(statement.name))
                return;
            if (m_scope.object(statement.name) || m_scope.buffer(statement.name)) {
                findings.error(statement.position, "not-assignable", TW_TR("{0} cannot be given another value"),
                               {statement.name});
                return;
            }
            addLocal(function, statement.name);
        });
    }

    void findAddressed(const syntax::Tree& program)
    {
        for (FunctionPlan& function : m_plan.functions) {
            const auto& body
                = function.definition == nullptr ? program.statements : function.definition->clauses.front().body;
            forEachStatement(body, [&](const Statement& statement) {
                for (const Expression& expression : statement.expressions)
                    findAddressedIn(function, expression);
                for (const syntax::Clause& clause : statement.clauses) {
                    if (clause.condition)
                        findAddressedIn(function, *clause.condition);
                }
            });
        }
    }

    /// Spreads durations over assignments and calls until nothing changes.
    void findDurations(const syntax::Tree& program)
    {
        for (int pass = 0; pass < mostPasses; ++pass) {
            m_hasChanged = false;
            for (FunctionPlan& function : m_plan.functions) {
                const auto& body
                    = function.definition == nullptr ? program.statements : function.definition->clauses.front().body;
                forEachStatement(body, [&](const Statement& statement) { findDurationsIn(function, statement); });
            }
            if (!m_hasChanged)
                return;
        }
    }

private:
    bool isFree(const Statement& statement, bool isShared, Findings& findings) const
    {
        if (isBuiltin(statement.name) || m_scope.isUsedOperation(statement.name)) {
            findings.error(statement.position, "taken-name", TW_TR("{0} already means something; choose another name"),
                           {statement.name});
            return false;
        }
        const auto known = m_plan.byName.find(statement.name);
        if (known == m_plan.byName.end())
            return true;
        if (isShared == m_plan.functions[static_cast<std::size_t>(known->second)].isShared)
            findings.error(statement.position, "defined-twice", TW_TR("{0} is defined twice"), {statement.name});
        return false;
    }

    void addFunction(const Statement& statement, bool isShared, Findings& findings)
    {
        FunctionPlan function;
        function.name = statement.name;
        function.definition = &statement;
        function.isShared = isShared;
        for (const std::string& parameter : statement.parameters)
            addLocal(function, parameter);
        addLocals(function, statement.clauses.front().body, findings);
        m_plan.byName.emplace(statement.name, static_cast<std::int32_t>(m_plan.functions.size()));
        m_plan.functions.push_back(std::move(function));
    }

    static void addLocal(FunctionPlan& function, const std::string& name)
    {
        function.slots.emplace(name, static_cast<std::int32_t>(function.localNames.size()));
        function.localNames.push_back(name);
    }

    void findDurationsIn(FunctionPlan& function, const Statement& statement)
    {
        for (const Expression& expression : statement.expressions) {
            if (!statement.name.empty() && isDuration(expression, function))
                mark(function, statement.name);
            findDurationArguments(function, expression);
        }
        for (const syntax::Clause& clause : statement.clauses) {
            if (clause.condition)
                findDurationArguments(function, *clause.condition);
        }
    }

    void findDurationArguments(const FunctionPlan& caller, const Expression& expression)
    {
        for (const Expression& operand : expression.operands)
            findDurationArguments(caller, operand);
        const auto called = m_plan.byName.find(expression.text);
        if (expression.kind != Expression::Kind::Call || called == m_plan.byName.end())
            return;
        FunctionPlan& function = m_plan.functions[static_cast<std::size_t>(called->second)];
        const std::size_t count = std::min(expression.operands.size(), function.definition->parameters.size());
        for (std::size_t i = 0; i < count; ++i) {
            if (isDuration(expression.operands[i], caller))
                mark(function, function.localNames[i]);
        }
    }

    void findAddressedIn(FunctionPlan& function, const Expression& expression) const
    {
        for (const Expression& operand : expression.operands)
            findAddressedIn(function, operand);
        if (expression.kind != Expression::Kind::Call || m_plan.byName.contains(expression.text))
            return;
        const auto call = m_scope.systemCall(expression.text);
        for (std::size_t i = 0; call && i < std::min(expression.operands.size(), call->arguments.size()); ++i) {
            const Expression& operand = expression.operands[i];
            if (call->arguments[i] == ArgumentKind::Place && function.slots.contains(operand.text))
                function.addressed.insert(operand.text);
        }
    }

    void mark(FunctionPlan& function, const std::string& name)
    {
        if (function.slots.contains(name))
            m_hasChanged = function.durations.insert(name).second || m_hasChanged;
    }

    const Scope& m_scope;
    ProgramPlan& m_plan;
    bool m_hasChanged = false;
};

} // namespace

const std::vector<std::string>& builtins()
{
    static const std::vector<std::string> names{"compute", "touch",    "print",      "sleep", "fault",
                                                "range",   "lock_all", "unlock_all", "fence"};
    return names;
}

bool isBuiltin(std::string_view name)
{
    return std::find(builtins().begin(), builtins().end(), name) != builtins().end();
}

ProgramPlan makePlan(const syntax::Tree& program, const syntax::Tree& shared, const Scope& scope,
                     Findings& programFindings, Findings& sharedFindings)
{
    ProgramPlan plan;
    plan.functions.emplace_back();
    Planner planner(scope, plan);
    planner.addLocals(plan.functions.front(), program.statements, programFindings);
    planner.addFunctions(program, false, programFindings);
    planner.addFunctions(shared, true, sharedFindings);
    planner.findAddressed(program);
    planner.findDurations(program);
    return plan;
}

bool isDuration(const syntax::Expression& expression, const FunctionPlan& plan)
{
    if (expression.kind == Expression::Kind::Duration)
        return true;
    if (expression.kind == Expression::Kind::Name)
        return plan.durations.contains(expression.text);
    if (expression.kind == Expression::Kind::Call)
        return false;
    return std::any_of(expression.operands.begin(), expression.operands.end(),
                       [&plan](const Expression& operand) { return isDuration(operand, plan); });
}

} // namespace threadway::program
