// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The statements with blocks: with, if, while, for, and what leaves them early.
#include "program/function_compiler.h"

#include <algorithm>
#include <utility>

namespace threadway::program {
namespace {

using syntax::Expression;
using Node = syntax::Statement;

} // namespace

void FunctionCompiler::with(const Node& node)
{
    const Expression& call = node.expressions.front();
    if (call.text == "lock_all" && !m_compilation.plan.byName.contains(call.text)) {
        withSeveral(node);
        return;
    }
    std::optional<SyncTarget> target;
    if (m_compilation.plan.byName.contains(call.text))
        m_findings.error(call.position, "with-what", TW_TR("with needs an operation such as lock(A)"));
    else
        target = m_expressions.syncTarget(call);
    if (target && !target->operation.undo) {
        m_findings.error(call.position, "no-undo", TW_TR("{0} cannot stand after with, as nothing gives it back"),
                         {call.text});
        target.reset();
    }
    const std::int32_t index = begin(StatementKind::Sync, node);
    if (!target) {
        block(node.clauses.front().body, index);
        return;
    }
    at(index).object = target->object;
    setStepping(call);
    m_expressions.sync(call, *target);
    if (target->operation.hasResult)
        m_expressions.emit(Op::Pop);
    m_withs.push_back({*target, {}});
    block(node.clauses.front().body, index);
    leaveWith(node, index);
}

/// The end of the innermost `with`, whose header is the statement `entry`.
void FunctionCompiler::leaveWith(const Node& node, std::int32_t entry)
{
    const With done = std::move(m_withs.back());
    m_withs.pop_back();
    const std::int32_t leave = begin(StatementKind::Leave, node);
    at(leave).object = at(entry).object;
    for (const std::int32_t mark : done.marks)
        m_code[static_cast<std::size_t>(mark)].a = leave;
    emitUndo(done);
    const std::vector<ObjectId> one{done.target.object};
    for (const ObjectId object : done.several.empty() ? one : done.several)
        m_compilation.unit.criticalSections.push_back({object, entry, leave});
}

void FunctionCompiler::emitUndo(const With& inner)
{
    if (!inner.several.empty())
        emitSeveral(inner.several, true);
    else
        m_expressions.emitStep(Op::Sync, inner.target.object.value).c = *inner.target.operation.undo;
}

void FunctionCompiler::emitSeveral(const std::vector<ObjectId>& locks, bool isUndone)
{
    for (const ObjectId lock : locks)
        m_expressions.emitInteger(lock.value);
    m_expressions.emitStep(Op::SyncAll, 0, static_cast<std::int32_t>(locks.size())).c = isUndone ? 1 : 0;
}

/// The locks that lock_all or unlock_all names, each once; none if there is an error.
std::vector<ObjectId> FunctionCompiler::severalLocks(const Expression& call)
{
    m_expressions.refuseAwait(call);
    if (m_expressions.refuseKeywords(call))
        return {};
    if (call.operands.empty())
        m_findings.error(call.position, "argument-count", TW_TR("{0} needs the names of locks, such as {0}(A, B)"),
                         {call.text});
    std::vector<ObjectId> locks;
    bool isGood = true;
    for (const Expression& name : call.operands) {
        const std::optional<ObjectId> lock = m_expressions.plainLock(name);
        const bool isTwice = lock && std::find(locks.begin(), locks.end(), *lock) != locks.end();
        if (isTwice)
            m_findings.error(name.position, "lock-twice", TW_TR("{0} is named twice"), {name.text});
        isGood = isGood && lock && !isTwice;
        if (isGood)
            locks.push_back(*lock);
    }
    return isGood ? locks : std::vector<ObjectId>();
}

void FunctionCompiler::withSeveral(const Node& node)
{
    const std::vector<ObjectId> locks = severalLocks(node.expressions.front());
    const std::int32_t index = begin(StatementKind::Sync, node);
    if (locks.empty()) {
        block(node.clauses.front().body, index);
        return;
    }
    at(index).object = locks.front();
    emitSeveral(locks, false);
    m_withs.push_back({{locks.front(), {}}, {}, locks});
    block(node.clauses.front().body, index);
    leaveWith(node, index);
}

void FunctionCompiler::severalStatement(const Node& node)
{
    const Expression& call = node.expressions.front();
    const std::vector<ObjectId> locks = severalLocks(call);
    const std::int32_t index = begin(StatementKind::Sync, node);
    if (locks.empty())
        return;
    at(index).object = locks.front();
    emitSeveral(locks, call.text == "unlock_all");
}

/// Gives back what the innermost `with`s hold, down to that many.
void FunctionCompiler::letGo(std::size_t withs)
{
    for (std::size_t i = m_withs.size(); i > withs; --i) {
        With& inner = m_withs[i - 1];
        inner.marks.push_back(m_expressions.here());
        m_expressions.emit(Op::Statement);
        emitUndo(inner);
    }
}

void FunctionCompiler::ifs(const Node& node)
{
    std::vector<std::int32_t> ends;
    for (std::size_t i = 0; i < node.clauses.size(); ++i) {
        const syntax::Clause& clause = node.clauses[i];
        if (!clause.condition) {
            ++m_depth;
            statements(clause.body);
            --m_depth;
            break;
        }
        const std::int32_t index = begin(StatementKind::If, clause.position, clause.text);
        condition(*clause.condition);
        const std::int32_t skip = m_expressions.here();
        m_expressions.emit(Op::JumpIfFalse);
        block(clause.body, index);
        if (i + 1 < node.clauses.size()) {
            ends.push_back(m_expressions.here());
            m_expressions.emit(Op::Jump);
        }
        m_expressions.land(skip);
    }
    for (const std::int32_t end : ends)
        m_expressions.land(end);
}

void FunctionCompiler::whileLoop(const Node& node)
{
    const std::int32_t head = m_expressions.here();
    const std::int32_t index = begin(StatementKind::While, node);
    condition(*node.clauses.front().condition);
    const std::int32_t exit = m_expressions.here();
    m_expressions.emit(Op::JumpIfFalse);
    const Loop done = loopBlock(node, index);
    m_expressions.emit(Op::Jump, head);
    for (const std::int32_t jump : done.continues)
        m_code[static_cast<std::size_t>(jump)].a = head;
    m_expressions.land(exit);
    for (const std::int32_t jump : done.breaks)
        m_expressions.land(jump);
}

/// Leaves the bounds of a range in two new slots, the number that is next and the end. Returns the first.
std::int32_t FunctionCompiler::rangeBounds(const std::vector<Expression>& range)
{
    const std::int32_t next = newSlot();
    const std::int32_t end = newSlot();
    if (range.size() == 1) {
        m_expressions.emitInteger(0);
    } else {
        setStepping(range.front());
        m_expressions.value(range.front());
    }
    m_expressions.emit(Op::StoreLocal, next);
    const Expression& bound = range[range.size() == 1 ? 0 : 1];
    setStepping(bound);
    m_expressions.value(bound);
    m_expressions.emit(Op::StoreLocal, end);
    return next;
}

/// As in Python, the bounds are evaluated once and the variable may be changed in the block.
void FunctionCompiler::forLoop(const Node& node)
{
    const auto& range = node.expressions;
    const std::int32_t index = begin(StatementKind::For, node);
    const std::optional<std::int64_t> step = range.size() == 3 ? constantOf(range[2]) : std::optional<std::int64_t>(1);
    if (!step || *step == 0)
        m_findings.error(range.back().position, "range-step", TW_TR("The step of a range is a constant other than 0"));
    const std::int32_t next = rangeBounds(range);
    const std::int32_t test = m_expressions.here();
    m_expressions.emit(Op::LoadLocal, next);
    m_expressions.emit(Op::LoadLocal, next + 1);
    const BinaryOperator comparison = step.value_or(1) > 0 ? BinaryOperator::Less : BinaryOperator::Greater;
    m_expressions.emit(Op::Binary, static_cast<std::int32_t>(comparison));
    const std::int32_t exit = m_expressions.here();
    m_expressions.emit(Op::JumpIfFalse);
    m_expressions.emit(Op::LoadLocal, next);
    m_expressions.store(node.name, node.position);
    const Loop done = loopBlock(node, index);
    for (const std::int32_t jump : done.continues)
        m_expressions.land(jump);
    m_expressions.emit(Op::Statement, index);
    m_expressions.emit(Op::LoadLocal, next);
    m_expressions.emitInteger(step.value_or(1));
    m_expressions.emit(Op::Binary, static_cast<std::int32_t>(BinaryOperator::Add));
    m_expressions.emit(Op::StoreLocal, next);
    m_expressions.emit(Op::Jump, test);
    m_expressions.land(exit);
    for (const std::int32_t jump : done.breaks)
        m_expressions.land(jump);
}

/// The block of a loop; returns the jumps out of it, which have yet to learn where to.
FunctionCompiler::Loop FunctionCompiler::loopBlock(const Node& node, std::int32_t owner)
{
    m_loops.push_back({{}, {}, m_withs.size()});
    block(node.clauses.front().body, owner);
    Loop done = std::move(m_loops.back());
    m_loops.pop_back();
    return done;
}

void FunctionCompiler::leaveLoop(const Node& node)
{
    const bool isBreak = node.kind == Node::Kind::Break;
    if (m_loops.empty()) {
        m_findings.error(node.position, "outside-loop", TW_TR("{0} stands in no loop"),
                         {isBreak ? "break" : "continue"});
        return;
    }
    begin(StatementKind::Pass, node);
    letGo(m_loops.back().withs);
    (isBreak ? m_loops.back().breaks : m_loops.back().continues).push_back(m_expressions.here());
    m_expressions.emit(Op::Jump);
}

} // namespace threadway::program
