// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/account.h"

#include "base/diagnostic.h"
#include "explore/footprint.h"
#include "explore/standstill.h"
#include "machine/deadlock.h"
#include "machine/store_buffer.h"
#include "machine/untimed.h"
#include "scenario/turn.h"
#include "trace/output.h"

#include <algorithm>
#include <utility>

namespace threadway::explore {
namespace {

using program::Instruction;
using program::Op;

std::string_view faultMessage(machine::FaultReason reason)
{
    switch (reason) {
    case machine::FaultReason::None:
    case machine::FaultReason::ByCommand:
        return TW_TR("{0} faults, and its process ends.");
    case machine::FaultReason::Text:
        return TW_TR("{0} faults, and its process ends: {1}");
    case machine::FaultReason::AssertionFailed:
        return TW_TR("{0} finds that this does not hold, and its process ends: {1}");
    case machine::FaultReason::DivisionByZero:
        return TW_TR("{0} divides by zero, and its process ends.");
    case machine::FaultReason::WrongType:
        return TW_TR("{0} calculates with what is no number, and its process ends.");
    case machine::FaultReason::StackOverflow:
        return TW_TR("{0} calls too deep, and its process ends.");
    case machine::FaultReason::EndlessLoop:
        return TW_TR("{0} goes round for ever without using time, and its process ends.");
    case machine::FaultReason::Misuse:
        return TW_TR("{0} does with {1} what must not be done, and its process ends.");
    case machine::FaultReason::Signal:
        return TW_TR("a signal reaches {0} and ends its process.");
    case machine::FaultReason::CallRefused:
        return TW_TR("{0} makes a system call that is refused, and its process ends.");
    }
    return {};
}

class Account {
public:
    explicit Account(machine::World start) : m_world(std::move(start))
    {
        m_world.caches = memory::CacheHierarchy({}, 1);
        machine::beginUntimed(m_world, m_events);
    }

    void take(ThreadId turn)
    {
        ++m_step;
        if (!machine::isEnabled(m_world, turn))
            return;
        const ThreadId thread = scenario::threadOfTurn(blueprint(), turn);
        if (const CoroutineId waker = scenario::wakerOf(blueprint(), turn); waker.isValid())
            return takeWakeTurn(waker, turn);
        if (thread != turn)
            return takeBufferTurn(thread, turn);
        const Instruction* next = instructionOf(m_world, thread);
        const Instruction instruction = next != nullptr ? *next : Instruction{};
        const program::Value top = topOf(thread);
        m_events.clear();
        machine::stepThread(m_world, thread, m_events);
        tellStep(thread, instruction, top);
        for (const machine::Event& event : m_events)
            tellEvent(event, thread);
    }

    void takeWakeTurn(CoroutineId waker, ThreadId turn)
    {
        say(TW_TR("The coroutine {0} wakes."), {blueprint().coroutine(waker).name});
        m_events.clear();
        machine::stepThread(m_world, turn, m_events);
        for (const machine::Event& event : m_events)
            tellEvent(event, m_world.threadOf(waker));
    }

    void takeBufferTurn(ThreadId thread, ThreadId turn)
    {
        const machine::PendingStore store = m_world.thread(thread).stores.front();
        say(TW_TR("What {0} wrote to {1} reaches memory: it becomes {2}."),
            {name(thread), variable(store.variable), text(store.value)});
        m_events.clear();
        machine::stepThread(m_world, turn, m_events);
    }

    std::vector<Sentence> finish()
    {
        if (isStandstill(m_world)) {
            const std::vector<ThreadId> ring = cycleIn(m_world);
            machine::blockWaiting(m_world);
            for (std::size_t i = 0; i < m_world.threads.size(); ++i)
                tellWaiting(ThreadId(i));
            if (!ring.empty())
                say(TW_TR("They wait for each other in a ring of {0}: this is a deadlock."),
                    {std::to_string(ring.size())});
        }
        return std::move(m_sentences);
    }

private:
    void say(std::string_view message, std::vector<std::string> arguments)
    {
        m_sentences.push_back({m_step, message, std::move(arguments)});
    }
    [[nodiscard]] const scenario::Blueprint& blueprint() const { return *m_world.blueprint; }
    [[nodiscard]] std::string name(ThreadId thread) const { return blueprint().thread(thread).path; }
    [[nodiscard]] std::string variable(VariableId id) const { return blueprint().variables[id.index()].name; }
    [[nodiscard]] std::string text(const program::Value& value) const { return trace::valueText(blueprint(), value); }
    [[nodiscard]] program::Value topOf(ThreadId thread) const
    {
        const CoroutineId head = m_world.thread(thread).head;
        return head.isValid() && !m_world.routine(head).values.empty() ? m_world.routine(head).values.back()
                                                                       : program::Value{};
    }

    /// What steps do that events do not tell.
    void tellStep(ThreadId thread, const Instruction& instruction, const program::Value& before)
    {
        const VariableId id(instruction.a);
        if (instruction.op == Op::LoadShared)
            say(TW_TR("{0} reads {1}: it is {2}."),
                {name(thread), variable(id), text(machine::visibleValue(m_world, thread, id))});
        else if (instruction.op == Op::StoreShared && machine::hasStoreBuffers(m_world))
            say(TW_TR("{0} puts {2} for {1} into its store buffer."), {name(thread), variable(id), text(before)});
        else if (instruction.op == Op::StoreShared)
            say(TW_TR("{0} writes {1}: it becomes {2}."), {name(thread), variable(id), text(before)});
        else if (instruction.op == Op::Atomic)
            say(TW_TR("{0} reads or changes {1} in one step: it is {2} now."),
                {name(thread), variable(id), text(m_world.variables[id.index()])});
        else if (instruction.op == Op::Fence)
            say(TW_TR("{0} passes a fence: all that it wrote has reached memory."), {name(thread)});
        else if (instruction.op == Op::Binary || instruction.op == Op::Unary)
            say(TW_TR("{0} calculates."), {name(thread)});
        else if (instruction.op == Op::Compute || instruction.op == Op::Touch)
            say(TW_TR("{0} computes."), {name(thread)});
        else if (instruction.op == Op::Sleep)
            say(TW_TR("{0} sleeps."), {name(thread)});
        else if (instruction.op == Op::Yield)
            say(TW_TR("{0} gives way."), {name(thread)});
        else if (instruction.op == Op::Sync)
            tellOperation(thread, instruction);
    }

    /// Taking and giving back is told by what they do to the holders, everything else by its name.
    void tellOperation(ThreadId thread, const Instruction& instruction)
    {
        const auto& object = blueprint().object(ObjectId(instruction.a));
        const bool isTold = std::any_of(m_events.begin(), m_events.end(), [&](const machine::Event& event) {
            const bool isHolding
                = event.kind == machine::EventKind::Acquired || event.kind == machine::EventKind::Released;
            return isHolding && event.thread == thread.value && event.a == instruction.a;
        });
        if (!isTold)
            say(TW_TR("{0} does {1} on {2}."),
                {name(thread), std::string(object.kind->operations[instruction.c].keyword), object.name});
    }

    void tellEvent(const machine::Event& event, ThreadId stepping)
    {
        const ThreadId thread(event.thread);
        if (event.kind == machine::EventKind::Acquired)
            say(TW_TR("{0} has {1} now."), {name(thread), blueprint().object(ObjectId(event.a)).name});
        else if (event.kind == machine::EventKind::Released)
            say(TW_TR("{0} gives {1} back."), {name(thread), blueprint().object(ObjectId(event.a)).name});
        else if (event.kind == machine::EventKind::Printed)
            say(TW_TR("{0} prints {1}."),
                {name(thread), text({static_cast<program::Value::Kind>(event.flag), event.wide()})});
        else if (isFault(event))
            tellFault(event, stepping);
        else if (event.kind == machine::EventKind::ThreadEnded
                 && event.flag == static_cast<std::uint8_t>(machine::EndReason::Finished))
            say(TW_TR("{0} has come to its end."), {name(thread)});
    }

    void tellFault(const machine::Event& event, ThreadId thread)
    {
        const auto reason = static_cast<machine::FaultReason>(event.core);
        std::vector<std::string> arguments{name(thread)};
        if (reason == machine::FaultReason::Misuse)
            arguments.push_back(blueprint().object(ObjectId(event.b)).name);
        else if (reason == machine::FaultReason::Text || reason == machine::FaultReason::AssertionFailed)
            arguments.emplace_back(blueprint().texts.text(TextId(event.b)));
        say(faultMessage(reason), std::move(arguments));
    }

    void tellWaiting(ThreadId thread)
    {
        const machine::ThreadBody& body = m_world.thread(thread);
        if (body.phase != machine::ThreadPhase::Blocked || !body.waitsFor.isValid())
            return;
        const std::string object = blueprint().object(body.waitsFor).name;
        const std::vector<ThreadId> holders = machine::holdersWaitedFor(m_world, thread);
        if (holders.empty())
            say(TW_TR("{0} waits for {1}, and nobody is left who would let it go on."), {name(thread), object});
        for (const ThreadId holder : holders)
            say(TW_TR("{0} waits for {1}, which {2} holds."), {name(thread), object, name(holder)});
    }

    machine::World m_world;
    machine::EventBuffer m_events;
    std::size_t m_step = 0;
    std::vector<Sentence> m_sentences;
};

} // namespace

std::string Sentence::text() const
{
    return base::fill(message, arguments);
}

std::vector<Sentence> accountOf(const machine::World& start, const std::vector<ThreadId>& steps)
{
    Account account(start);
    for (const ThreadId step : steps)
        account.take(step);
    return account.finish();
}

} // namespace threadway::explore
