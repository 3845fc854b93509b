// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/timed_work.h"

#include <algorithm>

namespace threadway::machine {
namespace {

using program::Value;

bool popMemoryOperands(const Cycle& cycle, Work& work)
{
    const Value every = cycle.pop();
    const Value write = cycle.pop();
    const Value stride = cycle.pop();
    const Value buffer = cycle.pop();
    work.every = {every.data};
    work.write = write.isTrue();
    work.stride = stride.data;
    work.buffer = BufferId(static_cast<std::int32_t>(buffer.data));
    return every.isInt() && stride.isInt() && stride.data > 0 && every.data >= 0;
}

/// Accesses that take no time still touch their pages, which a fork would have to copy.
void reachAtOnce(const Cycle& cycle, const Work& work, std::int64_t count)
{
    const std::int64_t bytes = cycle.context.blueprint().buffers[work.buffer.index()].bytes;
    const std::int64_t accesses = std::min(count, bytes / work.stride + 1);
    std::int64_t& reach = cycle.context.world.bufferReach[work.buffer.index()];
    reach = std::max(reach, std::min(bytes, (accesses - 1) * work.stride + 8));
}

} // namespace

std::optional<std::int64_t> popAmount(const Cycle& cycle)
{
    const Value value = cycle.pop();
    if (!value.isInt() || value.data < 0)
        return std::nullopt;
    return std::min(value.data, longestSpan.ns);
}

std::optional<Stop> startCompute(const Cycle& cycle)
{
    Work work;
    work.kind = WorkKind::Compute;
    const bool hasBuffer = cycle.instruction.b == 1;
    if (hasBuffer && (!popMemoryOperands(cycle, work) || work.every.ns == 0))
        return cycle.fault(FaultReason::WrongType);
    const auto duration = popAmount(cycle);
    if (!duration)
        return cycle.fault(FaultReason::WrongType);
    if (!cycle.context.isTimed || *duration == 0)
        return std::nullopt;
    cycle.context.emit(EventKind::WorkStarted, cycle.thread).setWide(*duration);
    if (hasBuffer) {
        work.accessesLeft = *duration / work.every.ns;
        work.tail = {*duration % work.every.ns};
    } else {
        work.tail = {*duration};
    }
    cycle.routine.work = work;
    return Stop::NeedsTime;
}

std::optional<Stop> startTouch(const Cycle& cycle)
{
    Work work;
    work.kind = WorkKind::Touch;
    if (!popMemoryOperands(cycle, work))
        return cycle.fault(FaultReason::WrongType);
    const auto count = popAmount(cycle);
    if (!count)
        return cycle.fault(FaultReason::WrongType);
    const memory::MemorySpec& spec = cycle.context.machine().memory;
    const bool isFar = cycle.context.world.topology->nodes > 1 && spec.remoteCost.ns > 0;
    const bool isFree = spec.levels.empty() && spec.memoryCost.ns == 0 && !isFar;
    if (isFree && *count > 0)
        reachAtOnce(cycle, work, *count);
    if (!cycle.context.isTimed || *count == 0 || isFree)
        return std::nullopt;
    work.every = {};
    work.accessesLeft = *count;
    const SimTime hit = spec.levels.empty() ? spec.memoryCost : spec.levels.front().hitCost;
    const std::int64_t atBest = std::max<std::int64_t>(1, hit.ns);
    const std::int64_t nominal = std::min(*count, longestSpan.ns / atBest) * atBest;
    cycle.context.emit(EventKind::WorkStarted, cycle.thread).setWide(nominal);
    cycle.routine.work = work;
    return Stop::NeedsTime;
}

} // namespace threadway::machine
