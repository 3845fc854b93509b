// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/function_compiler.h"

#include "program/printer.h"

#include <algorithm>
#include <utility>

namespace threadway::program {
namespace {

using syntax::Expression;
using Node = syntax::Statement;

constexpr std::int64_t defaultStride = 64;
constexpr std::int64_t defaultEvery = 100;

const FunctionPlan& planOf(const Compilation& compilation, std::int32_t function)
{
    return compilation.plan.functions[static_cast<std::size_t>(function)];
}

/// The argument of that keyword, or nullptr.
const Expression* argument(const Expression& call, std::string_view keyword)
{
    const auto found = std::find(call.keywords.begin(), call.keywords.end(), keyword);
    return found == call.keywords.end() ? nullptr
                                        : &call.operands[static_cast<std::size_t>(found - call.keywords.begin())];
}

} // namespace

FunctionCompiler::FunctionCompiler(Compilation& compilation, std::int32_t function, Findings& findings)
    : m_compilation(compilation),
      m_findings(findings),
      m_function(function),
      m_isPlaced(!planOf(compilation, function).isShared),
      m_slots(planOf(compilation, function).localNames),
      m_expressions(compilation, planOf(compilation, function), findings, m_code)
{
}

std::int32_t FunctionCompiler::newSlot()
{
    m_slots.emplace_back();
    return static_cast<std::int32_t>(m_slots.size()) - 1;
}

Statement& FunctionCompiler::at(std::int32_t index)
{
    return m_compilation.unit.statements[static_cast<std::size_t>(index)];
}

std::int32_t FunctionCompiler::begin(StatementKind kind, base::SourcePosition position, std::string_view text)
{
    auto& all = m_compilation.unit.statements;
    if (all.size() == mostStatements)
        m_findings.error(position, "too-many-statements", TW_TR("The program has more than {0} statements"),
                         {std::to_string(mostStatements)});
    const auto index = static_cast<std::int32_t>(all.size());
    Statement statement;
    statement.kind = kind;
    statement.position = m_isPlaced ? position : base::SourcePosition{};
    statement.text = std::string(text);
    statement.function = m_function;
    statement.depth = m_depth;
    statement.blockEnd = index + 1;
    all.push_back(std::move(statement));
    m_expressions.emit(Op::Statement, index);
    m_expressions.setArithmeticIsStep(false);
    return index;
}

std::int32_t FunctionCompiler::begin(StatementKind kind, const Node& node)
{
    return begin(kind, node.position, node.text);
}

void FunctionCompiler::statements(const std::vector<Node>& nodes)
{
    for (const Node& node : nodes)
        statement(node);
}

void FunctionCompiler::block(const std::vector<Node>& nodes, std::int32_t owner)
{
    ++m_depth;
    statements(nodes);
    --m_depth;
    at(owner).blockEnd = static_cast<std::int32_t>(m_compilation.unit.statements.size());
}

void FunctionCompiler::finish()
{
    m_expressions.emit(Op::PushNone);
    m_expressions.emit(Op::Return);
}

void FunctionCompiler::statement(const Node& node)
{
    switch (node.kind) {
    case Node::Kind::Pass:
        begin(StatementKind::Pass, node);
        return;
    case Node::Kind::Break:
    case Node::Kind::Continue:
        leaveLoop(node);
        return;
    case Node::Kind::Yield:
        begin(StatementKind::Yield, node);
        m_expressions.emitStep(Op::Yield);
        return;
    case Node::Kind::Return:
        returns(node);
        return;
    case Node::Kind::Assert:
        asserts(node);
        return;
    case Node::Kind::Assign:
        assign(node);
        return;
    case Node::Kind::Augment:
        augment(node);
        return;
    case Node::Kind::Call:
        callStatement(node);
        return;
    case Node::Kind::With:
        with(node);
        return;
    case Node::Kind::If:
        ifs(node);
        return;
    case Node::Kind::While:
        whileLoop(node);
        return;
    case Node::Kind::For:
        forLoop(node);
        return;
    case Node::Kind::Define:
        m_findings.error(node.position, "def-in-block", TW_TR("def may only stand at the left margin"));
        return;
    }
}

void FunctionCompiler::setStepping(const Expression& expression)
{
    m_expressions.setArithmeticIsStep(m_expressions.loadsShared(expression));
}

void FunctionCompiler::condition(const Expression& expression)
{
    m_expressions.setArithmeticIsStep(false);
    m_expressions.value(expression);
}

void FunctionCompiler::assign(const Node& node)
{
    const Expression& value = node.expressions.front();
    const bool isCall = value.kind == Expression::Kind::Call && !m_compilation.plan.byName.contains(value.text);
    const bool isSystemCall = isCall && !m_expressions.atomicTarget(value) && m_expressions.systemCall(value);
    const bool isAtomic = isCall && m_expressions.atomicTarget(value);
    const bool isSync = isCall && !isSystemCall && !isAtomic && m_compilation.scope.isOperation(value.text);
    const StatementKind plain = isSystemCall ? StatementKind::SystemCall : StatementKind::Assign;
    const std::int32_t index = begin(isSync ? StatementKind::Sync : plain, node);
    setStepping(value);
    m_expressions.value(value);
    m_expressions.store(node.name, node.position);
    if (!isSync || value.operands.empty())
        return;
    const auto object = m_compilation.scope.object(value.operands.front().text);
    if (object)
        at(index).object = *object;
}

void FunctionCompiler::augment(const Node& node)
{
    const Expression& value = node.expressions.front();
    begin(StatementKind::Assign, node);
    m_expressions.load(node.name, node.position);
    m_expressions.setArithmeticIsStep(m_expressions.isReachable(node.name) || m_expressions.loadsShared(value));
    m_expressions.value(value);
    m_expressions.arithmetic(node.binary);
    if (!m_compilation.scope.object(node.name) && !m_compilation.scope.buffer(node.name))
        m_expressions.store(node.name, node.position);
}

void FunctionCompiler::callStatement(const Node& node)
{
    const Expression& call = node.expressions.front();
    if (call.text == "lock_all" || call.text == "unlock_all")
        return severalStatement(node);
    if (isBuiltin(call.text) && call.text != "sleep")
        m_expressions.refuseAwait(call);
    if (call.text == "compute")
        return compute(node);
    if (call.text == "touch")
        return touch(node);
    if (call.text == "sleep")
        return sleep(node);
    if (call.text == "print")
        return print(node);
    if (call.text == "fault")
        return fault(node);
    if (call.text == "fence")
        return fence(node);
    if (m_compilation.plan.byName.contains(call.text)) {
        begin(StatementKind::Call, node);
        setStepping(call);
        m_expressions.callFunction(call);
        m_expressions.emit(Op::Pop);
        return;
    }
    if (const auto target = m_expressions.atomicTarget(call)) {
        begin(StatementKind::Assign, node);
        setStepping(call);
        m_expressions.atomic(call, *target);
        m_expressions.emit(Op::Pop);
        return;
    }
    if (m_expressions.refuseAtomic(call))
        return;
    if (const auto target = m_expressions.systemCall(call)) {
        begin(StatementKind::SystemCall, node);
        setStepping(call);
        m_expressions.callSystem(call, *target);
        m_expressions.emit(Op::Pop);
        return;
    }
    if (const auto target = m_expressions.syncTarget(call))
        syncStatement(node, *target);
}

void FunctionCompiler::syncStatement(const Node& node, const SyncTarget& target)
{
    const std::int32_t index = begin(StatementKind::Sync, node);
    at(index).object = target.object;
    m_compilation.syncStatements.push_back({index, target.object, target.operation});
    setStepping(node.expressions.front());
    m_expressions.sync(node.expressions.front(), target);
    if (target.operation.hasResult)
        m_expressions.emit(Op::Pop);
}

bool FunctionCompiler::checkArguments(const Expression& call, std::size_t least, std::size_t most,
                                      const std::vector<std::string_view>& keywords)
{
    std::size_t positional = 0;
    for (std::size_t i = 0; i < call.operands.size(); ++i) {
        const std::string& keyword = call.keywords[i];
        const bool isLate = keyword.empty() && positional != i;
        const bool isTwice = !keyword.empty() && argument(call, keyword) != &call.operands[i];
        const bool isKnown = keyword.empty() || std::find(keywords.begin(), keywords.end(), keyword) != keywords.end();
        if (!isKnown) {
            m_findings.error(call.operands[i].position, "unknown-argument", TW_TR("{0} has no argument called {1}"),
                             {call.text, keyword});
            return false;
        }
        if (isLate || isTwice) {
            m_findings.error(call.operands[i].position, "argument-order",
                             TW_TR("Arguments with a name stand last, and each only once"));
            return false;
        }
        positional += keyword.empty() ? 1U : 0U;
    }
    if (positional >= least && positional <= most)
        return true;
    const std::string wanted = std::to_string(least) + (least == most ? "" : "-" + std::to_string(most));
    m_findings.error(call.position, "argument-count", TW_TR("{0} takes {1} arguments, not {2}"),
                     {call.text, wanted, std::to_string(positional)});
    return false;
}

void FunctionCompiler::memoryOperands(const Expression& call, const Expression* every)
{
    m_expressions.buffer(call.operands[1]);
    if (const Expression* stride = argument(call, "stride"))
        m_expressions.positive(*stride);
    else
        m_expressions.emitInteger(defaultStride);
    if (const Expression* write = argument(call, "write"))
        m_expressions.value(*write);
    else
        m_expressions.emit(Op::PushBool);
    if (every != nullptr)
        m_expressions.duration(*every, 1);
}

void FunctionCompiler::compute(const Node& node)
{
    const Expression& call = node.expressions.front();
    if (!checkArguments(call, 1, 2, {"stride", "every", "write"}))
        return;
    const bool hasBuffer = call.operands.size() > 1 && call.keywords[1].empty();
    if (!hasBuffer && call.operands.size() > 1) {
        m_findings.error(call.operands[1].position, "no-buffer", TW_TR("{0} is about memory, but no buffer is named"),
                         {call.keywords[1]});
        return;
    }
    const std::int32_t index = begin(StatementKind::Compute, node);
    setStepping(call);
    at(index).nominal = {m_expressions.duration(call.operands.front()).value_or(0)};
    if (hasBuffer) {
        const Expression* every = argument(call, "every");
        memoryOperands(call, every);
        if (every == nullptr)
            m_expressions.emitInteger(defaultEvery);
    }
    m_expressions.emitStep(Op::Compute, 0, hasBuffer ? 1 : 0);
}

void FunctionCompiler::touch(const Node& node)
{
    const Expression& call = node.expressions.front();
    if (!checkArguments(call, 2, 2, {"stride", "write"}))
        return;
    begin(StatementKind::Touch, node);
    setStepping(call);
    if (const auto count = constantOf(call.operands.front()); count && *count < 0)
        m_findings.error(call.operands.front().position, "negative-count", TW_TR("A count cannot be negative"));
    m_expressions.value(call.operands.front());
    memoryOperands(call, nullptr);
    m_expressions.emitInteger(0);
    m_expressions.emitStep(Op::Touch);
}

void FunctionCompiler::sleep(const Node& node)
{
    const Expression& call = node.expressions.front();
    if (!checkArguments(call, 1, 1, {}))
        return;
    const std::int32_t index = begin(StatementKind::Sleep, node);
    setStepping(call);
    at(index).nominal = {m_expressions.duration(call.operands.front()).value_or(0)};
    m_expressions.emitStep(Op::Sleep);
}

void FunctionCompiler::print(const Node& node)
{
    const Expression& call = node.expressions.front();
    if (!checkArguments(call, 0, call.operands.size(), {}))
        return;
    begin(StatementKind::Print, node);
    setStepping(call);
    for (const Expression& value : call.operands)
        m_expressions.value(value);
    m_expressions.emitStep(Op::Print, 0, static_cast<std::int32_t>(call.operands.size()));
}

void FunctionCompiler::fault(const Node& node)
{
    const Expression& call = node.expressions.front();
    if (!checkArguments(call, 1, 1, {}))
        return;
    const Expression& reason = call.operands.front();
    if (reason.kind != Expression::Kind::Text) {
        m_findings.error(reason.position, "not-a-text", TW_TR("fault needs its reason as a text in quotation marks"));
        return;
    }
    begin(StatementKind::Fault, node);
    m_expressions.emitStep(Op::Fault, m_compilation.texts.intern(reason.text).value);
}

void FunctionCompiler::fence(const Node& node)
{
    if (!checkArguments(node.expressions.front(), 0, 0, {}))
        return;
    begin(StatementKind::Assign, node);
    m_expressions.emitStep(Op::Fence);
}

void FunctionCompiler::asserts(const Node& node)
{
    begin(StatementKind::Assert, node);
    condition(node.expressions.front());
    m_expressions.emit(Op::Assert, m_compilation.texts.intern(program::print(node.expressions.front())).value);
}

void FunctionCompiler::returns(const Node& node)
{
    begin(StatementKind::Return, node);
    if (m_function == 0 && !node.expressions.empty())
        m_findings.error(node.position, "result-outside", TW_TR("Only a function can return a value"));
    if (node.expressions.empty()) {
        m_expressions.emit(Op::PushNone);
    } else {
        setStepping(node.expressions.front());
        m_expressions.value(node.expressions.front());
    }
    letGo(0);
    m_expressions.emit(Op::Return);
}

} // namespace threadway::program
