// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How a coroutine shares its thread, or the workers of its executor, with others.
#include "formats/promela_call.h"
#include "formats/promela_object.h"
#include "formats/promela_thread.h"

#include <fmt/format.h>

#include <utility>

namespace threadway::formats::promela {

using program::Instruction;
using program::Op;

bool ThreadWriter::sharesThread() const
{
    return m_ramp.exists();
}

/// Whether who waits at pc does so off its thread, which goes on with the next coroutine.
bool ThreadWriter::isOffThread(std::int32_t pc) const
{
    const Instruction& instruction = m_unit.code[static_cast<std::size_t>(pc)];
    if (instruction.op != Op::Sync)
        return false;
    return instruction.immediate != 0 || m_blueprint.object(ObjectId(instruction.a)).kind->isForCoroutines;
}

/// How the coroutine goes on as it comes to the head.
void ThreadWriter::writeResumption(int label, Place place)
{
    std::vector<Line> lines = std::exchange(m_lines, {});
    m_indent = 3;
    place.stay = Place::Stay::Before;
    goOn(std::move(place));
    lines.swap(m_lines);
    m_agreement.ramps[m_thread.index()].push_back({m_coroutine, label, std::move(lines)});
}

/// Behind a step: whoever comes to the head of a thread through it.
void ThreadWriter::writeFollowers(const Instruction& instruction)
{
    const ObjectKind* kind = instruction.op == Op::Sync ? kindOf(m_blueprint, ObjectId(instruction.a)) : nullptr;
    const bool moves = kind != nullptr && kind->moves(ObjectNames(m_blueprint, ObjectId(instruction.a)));
    // Who shares a thread and has not left its head is in the way of the others, but not of other workers.
    const bool isInTheWay = !m_hasLeft && !m_ramp.isExecutor();
    for (std::size_t i = 0; i < m_blueprint.threads.size(); ++i) {
        const Ramp ramp(m_blueprint, ThreadId(i));
        const bool isOwn = m_thread == ThreadId(i);
        const bool isLedOn = moves || (isOwn && (m_hasLeft || isCall(instruction, "spawn")));
        if (ramp.exists() && isLedOn && !(isOwn && isInTheWay))
            emit(ramp.resume(isOwn ? m_coroutine : CoroutineId()));
    }
}

/// The coroutine stands on the ramp from now on, where its silent work can wait.
void ThreadWriter::standOnRamp(Place place)
{
    if (place.stay == Place::Stay::Before && !isStep(place))
        place.stay = Place::Stay::Ramp;
    arrive(place);
}

/// The coroutine, which is at no head, can go on.
void ThreadWriter::joinRamp(Place place)
{
    standOnRamp(std::move(place));
    emit(m_ramp.join(m_coroutine));
}

void ThreadWriter::leaveHead()
{
    m_hasLeft = true;
    emit(m_ramp.leave(m_coroutine));
}

/// The coroutine gives way if another one of its thread can go on.
void ThreadWriter::yield(const Place& place)
{
    if (!sharesThread())
        return goOn(place);
    choose(
        fmt::format("({} > 0)", m_ramp.lengthFor(m_coroutine)),
        [&] {
            standOnRamp(place);
            emit(m_ramp.giveWay(m_coroutine));
            leaveHead();
        },
        [&] { goOn(place); });
}

/// Whether some other coroutine of the thread is there and has not ended.
std::string ThreadWriter::othersAreLeft() const
{
    std::string any;
    for (const CoroutineId other : m_blueprint.thread(m_thread).coroutines) {
        if (other != m_coroutine)
            any += fmt::format("{}p{} >= 0", any.empty() ? "" : " || ", other.value);
    }
    return "(" + any + ")";
}

/// The coroutine sleeps off the head if its thread may go on with others; else when it wakes makes no difference.
void ThreadWriter::sleep(const Place& place)
{
    if (!sharesThread())
        return goOn(place);
    choose(
        othersAreLeft(),
        [&] {
            Place asleep = place;
            asleep.stay = Place::Stay::Asleep;
            arrive(asleep);
            leaveHead();
        },
        [&] { goOn(place); });
}

} // namespace threadway::formats::promela
