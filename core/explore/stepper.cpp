// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/stepper.h"

#include "explore/standstill.h"
#include "machine/deadlock.h"
#include "machine/system_call.h"
#include "machine/untimed.h"
#include "scenario/turn.h"

#include <algorithm>
#include <stdexcept>

namespace threadway::explore {
namespace {

constexpr std::uint32_t nothingHeld = ~std::uint32_t{0};
constexpr std::size_t mostMasked = 64;
constexpr std::size_t mostRemembered = std::size_t{64} << 20U; ///< bytes

} // namespace

Stepper::Stepper(const machine::World& start, ComponentStore& store, bool checks)
    : m_store(store),
      m_shape(store.shape()),
      m_world(start),
      m_checks(checks),
      m_parts(m_shape.count(), 0),
      m_held(m_shape.count(), nothingHeld)
{
    for (const program::Unit& unit : start.blueprint->units)
        m_endless.push_back(endlessLoops(unit));
}

machine::World& Stepper::worldOf(const StateLayout& layout, const std::uint64_t* state)
{
    for (std::size_t i = 0; i < m_shape.worldParts(); ++i)
        m_parts[i] = layout.get(state, i);
    m_store.load(m_world, m_parts.data(), m_held.data());
    return m_world;
}

Stepper::Entry& Stepper::entryOf(std::uint32_t rest, ThreadId thread, std::uint32_t local)
{
    if (m_memo.size() <= rest)
        m_memo.resize(rest + 1);
    if (m_memo[rest].empty())
        m_memo[rest].resize(m_shape.turns);
    Pages& pages = m_memo[rest][thread.index()];
    const std::uint32_t page = local / entriesOfPage;
    if (pages.size() <= page)
        pages.resize(page + 1);
    if (pages[page] == nullptr) {
        pages[page] = std::make_unique<std::array<Entry, entriesOfPage>>();
        m_bytes += sizeof *pages[page];
    }
    return (*pages[page])[local % entriesOfPage];
}

const StepResult& Stepper::resultOfNew(const StateLayout& layout, const std::uint64_t* state, ThreadId thread)
{
    worldOf(layout, state);
    Entry& entry = entryOf(m_parts[m_shape.rest()], thread, m_parts[m_shape.local(thread)]);
    if (!entry.isKnown) {
        const Footprint footprint = footprintOf(m_world, thread, m_shape);
        entry.kind = footprint.kind;
        entry.component = footprint.component;
        entry.isKnown = true;
    }
    const std::uint32_t key = entry.kind == Footprint::Kind::One ? m_parts[entry.component] : 0;
    const StepResult* known = key < entry.results.size() ? entry.results[key] : nullptr;
    m_passing = {};
    takeStep(thread, m_passing);
    if (known != nullptr && !(*known == m_passing))
        throw std::logic_error("a remembered step differs from the machine's");
    if (!staysWithin(entry, thread, m_passing)) {
        m_passing.touchesAll = true;
        return m_passing;
    }
    if (known != nullptr)
        return *known;
    if (entry.results.size() <= key)
        entry.results.resize(key + 1, nullptr);
    m_bytes += sizeof(StepResult) + (key + 1) * sizeof(void*) + m_passing.changes.size() * sizeof(Change);
    m_results.push_back(std::move(m_passing));
    entry.results[key] = &m_results.back();
    return m_results.back();
}

bool Stepper::forgetIfMany()
{
    if (m_bytes < mostRemembered)
        return false;
    m_memo.clear();
    m_results.clear();
    m_bytes = 0;
    return true;
}

/// Whether the step did what its footprint promises. Ends of threads and faults look at other threads, too.
bool Stepper::staysWithin(const Entry& entry, ThreadId thread, const StepResult& result) const
{
    if (entry.kind == Footprint::Kind::Everything)
        return false;
    if (!result.isEnabled)
        return true;
    if (result.hasEnded || !result.faults.empty())
        return false;
    return std::all_of(result.changes.begin(), result.changes.end(), [&](const Change& change) {
        const bool isKey = entry.kind == Footprint::Kind::One && change.component == entry.component;
        return isKey || change.component == m_shape.local(thread);
    });
}

void Stepper::takeStep(ThreadId turn, StepResult& result)
{
    if (scenario::happensByItself(*m_world.blueprint, turn))
        takeOwnTurn(turn, result);
    else
        takeThreadTurn(turn, result);
}

/// What the step of the turn changed.
void Stepper::noteChanges(StepResult& result)
{
    std::vector<std::uint32_t> after = m_parts;
    m_store.capture(m_world, after.data());
    for (std::size_t i = 0; i < m_shape.worldParts(); ++i) {
        m_held[i] = after[i];
        if (after[i] != m_parts[i])
            result.changes.push_back({static_cast<std::uint32_t>(i), after[i]});
    }
}

/// A store that reaches memory is a statement of its own, and no progress. So is a coroutine that wakes, but for what
/// it may do silently if it then comes to the head of a thread.
void Stepper::takeOwnTurn(ThreadId turn, StepResult& result)
{
    result.isEnabled = machine::isEnabled(m_world, turn);
    result.hasEnded = !result.isEnabled;
    if (!result.isEnabled)
        return;
    const CoroutineId waker = scenario::wakerOf(*m_world.blueprint, turn);
    result.pc = waker.isValid() ? m_world.routine(waker).pc : 0;
    m_events.clear();
    machine::stepThread(m_world, turn, m_events);
    if (waker.isValid()) {
        const ThreadId thread = m_world.threadOf(waker);
        read(m_events, thread, waker, result);
        result.hasEnded = m_world.thread(thread).phase == machine::ThreadPhase::Ended;
    }
    result.entersStatement = true;
    noteChanges(result);
}

void Stepper::takeThreadTurn(ThreadId thread, StepResult& result)
{
    result.hasEnded = m_world.thread(thread).phase == machine::ThreadPhase::Ended || m_world.isUnused(thread);
    result.isEnabled = machine::isEnabled(m_world, thread);
    if (!result.isEnabled) {
        noteHolders(thread, result);
        return;
    }
    const CoroutineId head = m_world.thread(thread).head;
    const program::Instruction* next = instructionOf(m_world, thread);
    result.access = accessOf(m_world, thread);
    result.pc = m_world.routine(head).pc;
    result.givesWay = next != nullptr && (next->op == program::Op::Yield || next->op == program::Op::Sleep);
    m_events.clear();
    machine::stepThread(m_world, thread, m_events);
    read(m_events, thread, head, result);
    noteChanges(result);
    result.hasEnded = m_world.thread(thread).phase == machine::ThreadPhase::Ended;
    result.leavesHead = !m_world.thread(thread).head.isValid();
    result.isProgress = result.isProgress || result.hasEnded;
}

void Stepper::read(const machine::EventBuffer& events, ThreadId thread, CoroutineId head, StepResult& result)
{
    const scenario::Blueprint& blueprint = *m_world.blueprint;
    result.faults = faultsIn(events, thread, head, statementAt(blueprint.unitOf(head), result.pc));
    for (const machine::Event& event : events) {
        if (event.kind == machine::EventKind::Printed) {
            result.printed.push_back({static_cast<program::Value::Kind>(event.flag), event.wide()});
            result.isProgress = true;
        } else if (event.kind == machine::EventKind::StatementEntered && event.thread == thread.value) {
            const UnitId unit = blueprint.coroutine(CoroutineId(event.a)).unit;
            const bool isRound = m_endless[unit.index()][static_cast<std::size_t>(event.b)] != 0;
            result.entersStatement = true;
            result.isProgress = result.isProgress || isRound;
        }
    }
}

/// Bits exist for 64 threads; with more, every waiting thread counts as one that might be part of a ring.
void Stepper::noteHolders(ThreadId thread, StepResult& result)
{
    if (result.hasEnded)
        return;
    if (m_shape.threads > mostMasked) {
        result.holders = ~std::uint64_t{0};
        return;
    }
    machine::ThreadBody& body = m_world.thread(thread);
    const ObjectId waitsFor = body.waitsFor;
    const machine::Wait wait = body.wait;
    const program::Instruction* next = instructionOf(m_world, thread);
    if (body.phase != machine::ThreadPhase::Blocked && next != nullptr
        && (next->op == program::Op::Sync || next->op == program::Op::SyncAll))
        body.waitsFor = machine::wantedObject(m_world, thread);
    if (body.phase != machine::ThreadPhase::Blocked && next != nullptr && next->op == program::Op::SystemCall)
        body.wait = machine::waitOf(m_world, body.head, *next);
    for (const ThreadId holder : machine::holdersWaitedFor(m_world, thread))
        result.holders |= std::uint64_t{1} << holder.index();
    body.waitsFor = waitsFor;
    body.wait = wait;
}

} // namespace threadway::explore
