// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Operations on shared variables that are one step each.
#include "program/expression_compiler.h"

#include <algorithm>
#include <array>

namespace threadway::program {
namespace {

using syntax::Expression;

struct AtomicWord {
    std::string_view keyword;
    AtomicOperator operation;
    std::size_t arguments;
};

/// load and store are calls of the system, on addresses.
constexpr std::array<AtomicWord, 5> words{{{"atomic_load", AtomicOperator::Load, 0},
                                           {"atomic_store", AtomicOperator::Store, 1},
                                           {"exchange", AtomicOperator::Exchange, 1},
                                           {"compare_exchange", AtomicOperator::CompareExchange, 2},
                                           {"fetch_add", AtomicOperator::FetchAdd, 1}}};

const AtomicWord* wordOf(std::string_view keyword)
{
    const auto* const found = std::find_if(words.begin(), words.end(),
                                           [keyword](const AtomicWord& word) { return word.keyword == keyword; });
    return found == words.end() ? nullptr : found;
}

} // namespace

std::optional<AtomicTarget> ExpressionCompiler::atomicTarget(const Expression& call) const
{
    const AtomicWord* word = wordOf(call.text);
    const bool isNamed = !call.operands.empty() && call.operands.front().kind == Expression::Kind::Name;
    if (word == nullptr || !isNamed || !isShared(call.operands.front().text))
        return std::nullopt;
    return AtomicTarget{*m_compilation.scope.variable(call.operands.front().text), word->operation, word->arguments};
}

void ExpressionCompiler::atomic(const Expression& call, const AtomicTarget& target)
{
    refuseAwait(call);
    if (refuseKeywords(call))
        return;
    if (call.operands.size() != target.arguments + 1)
        m_findings.error(call.position, "argument-count", TW_TR("{0} takes {1} arguments, not {2}"),
                         {call.text, std::to_string(target.arguments + 1), std::to_string(call.operands.size())});
    for (std::size_t i = 1; i < call.operands.size(); ++i)
        value(call.operands[i]);
    emitStep(Op::Atomic, target.variable.value).c = static_cast<std::uint16_t>(target.operation);
}

bool ExpressionCompiler::refuseAtomic(const Expression& call)
{
    if (wordOf(call.text) == nullptr || m_compilation.scope.isOperation(call.text))
        return false;
    m_findings.error(call.position, "atomic-on-what", TW_TR("{0} needs the name of a shared variable, such as {0}(x)"),
                     {call.text});
    return true;
}

} // namespace threadway::program
