// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// System calls. What calls there are and what their arguments name is known to the scope alone.
#include "program/expression_compiler.h"

namespace threadway::program {

using syntax::Expression;

std::optional<SystemCall> ExpressionCompiler::systemCall(const Expression& call) const
{
    const Scope& scope = m_compilation.scope;
    const bool isOfObject = scope.isOperation(call.text) && !call.operands.empty()
                            && call.operands.front().kind == Expression::Kind::Name
                            && scope.object(call.operands.front().text);
    return isOfObject ? std::nullopt : scope.systemCall(call.text);
}

void ExpressionCompiler::callSystem(const Expression& call, const SystemCall& target)
{
    if (refuseKeywords(call))
        return;
    const std::size_t given = call.operands.size();
    const std::size_t most = target.arguments.size();
    if (given < target.required || (given > most && !target.isRepeating)) {
        const bool isFixed = target.required == most && !target.isRepeating;
        const std::string upTo = target.isRepeating ? "-" : "-" + std::to_string(most);
        m_findings.error(call.position, "argument-count", TW_TR("{0} takes {1} arguments, not {2}"),
                         {call.text, std::to_string(target.required) + (isFixed ? "" : upTo), std::to_string(given)});
        return;
    }
    for (std::size_t i = 0; i < given; ++i)
        systemArgument(call.operands[i], target, i);
    for (std::size_t i = given; i < most; ++i)
        emit(Op::PushNone);
    emitStep(Op::SystemCall, target.number, static_cast<std::int32_t>(std::max(given, most)));
}

void ExpressionCompiler::systemArgument(const Expression& argument, const SystemCall& target, std::size_t index)
{
    const ArgumentKind kind = target.arguments[std::min(index, target.arguments.size() - 1)];
    if (kind == ArgumentKind::Value)
        return value(argument);
    if (kind == ArgumentKind::Duration) {
        duration(argument);
        return;
    }
    if (kind == ArgumentKind::Place)
        return place(argument);
    const bool isName = argument.kind == Expression::Kind::Name;
    const bool isValue = isName && (m_function.slots.contains(argument.text) || isShared(argument.text));
    const bool mayBeThing = (isName && !isValue) || argument.kind == Expression::Kind::Text;
    if (mayBeThing) {
        if (const auto thing = m_compilation.scope.thing(target, index, argument.text))
            return emitInteger(*thing);
        m_findings.error(argument.position, "not-for-call", TW_TR("{0} is nothing that this call could be about"),
                         {argument.text});
        return;
    }
    if (kind == ArgumentKind::Thing)
        return value(argument);
    m_findings.error(argument.position, "not-a-name", TW_TR("Only a name may stand here"));
}

void ExpressionCompiler::place(const Expression& argument)
{
    const Scope& scope = m_compilation.scope;
    const bool isName = argument.kind == Expression::Kind::Name;
    if (const auto slot = m_function.slots.find(argument.text); isName && slot != m_function.slots.end())
        emitInteger(-1 - slot->second);
    else if (const auto variable = scope.variable(argument.text); isName && variable)
        emitInteger(std::int64_t{2} * variable->value);
    else if (const auto buffer = scope.buffer(argument.text); isName && buffer)
        emitInteger(std::int64_t{2} * buffer->value + 1);
    else
        m_findings.error(argument.position, "no-address", TW_TR("Only a variable or a buffer has an address"));
}

} // namespace threadway::program
