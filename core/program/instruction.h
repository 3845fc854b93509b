// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace threadway::program {

/// What an instruction does. The machine is a stack machine: operands come from and results go to the
/// coroutine's own stack.
enum class Op : std::uint8_t {
    Statement, ///< a: index into Unit::statements; the coroutine now stands at that statement
    PushNone, ///< pushes none
    PushBool, ///< immediate: 0 or 1
    PushInt, ///< immediate: the number
    PushText, ///< a: TextId
    LoadLocal, ///< a: slot in the frame
    StoreLocal, ///< a: slot in the frame; pops
    LoadShared, ///< a: VariableId
    StoreShared, ///< a: VariableId; pops
    Unary, ///< a: UnaryOperator
    Binary, ///< a: BinaryOperator; pops right, then left
    Jump, ///< a: target instruction
    JumpIfFalse, ///< a: target; pops
    JumpIfFalseElsePop, ///< a: target; jumps keeping the value when it is false, else pops ("and")
    JumpIfTrueElsePop, ///< a: target; jumps keeping the value when it is true, else pops ("or")
    Call, ///< a: index into Unit::functions, b: argument count
    Return, ///< pops the result and leaves the function; from function 0 it ends the coroutine
    Pop, ///< drops the top of the stack
    Print, ///< b: argument count
    Compute, ///< pops [every, stride, write, buffer] if b == 1 (see MemoryOperands), then the duration in ns
    Touch, ///< pops MemoryOperands, then the number of accesses
    Sleep, ///< pops the duration in ns
    Yield, ///< gives way: to the next coroutine of the thread, or, if it is alone, to the next thread
    /// a: ObjectId, b: argument count, c: operation of the object's primitive; immediate 1: only the coroutine waits
    Sync,
    SyncAll, ///< pops b ObjectIds; c 0: takes all these locks or none, c 1: gives all back
    SystemCall, ///< a: number of the call, b: argument count; always leaves a result
    Assert, ///< a: TextId of the source text; pops; false ends the process with a failed assertion
    Fault, ///< a: TextId of the reason; ends the process
    Fence, ///< waits until the thread's own stores have reached memory
    Atomic, ///< a: VariableId, c: AtomicOperator; pops its arguments; always leaves a result
};

/// What is done with a shared variable in one step.
enum class AtomicOperator : std::uint8_t {
    Load,
    Store, ///< of the argument
    Exchange, ///< stores the argument; the result is what was there before
    CompareExchange, ///< stores the second argument if the first one is there; the result is whether it was
    FetchAdd, ///< adds the argument; the result is what was there before
};

/// How many arguments the operation pops.
constexpr std::int32_t argumentsOf(AtomicOperator op)
{
    return op == AtomicOperator::Load ? 0 : op == AtomicOperator::CompareExchange ? 2 : 1;
}

enum class UnaryOperator : std::uint8_t { Negate, Not };
enum class BinaryOperator : std::uint8_t {
    Add,
    Subtract,
    Multiply,
    FloorDivide,
    Modulo,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
};

/// One instruction. Memory operands (Compute with b == 1, Touch) stand on the stack in the order buffer
/// (Int: BufferId), stride in bytes (Int), write (Bool), every in ns (Int; time between two accesses).
struct Instruction {
    Op op = Op::PushNone;
    /// Whether this instruction begins one of the smallest atomic steps: the unit that other threads can
    /// come between. Loads and stores of shared variables, arithmetic in a statement that loads one,
    /// prints, computing, touching, sleeping, yielding, locking, fences, atomic operations, system calls, faults are
    /// steps; everything else is silent.
    bool isStep = false;
    std::uint16_t c = 0;
    std::int32_t a = 0;
    std::int32_t b = 0;
    std::int64_t immediate = 0;
    bool operator==(const Instruction&) const = default;
};

} // namespace threadway::program
