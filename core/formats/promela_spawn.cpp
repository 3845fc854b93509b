// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Threads and coroutines that come into being, and waiting for ends. Who waits to be spawned stands at a place of his
// own; an inline puts him where he starts.
#include "formats/promela_spawn.h"

#include "scenario/call_signature.h"
#include "scenario/crew.h"

#include <fmt/format.h>

#include <algorithm>

namespace threadway::formats::promela {
namespace {

using program::Instruction;

/// A thread or coroutine that can be spawned, the handle that spawn() then gives, and the coroutine whose place tells
/// whether it has been.
struct Candidate {
    std::string begin; ///< the inline by which it starts
    std::int64_t handle = 0;
    CoroutineId coroutine;
};

std::vector<Candidate> candidatesFor(const scenario::Blueprint& blueprint, ThreadId caller, std::int64_t handle)
{
    std::vector<Candidate> candidates;
    if (handle >= scenario::firstCoroutineHandle) {
        const auto place = static_cast<std::size_t>(handle - scenario::firstCoroutineHandle);
        const CoroutineId first = blueprint.thread(caller).coroutines[place];
        for (std::int32_t i = 0; i < blueprint.coroutine(first).count; ++i) {
            const CoroutineId coroutine(first.value + i);
            candidates.push_back({fmt::format("begin_on_ramp{}", coroutine.value), handle + i, coroutine});
        }
        return candidates;
    }
    const ThreadId first(static_cast<std::int32_t>(handle));
    for (std::int32_t i = 0; i < blueprint.thread(first).count; ++i) {
        const ThreadId thread(first.value + i);
        candidates.push_back(
            {fmt::format("begin{}", thread.value), thread.value, blueprint.thread(thread).coroutines.front()});
    }
    return candidates;
}

} // namespace

bool isSpawned(const scenario::Blueprint& blueprint, CoroutineId coroutine)
{
    const auto& spec = blueprint.coroutine(coroutine);
    return spec.isSpawned || blueprint.thread(spec.thread).isSpawned;
}

bool isCall(const Instruction& instruction, std::string_view keyword)
{
    return instruction.op == program::Op::SystemCall
           && scenario::callSignatures()[static_cast<std::size_t>(instruction.a)]->keyword == keyword;
}

bool hasSpawnOrJoin(const scenario::Blueprint& blueprint)
{
    return std::any_of(blueprint.units.begin(), blueprint.units.end(), [](const program::Unit& unit) {
        return std::any_of(unit.code.begin(), unit.code.end(), [](const Instruction& instruction) {
            return isCall(instruction, "spawn") || isCall(instruction, "join");
        });
    });
}

std::string isOver(const scenario::Blueprint& blueprint, ThreadId thread, const Agreement& agreement)
{
    std::string over;
    for (const CoroutineId coroutine : scenario::guestsOf(blueprint, thread)) { // workers end together
        const bool mayBeAbsent = blueprint.coroutine(coroutine).isSpawned;
        over += fmt::format("{}p{} {}", over.empty() ? "" : " && ", coroutine.value,
                            mayBeAbsent ? "< 0" : fmt::format("== {}", theEnd));
    }
    const ProcessId process = blueprint.thread(thread).process;
    if (agreement.canFault[process.index()] != 0)
        over = fmt::format("gone{} || ({})", process.value, over);
    return "(" + over + ")";
}

std::optional<std::int64_t> numberBefore(const program::Unit& unit, std::int32_t pc, std::int32_t distance)
{
    const std::int32_t at = pc - distance;
    if (at < 0 || unit.code[static_cast<std::size_t>(at)].op != program::Op::PushInt)
        return std::nullopt;
    return unit.code[static_cast<std::size_t>(at)].immediate;
}

/// The next one that is not there yet begins; those stand behind all that have begun.
void ThreadWriter::spawn(Place place)
{
    const auto handle = numberBefore(m_unit, place.pc - 1, 1);
    if (!handle)
        return refuse("promela-call", TW_TR("Promela cannot say spawn() of what has no name there"));
    place.pop();
    const std::vector<Candidate> candidates = candidatesFor(m_blueprint, m_thread, *handle);
    emit("if");
    std::string others;
    for (const Candidate& candidate : candidates) {
        const std::string its = fmt::format("p{}", candidate.coroutine.value);
        emit(fmt::format(":: {}{} == {} -> {}(); {} = {};", others, its, notThere, candidate.begin, old(),
                         candidate.handle));
        others = fmt::format("{} != {} && ", its, notThere);
    }
    emit(fmt::format(":: else -> {} = -1;", old()));
    emit("fi;");
    choose(
        fmt::format("({} == -1)", old()), [this] { fault(); },
        [&] {
            place.values.push_back(Expression::variable(Kind::Int, old()));
            goOn(place);
        });
}

/// When the handle on top of the stack is one of a thread that can be waited for.
std::string ThreadWriter::isJoinable(const Place& place) const
{
    const std::string& handle = place.values.back().text;
    return fmt::format("({0} >= 0 && {0} < {1} && {0} != {2})", handle, m_blueprint.threads.size(), m_thread.value);
}

std::string ThreadWriter::guardOfJoin(const Place& place) const
{
    if (place.values.back().kind != Kind::Int)
        return "true"; // and a fault
    std::string guard = "(!" + isJoinable(place);
    for (std::size_t i = 0; i < m_blueprint.threads.size(); ++i) {
        if (ThreadId(i) != m_thread)
            guard += fmt::format(" || ({} == {} && {})", place.values.back().text, i,
                                 isOver(m_blueprint, ThreadId(i), m_agreement));
    }
    return guard + ")";
}

/// Among coroutines of one thread who waits would leave it to the others meanwhile, which is not said.
void ThreadWriter::join(Place place)
{
    const auto handle = numberBefore(m_unit, place.pc - 1, 1);
    if (sharesThread() && (!handle || *handle >= scenario::firstCoroutineHandle))
        return refuse("promela-call", TW_TR("Promela cannot say yet how a coroutine waits for another one to end"));
    const bool isNumber = place.values.back().kind == Kind::Int;
    const std::string joinable = isJoinable(place);
    place.pop();
    if (!isNumber)
        return fault();
    place.values.push_back(Expression::of(program::Value::none()));
    faultUnless(joinable, "skip;", place);
}

std::string ThreadWriter::beginning() const
{
    std::string text = fmt::format("p{} = {};", m_coroutine.value, m_start);
    for (std::size_t i = 0; i < m_startValues.size(); ++i) {
        if (startOf(i) != "0")
            text += fmt::format(" {} = {};", nameOf(i), startOf(i));
    }
    return text;
}

} // namespace threadway::formats::promela
