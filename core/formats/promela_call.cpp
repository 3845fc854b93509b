// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/promela_call.h"

#include "formats/promela_thread.h"
#include "program/jump.h"
#include "scenario/call_signature.h"

#include <algorithm>

namespace threadway::formats::promela {
namespace {

std::string_view keywordOf(const program::Instruction& call)
{
    return scenario::callSignatures()[static_cast<std::size_t>(call.a)]->keyword;
}

} // namespace

const CallKind* callKindOf(const program::Instruction& call)
{
    const auto kinds = callKinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(), [keyword = keywordOf(call)](const CallKindInfo* info) {
        return info->keyword == keyword;
    });
    return found == kinds.end() ? nullptr : &(*found)->behaviour;
}

bool isCall(const program::Instruction& instruction, std::string_view keyword)
{
    return instruction.op == program::Op::SystemCall && keywordOf(instruction) == keyword;
}

bool hasCallsThatConcernOthers(const scenario::Blueprint& blueprint)
{
    return anyCall(blueprint, [](const program::Instruction& call) {
        const CallKind* kind = callKindOf(call);
        return kind != nullptr && kind->concernsOthers();
    });
}

std::optional<std::int64_t> numberBefore(const program::Unit& unit, std::int32_t pc, std::int32_t distance)
{
    const std::int32_t at = pc - distance;
    if (at < 0 || unit.code[static_cast<std::size_t>(at)].op != program::Op::PushInt)
        return std::nullopt;
    const bool isPassedBy = std::any_of(unit.code.begin(), unit.code.end(), [&](const program::Instruction& other) {
        return program::isJump(other.op) && other.a > at && other.a <= pc;
    });
    return isPassedBy ? std::nullopt : std::optional(unit.code[static_cast<std::size_t>(at)].immediate);
}

Call callAt(const program::Unit& unit, const Place& place)
{
    const program::Instruction& instruction = unit.code[static_cast<std::size_t>(place.pc)];
    return {keywordOf(instruction),
            {place.values.end() - instruction.b, place.values.end()},
            numberBefore(unit, place.pc, 1)};
}

void refuseNameless(ThreadWriter& writer, const Call& call)
{
    writer.refuse("promela-call", TW_TR("Promela cannot say {0}() of what has no name there"),
                  {std::string(call.keyword)});
}

} // namespace threadway::formats::promela
