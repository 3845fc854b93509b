// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/promela_ramp.h"

#include "formats/promela_object.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace threadway::formats::promela {

using program::Instruction;
using program::Op;

bool isShared(const scenario::Blueprint& blueprint, ThreadId thread)
{
    return blueprint.thread(thread).coroutines.size() > 1;
}

bool hasSharedThreads(const scenario::Blueprint& blueprint)
{
    return std::any_of(blueprint.threads.begin(), blueprint.threads.end(),
                       [](const auto& thread) { return thread.coroutines.size() > 1; });
}

std::vector<Line> declareRamp(const scenario::Blueprint& blueprint, ThreadId thread,
                              const std::vector<CoroutineId>& all)
{
    const std::vector<CoroutineId> starting = blueprint.thread(thread).isSpawned ? std::vector<CoroutineId>() : all;
    const std::size_t most = blueprint.thread(thread).coroutines.size();
    std::string ramp;
    for (std::size_t i = 1; i <= most; ++i)
        ramp += fmt::format("{}{}", i == 1 ? "" : ", ", i < starting.size() ? starting[i].value + 1 : 0);
    return {{fmt::format("byte hd{} = {}; /* the head of {}, and its ramp */", thread.value,
                         starting.empty() ? 0 : starting.front().value + 1, blueprint.thread(thread).path)},
            {fmt::format("byte rq{}[{}] = {{{}}};", thread.value, most, ramp)},
            {fmt::format("byte rn{} = {};", thread.value, std::max<std::size_t>(starting.size(), 1) - 1)}};
}

std::string fillRamp(ThreadId thread, const std::vector<CoroutineId>& starting)
{
    std::string text;
    for (std::size_t i = 0; i < starting.size(); ++i)
        text += i == 0 ? fmt::format(" hd{} = {};", thread.value, starting[i].value + 1)
                       : " " + joiningRamp(thread, starting[i]);
    return text;
}

std::string joiningRamp(ThreadId thread, CoroutineId coroutine)
{
    return fmt::format("rq{0}[rn{0}] = {1}; rn{0} = rn{0} + 1;", thread.value, coroutine.value + 1);
}

Line declareCarriers(const scenario::Blueprint& blueprint)
{
    std::string threads;
    for (const auto& coroutine : blueprint.coroutines)
        threads += fmt::format("{}{}", threads.empty() ? "" : ", ", coroutine.thread.value);
    return {fmt::format("hidden byte carrier[{}] = {{{}}};", blueprint.coroutines.size(), threads)};
}

/// A loop, because who comes to the head may end there without a step.
std::vector<Line> resumeInline(const scenario::Blueprint& blueprint, ThreadId thread, const Agreement& agreement)
{
    const auto process = blueprint.thread(thread).process;
    const std::string lives
        = agreement.canFault[process.index()] != 0 ? fmt::format(" && !gone{}", process.value) : std::string();
    const std::int32_t n = thread.value;
    std::vector<Line> lines = {{fmt::format("inline resume{}() {{", n)},
                               {"    do"},
                               {fmt::format("    :: hd{0} == 0 && rn{0} > 0{1} ->", n, lives)},
                               {fmt::format("        hd{0} = rq{0}[0]; i = 0; close_up(rq{0}, rn{0});", n)},
                               {"        if"}};
    for (const Wake& wake : agreement.ramps[thread.index()]) {
        lines.push_back({fmt::format("        :: hd{} == {} && p{} == {} ->", n, wake.coroutine.value + 1,
                                     wake.coroutine.value, wake.label)});
        lines.insert(lines.end(), wake.lines.begin(), wake.lines.end());
    }
    for (const char* line : {"        :: else", "        fi;", "    :: else -> break", "    od", "}"})
        lines.push_back({line});
    return lines;
}

bool ThreadWriter::sharesThread() const
{
    return isShared(m_blueprint, m_thread);
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
    for (std::size_t i = 0; i < m_blueprint.threads.size(); ++i) {
        const bool isOwn = m_thread == ThreadId(i);
        if (isShared(m_blueprint, ThreadId(i)) && (isOwn ? m_hasLeft : moves))
            emit(fmt::format("resume{}();", i));
    }
}

/// The coroutine, which is not at the head, joins the ramp; its silent work can wait.
void ThreadWriter::joinRamp(Place place)
{
    if (place.stay == Place::Stay::Before && !isStep(place))
        place.stay = Place::Stay::Ramp;
    arrive(place);
    emit(joiningRamp(m_thread, m_coroutine));
}

void ThreadWriter::leaveHead()
{
    m_hasLeft = true;
    emit(fmt::format("hd{} = 0;", m_thread.value));
}

/// The coroutine gives way if another one of its thread can go on.
void ThreadWriter::yield(const Place& place)
{
    if (!sharesThread())
        return goOn(place);
    choose(
        fmt::format("(rn{} > 0)", m_thread.value),
        [&] {
            joinRamp(place);
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
