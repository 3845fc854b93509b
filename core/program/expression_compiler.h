// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/compilation.h"
#include "program/syntax.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace threadway::program {

/// An operation on an object, as a call names it.
struct SyncTarget {
    ObjectId object;
    SyncOperation operation;
};

/// An atomic operation on a shared variable, as a call names it.
struct AtomicTarget {
    VariableId variable;
    AtomicOperator operation = AtomicOperator::Load;
    std::size_t arguments = 0; ///< after the variable
};

/// Emits the instructions of one function's expressions and calls.
class ExpressionCompiler {
public:
    ExpressionCompiler(Compilation& compilation, const FunctionPlan& function, Findings& findings,
                       std::vector<Instruction>& code);

    /// Whether the arithmetic that follows consists of steps of its own: in a statement that loads a shared
    /// variable other threads can come between load and arithmetic. Conditions are kept out of it: a
    /// comparison changes nothing that others see, and "check, then act" is taught as two steps.
    void setArithmeticIsStep(bool isStep) { m_arithmeticIsStep = isStep; }
    /// Whether evaluating the expression loads a shared variable.
    [[nodiscard]] bool loadsShared(const syntax::Expression& expression) const;
    [[nodiscard]] bool isShared(std::string_view name) const;
    /// Whether other threads can change what the name stands for: a shared variable, or a local with an address.
    [[nodiscard]] bool isReachable(const std::string& name) const
    {
        return isShared(name) || m_function.addressed.contains(name);
    }

    void value(const syntax::Expression& expression);
    void load(const std::string& name, base::SourcePosition position);
    /// Pops into the local or shared variable.
    void store(const std::string& name, base::SourcePosition position);
    /// A duration in nanoseconds; returns it if it is constant. It has to be at least that many.
    std::optional<std::int64_t> duration(const syntax::Expression& expression, std::int64_t least = 0);
    /// A number that has to be at least 1 if it is constant.
    void positive(const syntax::Expression& expression);
    /// The object and operation of a call that is an operation; errors in naming them are reported.
    std::optional<SyncTarget> syncTarget(const syntax::Expression& call);
    /// The lock that the expression names: one that can be taken together with others. Errors are reported.
    std::optional<ObjectId> plainLock(const syntax::Expression& name);
    /// Reports an `await` before what cannot be awaited.
    void refuseAwait(const syntax::Expression& call);
    /// The operation's arguments and the operation itself.
    void sync(const syntax::Expression& call, const SyncTarget& target);
    /// The system call that the expression makes, if it is one and no operation on an object.
    [[nodiscard]] std::optional<SystemCall> systemCall(const syntax::Expression& call) const;
    /// The atomic operation that the call makes, if its first argument is a shared variable.
    [[nodiscard]] std::optional<AtomicTarget> atomicTarget(const syntax::Expression& call) const;
    /// The operation's arguments and the operation itself, which leaves its result.
    void atomic(const syntax::Expression& call, const AtomicTarget& target);
    /// Reports a call that could only be an atomic operation, but names no shared variable. Returns whether it is one.
    bool refuseAtomic(const syntax::Expression& call);
    /// The call's arguments and the call itself, which leaves its result.
    void callSystem(const syntax::Expression& call, const SystemCall& target);
    /// Reports the first argument with a keyword. Returns whether there is one.
    bool refuseKeywords(const syntax::Expression& call);
    /// A call of a function, which leaves its result.
    void callFunction(const syntax::Expression& call);
    /// The buffer's number.
    void buffer(const syntax::Expression& expression);
    void arithmetic(BinaryOperator op);

    Instruction& emit(Op op, std::int32_t a = 0, std::int32_t b = 0);
    Instruction& emitStep(Op op, std::int32_t a = 0, std::int32_t b = 0);
    void emitInteger(std::int64_t number) { emit(Op::PushInt).immediate = number; }
    /// The position of the next instruction.
    [[nodiscard]] std::int32_t here() const { return static_cast<std::int32_t>(m_code.size()); }
    /// Lets the jump go to the next instruction.
    void land(std::int32_t jump) { m_code[static_cast<std::size_t>(jump)].a = here(); }
    [[nodiscard]] Findings& findings() { return m_findings; }

private:
    void call(const syntax::Expression& expression);
    void shortCircuit(const syntax::Expression& expression);
    void place(const syntax::Expression& argument);
    void systemArgument(const syntax::Expression& argument, const SystemCall& target, std::size_t index);
    void syncArgument(const syntax::Expression& argument, int place, const SyncOperation& operation);
    void unknown(const std::string& name, base::SourcePosition position);

    Compilation& m_compilation;
    const FunctionPlan& m_function;
    Findings& m_findings;
    std::vector<Instruction>& m_code;
    /// Unknown names, each reported once.
    std::set<std::string> m_reported;
    bool m_arithmeticIsStep = false;
};

/// The value of an expression of literals alone, if it is a number that 64 bits hold.
std::optional<std::int64_t> constantOf(const syntax::Expression& expression);

} // namespace threadway::program
