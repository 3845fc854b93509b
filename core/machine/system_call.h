// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"
#include "program/instruction.h"
#include "scenario/call_signature.h"

#include <span>
#include <string_view>
#include <vector>

namespace threadway::machine {

/// Who calls, with what.
struct CallSite {
    ThreadId thread;
    CoroutineId coroutine;
    std::span<const program::Value> arguments;
};

/// What came of a call.
struct CallOutcome {
    enum class Verdict : std::uint8_t {
        Done, ///< performed; the caller goes on with the result, if it still runs
        Wait, ///< the caller's thread blocks until someone lets it go on
        Refused, ///< the call makes no sense: the process ends with this fault
    };

    Verdict verdict = Verdict::Done;
    program::Value result;
    Wait wait;
    int refusal = 0; ///< number of the sentence among the call's refusals

    static CallOutcome done(program::Value value = {}) { return {Verdict::Done, value, {}, 0}; }
    static CallOutcome waits(Wait wait) { return {Verdict::Wait, {}, wait, 0}; }
    static CallOutcome refused(int sentence) { return {Verdict::Refused, {}, {}, sentence}; }
};

/// What a system call does. Stateless: all state is in the World. The same functions serve timed runs and exploring
/// (Context::isTimed), where waiting callers are not stepped at all and nothing takes time.
class CallBehaviour {
public:
    virtual ~CallBehaviour() = default;
    /// What the caller has to wait for before the call can be performed; nothing if it can be at once (a refusal
    /// counts as at once). Whoever makes that true calls letGoOn().
    [[nodiscard]] virtual Wait waitsFor(const World&, const CallSite&) const { return {}; }
    /// CPU time for what the call makes, paid before it is performed, besides the system call itself.
    [[nodiscard]] virtual SimTime creationCost(const World&, const CallSite&) const { return {}; }
    /// Performs the call, which has nothing to wait for. It may begin a wait of its own, such as for a timer; whoever
    /// ends that wait calls completeCall().
    virtual CallOutcome perform(Context& context, const CallSite& site) const = 0;
};

/// What a call costs.
enum class CallCost : std::uint8_t {
    System, ///< the machine's system call
    Step, ///< a step: the program does it without asking the system
    Load, ///< a step, and reading the memory at the address that is the first argument
    Store, ///< a step, and writing there
};

/// One entry of the registry: a system call, how it is written, its plain account and its behaviour.
struct CallInfo {
    scenario::CallSignature signature;
    /// English, marked with TW_TR.
    std::string_view summary;
    /// The call of a real system that it stands for.
    std::string_view source;
    /// Sentences, marked with TW_TR, that say why a call was refused.
    std::vector<std::string_view> refusals;
    CallCost cost = CallCost::System;
    const CallBehaviour& behaviour;
};

/// Every system call of this build, in file-name order: their numbers in programs.
std::span<const CallInfo* const> systemCalls();

/// A refusal in one number, for the event that tells it.
std::int32_t refusalCode(std::int32_t call, int refusal);
/// The sentence of a refusal, to be translated; empty if there is none.
std::string_view refusalText(std::int32_t code);

/// What the SystemCall instruction at the coroutine's pc would have to wait for now.
Wait waitOf(const World& world, CoroutineId coroutine, const program::Instruction& instruction);
/// What the SystemCall instruction at the coroutine's pc would make, in CPU time.
SimTime creationCost(const World& world, CoroutineId coroutine, const program::Instruction& instruction);
/// Performs the instruction, or lets the coroutine wait; the caller takes the thread off its core.
CallOutcome callSystem(Context& context, CoroutineId coroutine, const program::Instruction& instruction);
/// The coroutine, which is at a call, stands behind it with the result.
void finishCall(World& world, CoroutineId coroutine, program::Value result);
/// The wait of the coroutine is over and its call done: it goes on behind it with the result.
void completeCall(Context& context, CoroutineId coroutine, program::Value result = {});
/// Performs, in the order in which they came, the calls that wait for this and now need not wait any longer.
void letGoOn(Context& context, Wait wait);
/// The thread waits no longer: it ends or begins anew.
void withdrawFromCalls(Context& context, ThreadId thread);

} // namespace threadway::machine
