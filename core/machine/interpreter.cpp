// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/interpreter.h"

#include "machine/cache_report.h"
#include "machine/executor.h"
#include "machine/instruction_cycle.h"
#include "machine/lifecycle.h"
#include "machine/memory_access.h"
#include "machine/signals.h"
#include "machine/step_cost.h"
#include "machine/store_buffer.h"
#include "machine/system_call.h"
#include "scenario/crew.h"

#include <algorithm>

namespace threadway::machine {
namespace {

using program::Instruction;
using program::Op;

/// More instructions than these at one instant mean a loop that never uses time.
constexpr std::int64_t mostInstructionsAtOnce = 200'000;
constexpr std::int64_t moreForEachThread = 100; ///< so that a crowd that starts at once is no loop

bool countsSteps(const Context& context)
{
    return !context.isTimed || context.world.steering.isActive();
}

void startPaying(Context& context, ThreadId thread, WorkKind kind, const StepCost& cost)
{
    Work work;
    work.kind = kind;
    work.account = cost.account;
    work.left = cost.own;
    work.tail = cost.creation;
    work.stall = cost.stall;
    context.world.routine(context.world.thread(thread).head).work = work;
    context.emit(EventKind::WorkStarted, thread, 0, 0, flagOf(cost.account)).setWide(cost.own.ns);
}

/// Pays for the step at pc. Returns whether it may happen now.
bool payStep(Context& context, ThreadId thread, Routine& routine, const Instruction& instruction)
{
    routine.stepPaid = true;
    const StepCost cost = stepCost(context, thread, instruction);
    if (cost.own.ns == 0)
        return true;
    startPaying(context, thread, WorkKind::Step, cost);
    return false;
}

bool isLastCoroutine(const World& world, CoroutineId coroutine)
{
    return !hasCoroutineLeft(world, world.threadOf(coroutine), coroutine);
}

/// Pays for the end that the Return at pc brings, if it brings one. Returns whether it may happen now.
bool payEnd(Context& context, ThreadId thread, Routine& routine)
{
    const scenario::CostSpec& costs = context.machine().costs;
    const bool isFree = costs.endCoroutine.ns + costs.endThread.ns + costs.endProcess.ns == 0;
    if ((isFree && !hasStoreBuffers(context.world)) || !context.isTimed || routine.frames.size() > 1
        || routine.stepPaid)
        return true;
    const CoroutineId coroutine = context.world.thread(thread).head;
    SimTime cost = bufferWait(context.world, thread, {.op = Op::Return});
    if (!context.blueprint().coroutine(coroutine).isMain)
        cost += costs.endCoroutine;
    if (isLastCoroutine(context.world, coroutine)) {
        cost += costs.endThread;
        if (!hasLivingThread(context.world, context.blueprint().thread(thread).process, thread))
            cost += costs.endProcess;
    }
    if (cost.ns == 0)
        return true;
    routine.stepPaid = true;
    startPaying(context, thread, WorkKind::Ending, {cost, {}, TimeKind::End});
    return false;
}

/// If the page of the buffer that is written next is shared since a fork, it is copied: what that costs.
SimTime copyPageOf(Context& context, ThreadId thread, const Work& work)
{
    const ProcessId process = context.blueprint().thread(thread).process;
    if (context.world.resources.process(process).space.shared.empty())
        return {};
    const std::int64_t address = addressOfBuffer(context.blueprint(), work.buffer) + work.offset;
    const bool isCopied = isPageShared(context.world, process, address);
    unsharePage(context, thread, address);
    return isCopied ? context.machine().costs.pageCopy : SimTime{};
}

/// Whether the instruction is a step. Where stores wait in buffers, so is the end of a program, which waits, too; and
/// of a worker that found no coroutine when it arrived, since it may come to look for one at any moment.
bool isStep(const World& world, CoroutineId coroutine, const Routine& routine, const Instruction& instruction)
{
    const bool isEnd = instruction.op == Op::Return && routine.frames.size() == 1;
    return instruction.isStep
           || (isEnd && (hasStoreBuffers(world) || scenario::isOfIdleWorker(*world.blueprint, coroutine)));
}

bool takesStepLater(const Instruction& instruction, std::optional<Stop> stop)
{
    const bool isWork = instruction.op == Op::Compute || instruction.op == Op::Touch;
    return (isWork && stop == Stop::NeedsTime) || stop == Stop::Blocked;
}

} // namespace

Stop runThread(Context& context, ThreadId thread)
{
    World& world = context.world;
    for (;;) {
        const CoroutineId coroutine = world.thread(thread).head;
        Routine& routine = world.routine(coroutine);
        if (routine.work.kind != WorkKind::None)
            return Stop::NeedsTime;
        if (!routine.stepPaid && hasSignal(world.thread(thread))) {
            takeSignals(context, thread);
            if (world.thread(thread).phase == ThreadPhase::Ended)
                return Stop::Gone;
        }
        const auto crowd = static_cast<std::int64_t>(world.threads.size());
        if (++world.instructionsNow > mostInstructionsAtOnce + crowd * moreForEachThread) {
            world.instructionsNow = 0; // what comes next is not to blame
            crashProcess(context, context.blueprint().thread(thread).process, thread, FaultReason::EndlessLoop);
            return Stop::Gone;
        }
        const Instruction& instruction
            = context.blueprint().unitOf(coroutine).code[static_cast<std::size_t>(routine.pc)];
        const bool isNextStep = isStep(world, coroutine, routine, instruction);
        if (isNextStep && !routine.stepPaid) {
            if (countsSteps(context) && world.steering.hasStepped)
                return Stop::StepDone;
            if (instruction.isStep && !payStep(context, thread, routine, instruction))
                return Stop::NeedsTime;
        }
        if (instruction.op == Op::Return && !payEnd(context, thread, routine))
            return Stop::NeedsTime;
        if (isNextStep && needsEmptyBuffer(instruction))
            drainAll(context, thread); // whose time has come, unless a schedule chosen by hand says otherwise
        const std::optional<Stop> stop = carryOut(context, thread, coroutine);
        if (isNextStep && countsSteps(context) && !takesStepLater(instruction, stop))
            world.steering.hasStepped = true;
        if (stop && *stop != Stop::StepDone)
            return *stop;
    }
}

void finishWork(Context& context, ThreadId thread)
{
    Routine& routine = context.world.routine(context.world.thread(thread).head);
    if (const CoreId core = context.world.thread(thread).core; core.isValid())
        context.world.tallies[core.index()].stretched = {}; // what is done cannot stretch what comes next
    const bool isStep = routine.work.kind == WorkKind::Compute || routine.work.kind == WorkKind::Touch;
    routine.work = {};
    if (isStep && countsSteps(context))
        context.world.steering.hasStepped = true;
}

void beginAccess(Context& context, CoreId core, ThreadId thread)
{
    World& world = context.world;
    Work& work = world.routine(world.thread(thread).head).work;
    const auto& buffer = context.blueprint().buffers[work.buffer.index()];
    const std::uint64_t address = buffer.address + static_cast<std::uint64_t>(work.offset);
    const MemoryCost cost = accessMemory(context, core, thread, address, work.write);
    const SimTime copying = work.write ? copyPageOf(context, thread, work) : SimTime{};
    std::int64_t& reach = world.bufferReach[work.buffer.index()];
    reach = std::max(reach, std::min(work.offset + 8, buffer.bytes));
    work.offset += work.stride;
    if (work.offset >= buffer.bytes)
        work.offset = 0;
    --work.accessesLeft;
    const SimTime extra = cost.stall + copying;
    // At least 1 ns, so that time moves on however the caches are set up.
    work.left = std::max(SimTime{1}, work.kind == WorkKind::Touch ? cost.time + copying : work.every + extra);
    work.stall = std::min(extra, work.left);
    world.tallies[core.index()].stretched += extra;
}

std::int32_t statementAt(const program::Unit& unit, std::int32_t pc)
{
    for (std::int32_t at = pc; at >= 0; --at) {
        const program::Instruction& instruction = unit.code[static_cast<std::size_t>(at)];
        if (instruction.op == program::Op::Statement)
            return instruction.a;
    }
    return -1;
}

} // namespace threadway::machine
