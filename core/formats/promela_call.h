// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/promela_place.h"
#include "program/unit.h"
#include "scenario/blueprint.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace threadway::formats::promela {

class ThreadWriter;

/// A system call at its place in a program.
struct Call {
    std::string_view keyword;
    std::vector<Expression> arguments;
    std::optional<std::int64_t> named; ///< the last argument, where the program has a name or a plain number
};

/// How a system call is said in Promela.
class CallKind {
public:
    CallKind() = default;
    CallKind(const CallKind&) = delete;
    CallKind& operator=(const CallKind&) = delete;
    virtual ~CallKind() = default;

    /// Whether it looks at where others stand, or changes that.
    [[nodiscard]] virtual bool concernsOthers() const { return false; }
    /// When the call can be made.
    [[nodiscard]] virtual std::string guard(const ThreadWriter&, const Call&) const { return "true"; }
    /// The call; the place is behind it, and its arguments are no longer on the stack.
    virtual void take(ThreadWriter& writer, Place place, const Call& call) const = 0;
};

/// One entry of the registry: a system call and how it is said.
struct CallKindInfo {
    std::string_view keyword;
    const CallKind& behaviour;
};

/// Every system call that can be said.
std::span<const CallKindInfo* const> callKinds();
/// How the system call is said, or nullptr if it cannot be.
const CallKind* callKindOf(const program::Instruction& call);
/// Whether the instruction is that system call.
bool isCall(const program::Instruction& instruction, std::string_view keyword);
/// Whether some program makes a call of which that is true.
template <class Predicate>
bool anyCall(const scenario::Blueprint& blueprint, const Predicate& isMeant)
{
    for (const program::Unit& unit : blueprint.units) {
        for (const program::Instruction& instruction : unit.code) {
            if (instruction.op == program::Op::SystemCall && isMeant(instruction))
                return true;
        }
    }
    return false;
}
/// Whether threads look at where others stand, or change that, by calls.
bool hasCallsThatConcernOthers(const scenario::Blueprint& blueprint);
/// The number that is always pushed so many instructions before the program counter, if one is: how handles are named.
std::optional<std::int64_t> numberBefore(const program::Unit& unit, std::int32_t pc, std::int32_t distance);
/// The call at the program counter of the place.
Call callAt(const program::Unit& unit, const Place& place);
/// The call is about something that has no name there.
void refuseNameless(ThreadWriter& writer, const Call& call);

} // namespace threadway::formats::promela
