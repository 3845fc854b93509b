// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/expression_compiler.h"

#include "base/suggestion.h"

#include <algorithm>
#include <limits>

namespace threadway::program {
namespace {

using syntax::Expression;

/// Products of constants beyond this are left to the machine.
constexpr std::int64_t largestFactor = 3'000'000'000;

bool isSmall(std::int64_t value)
{
    return value >= -largestFactor && value <= largestFactor;
}

std::optional<std::int64_t> product(std::int64_t a, std::int64_t b)
{
    const bool isSafe = (isSmall(a) && isSmall(b)) || a == 0 || b == 0
                        || (a > 0 && b > 0 && a <= std::numeric_limits<std::int64_t>::max() / b);
    return isSafe ? std::optional(a * b) : std::nullopt;
}

std::optional<std::int64_t> constantBinary(BinaryOperator op, std::int64_t a, std::int64_t b)
{
    constexpr std::int64_t half = std::numeric_limits<std::int64_t>::max() / 2;
    const bool isFar = a > half || a < -half || b > half || b < -half;
    if (op == BinaryOperator::Multiply)
        return product(a, b);
    if (op == BinaryOperator::Add && !isFar)
        return a + b;
    if (op == BinaryOperator::Subtract && !isFar)
        return a - b;
    if (op == BinaryOperator::FloorDivide && a >= 0 && b > 0)
        return a / b;
    if (op == BinaryOperator::Modulo && a >= 0 && b > 0)
        return a % b;
    return std::nullopt;
}

} // namespace

std::optional<std::int64_t> constantOf(const Expression& expression)
{
    if (expression.kind == Expression::Kind::Integer || expression.kind == Expression::Kind::Duration)
        return expression.number;
    if (expression.kind == Expression::Kind::Unary && expression.unary == UnaryOperator::Negate) {
        const auto operand = constantOf(expression.operands.front());
        return operand ? std::optional(-*operand) : std::nullopt; // never the lowest: literals are not negative
    }
    if (expression.kind != Expression::Kind::Binary)
        return std::nullopt;
    const auto left = constantOf(expression.operands.front());
    const auto right = constantOf(expression.operands.back());
    return left && right ? constantBinary(expression.binary, *left, *right) : std::nullopt;
}

ExpressionCompiler::ExpressionCompiler(Compilation& compilation, const FunctionPlan& function, Findings& findings,
                                       std::vector<Instruction>& code)
    : m_compilation(compilation), m_function(function), m_findings(findings), m_code(code)
{
}

Instruction& ExpressionCompiler::emit(Op op, std::int32_t a, std::int32_t b)
{
    Instruction instruction;
    instruction.op = op;
    instruction.a = a;
    instruction.b = b;
    m_code.push_back(instruction);
    return m_code.back();
}

Instruction& ExpressionCompiler::emitStep(Op op, std::int32_t a, std::int32_t b)
{
    Instruction& instruction = emit(op, a, b);
    instruction.isStep = true;
    return instruction;
}

bool ExpressionCompiler::isShared(std::string_view name) const
{
    return !m_function.slots.contains(name) && m_compilation.scope.variable(name);
}

bool ExpressionCompiler::loadsShared(const Expression& expression) const
{
    const bool isName = expression.kind == Expression::Kind::Name;
    if (isName && isReachable(expression.text))
        return true;
    return std::any_of(expression.operands.begin(), expression.operands.end(),
                       [this](const Expression& operand) { return loadsShared(operand); });
}

void ExpressionCompiler::value(const Expression& expression)
{
    switch (expression.kind) {
    case Expression::Kind::None:
        emit(Op::PushNone);
        return;
    case Expression::Kind::Boolean:
        emit(Op::PushBool).immediate = expression.number;
        return;
    case Expression::Kind::Integer:
    case Expression::Kind::Duration:
        emitInteger(expression.number);
        return;
    case Expression::Kind::Text:
        emit(Op::PushText, m_compilation.texts.intern(expression.text).value);
        return;
    case Expression::Kind::Name:
        load(expression.text, expression.position);
        return;
    case Expression::Kind::Unary:
        value(expression.operands.front());
        emit(Op::Unary, static_cast<std::int32_t>(expression.unary)).isStep = m_arithmeticIsStep;
        return;
    case Expression::Kind::Binary:
        value(expression.operands.front());
        value(expression.operands.back());
        arithmetic(expression.binary);
        return;
    case Expression::Kind::And:
    case Expression::Kind::Or:
        shortCircuit(expression);
        return;
    case Expression::Kind::Call:
        call(expression);
        return;
    }
}

void ExpressionCompiler::arithmetic(BinaryOperator op)
{
    emit(Op::Binary, static_cast<std::int32_t>(op)).isStep = m_arithmeticIsStep;
}

void ExpressionCompiler::shortCircuit(const Expression& expression)
{
    value(expression.operands.front());
    const std::int32_t jump = here();
    emit(expression.kind == Expression::Kind::And ? Op::JumpIfFalseElsePop : Op::JumpIfTrueElsePop);
    value(expression.operands.back());
    land(jump);
}

void ExpressionCompiler::load(const std::string& name, base::SourcePosition position)
{
    const Scope& scope = m_compilation.scope;
    if (const auto slot = m_function.slots.find(name); slot != m_function.slots.end())
        emit(Op::LoadLocal, slot->second).isStep = m_function.addressed.contains(name);
    else if (const auto variable = scope.variable(name))
        emitStep(Op::LoadShared, variable->value);
    else if (scope.object(name) || scope.buffer(name))
        m_findings.error(position, "not-a-value", TW_TR("{0} has no value that could be used here"), {name});
    else if (isBuiltin(name) || scope.isOperation(name) || scope.systemCall(name)
             || m_compilation.plan.byName.contains(name))
        m_findings.error(position, "not-called", TW_TR("{0} has to be called: {0}(...)"), {name});
    else if (const auto constant = scope.constant(name))
        emitInteger(*constant);
    else
        unknown(name, position);
}

void ExpressionCompiler::store(const std::string& name, base::SourcePosition position)
{
    if (const auto slot = m_function.slots.find(name); slot != m_function.slots.end())
        emit(Op::StoreLocal, slot->second).isStep = m_function.addressed.contains(name);
    else if (const auto variable = m_compilation.scope.variable(name))
        emitStep(Op::StoreShared, variable->value);
    else if (!m_compilation.scope.object(name) && !m_compilation.scope.buffer(name)) // else the plan reported it
        unknown(name, position);
}

void ExpressionCompiler::unknown(const std::string& name, base::SourcePosition position)
{
    if (m_findings.isFull() || !m_reported.insert(name).second)
        return;
    std::vector<std::string> candidates = m_compilation.scope.names();
    candidates.insert(candidates.end(), m_function.localNames.begin(), m_function.localNames.end());
    candidates.insert(candidates.end(), builtins().begin(), builtins().end());
    for (const auto& [function, index] : m_compilation.plan.byName)
        candidates.push_back(function);
    const std::string meant = base::mostAlike(name, candidates);
    if (meant.empty())
        m_findings.error(position, "unknown-name", TW_TR("{0} is not known here"), {name});
    else
        m_findings.error(position, "unknown-name", TW_TR("{0} is not known here; did you mean {1}?"), {name, meant});
}

std::optional<std::int64_t> ExpressionCompiler::duration(const Expression& expression, std::int64_t least)
{
    const std::int64_t unit = isDuration(expression, m_function) ? 1 : m_compilation.scope.tick().ns;
    const std::optional<std::int64_t> constant = constantOf(expression);
    if (!constant) {
        value(expression);
        if (unit != 1) {
            emitInteger(unit);
            emit(Op::Binary, static_cast<std::int32_t>(BinaryOperator::Multiply)); // not written, so no step
        }
        return std::nullopt;
    }
    const std::optional<std::int64_t> ns = product(*constant, unit);
    if (*constant < 0 || (ns && *ns < least))
        m_findings.error(expression.position, "duration-too-short", TW_TR("This duration has to be at least {0} ns"),
                         {std::to_string(least)});
    else if (!ns || *ns > longestSpan.ns)
        m_findings.error(expression.position, "duration-too-long", TW_TR("This duration is longer than {0} s"),
                         {std::to_string(longestSpan.ns / 1'000'000'000)});
    emitInteger(ns.value_or(0));
    return ns;
}

void ExpressionCompiler::positive(const Expression& expression)
{
    if (const auto constant = constantOf(expression); constant && *constant < 1)
        m_findings.error(expression.position, "not-positive", TW_TR("This number has to be at least 1"));
    value(expression);
}

void ExpressionCompiler::buffer(const Expression& expression)
{
    if (expression.kind != Expression::Kind::Name) {
        m_findings.error(expression.position, "not-a-buffer", TW_TR("Expected the name of a buffer"));
        return;
    }
    if (const auto found = m_compilation.scope.buffer(expression.text))
        emitInteger(found->value);
    else if (m_compilation.scope.variable(expression.text) || m_compilation.scope.object(expression.text))
        m_findings.error(expression.position, "not-a-buffer", TW_TR("{0} is no buffer"), {expression.text});
    else
        unknown(expression.text, expression.position);
}

void ExpressionCompiler::call(const Expression& expression)
{
    if (m_compilation.plan.byName.contains(expression.text)) {
        callFunction(expression);
        return;
    }
    if (const std::optional<AtomicTarget> target = atomicTarget(expression)) {
        if (target->operation == AtomicOperator::Store)
            m_findings.error(expression.position, "no-result", TW_TR("{0} gives no result that could be used here"),
                             {expression.text});
        return atomic(expression, *target);
    }
    if (refuseAtomic(expression))
        return;
    if (const std::optional<SystemCall> target = systemCall(expression)) {
        if (!target->hasResult)
            m_findings.error(expression.position, "no-result", TW_TR("{0} gives no result that could be used here"),
                             {expression.text});
        callSystem(expression, *target);
        return;
    }
    const std::optional<SyncTarget> target = syncTarget(expression);
    if (!target)
        return;
    if (!target->operation.hasResult)
        m_findings.error(expression.position, "no-result", TW_TR("{0} gives no result that could be used here"),
                         {expression.text});
    sync(expression, *target);
}

void ExpressionCompiler::callFunction(const Expression& call)
{
    if (refuseKeywords(call))
        return;
    refuseAwait(call);
    const std::int32_t index = m_compilation.plan.byName.find(call.text)->second;
    const FunctionPlan& function = m_compilation.plan.functions[static_cast<std::size_t>(index)];
    const std::size_t wanted = function.definition->parameters.size();
    if (call.operands.size() != wanted)
        m_findings.error(call.position, "argument-count", TW_TR("{0} takes {1} arguments, not {2}"),
                         {call.text, std::to_string(wanted), std::to_string(call.operands.size())});
    for (const Expression& argument : call.operands)
        value(argument);
    emit(Op::Call, index, static_cast<std::int32_t>(call.operands.size()));
}

bool ExpressionCompiler::refuseKeywords(const Expression& call)
{
    for (std::size_t i = 0; i < call.keywords.size(); ++i) {
        if (call.keywords[i].empty())
            continue;
        m_findings.error(call.operands[i].position, "unknown-argument", TW_TR("{0} has no argument called {1}"),
                         {call.text, call.keywords[i]});
        return true;
    }
    return false;
}

std::optional<SyncTarget> ExpressionCompiler::syncTarget(const Expression& call)
{
    const Scope& scope = m_compilation.scope;
    if (isBuiltin(call.text)) {
        m_findings.error(call.position, "no-result", TW_TR("{0} gives no result that could be used here"), {call.text});
        return std::nullopt;
    }
    if (!scope.isOperation(call.text)) {
        unknown(call.text, call.position);
        return std::nullopt;
    }
    if (call.operands.empty() || call.operands.front().kind != Expression::Kind::Name) {
        m_findings.error(call.position, "operation-on-what", TW_TR("{0} needs the name of an object, such as {0}(A)"),
                         {call.text});
        return std::nullopt;
    }
    const Expression& name = call.operands.front();
    const std::optional<ObjectId> object = scope.object(name.text);
    if (!object) {
        if (m_function.slots.contains(name.text) || scope.variable(name.text) || scope.buffer(name.text))
            m_findings.error(name.position, "not-an-object", TW_TR("{1} is no object that {0} could be done with"),
                             {call.text, name.text});
        else
            unknown(name.text, name.position);
        return std::nullopt;
    }
    const std::optional<SyncOperation> operation = scope.operation(*object, call.text);
    if (!operation) {
        m_findings.error(call.position, "wrong-operation", TW_TR("{0} cannot be done with {1}"),
                         {call.text, name.text});
        return std::nullopt;
    }
    return SyncTarget{*object, *operation};
}

void ExpressionCompiler::sync(const Expression& call, const SyncTarget& target)
{
    if (refuseKeywords(call))
        return;
    const int given = static_cast<int>(call.operands.size()) - 1;
    if (given != target.operation.arguments)
        m_findings.error(call.position, "argument-count", TW_TR("{0} takes {1} arguments, not {2}"),
                         {call.text, std::to_string(target.operation.arguments + 1), std::to_string(given + 1)});
    for (std::size_t i = 1; i < call.operands.size(); ++i)
        syncArgument(call.operands[i], static_cast<int>(i) - 1, target.operation);
    if (!target.operation.canAwait)
        refuseAwait(call);
    Instruction& instruction = emitStep(Op::Sync, target.object.value, given);
    instruction.c = target.operation.operation;
    instruction.immediate = call.isAwaited ? 1 : 0;
}

void ExpressionCompiler::syncArgument(const Expression& argument, int place, const SyncOperation& operation)
{
    if (place == operation.timeout) {
        duration(argument);
    } else if (place == 0 && operation.givesLockBack) {
        if (const auto lock = plainLock(argument))
            emitInteger(lock->value);
    } else {
        value(argument);
    }
}

std::optional<ObjectId> ExpressionCompiler::plainLock(const Expression& name)
{
    const Scope& scope = m_compilation.scope;
    const bool isName = name.kind == Expression::Kind::Name;
    const auto object = isName ? scope.object(name.text) : std::nullopt;
    const auto operation = object ? scope.operation(*object, "lock") : std::nullopt;
    if (operation && operation->isPlainLock && operation->undo)
        return object;
    const bool isKnown = !isName || object || m_function.slots.contains(name.text) || scope.variable(name.text)
                         || scope.buffer(name.text);
    if (isKnown)
        m_findings.error(name.position, "not-a-mutex", TW_TR("Expected the name of a mutex here"));
    else
        unknown(name.text, name.position);
    return std::nullopt;
}

void ExpressionCompiler::refuseAwait(const Expression& call)
{
    if (call.isAwaited)
        m_findings.error(call.position, "not-awaitable",
                         TW_TR("{0} cannot be awaited; await stands before an operation that may let a coroutine wait"),
                         {call.text});
}

} // namespace threadway::program
