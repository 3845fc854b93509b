// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/event.h"
#include "scenario/blueprint.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace threadway::test {

/// Reads a run by itself, event by event, without the simulator's own bookkeeping, and collects what must never be.
class Referee {
public:
    explicit Referee(const scenario::Blueprint& blueprint)
        : m_online(CoreMask::first(blueprint.scenario.machine.cores)),
          m_cores(static_cast<std::size_t>(blueprint.scenario.machine.cores)),
          m_threads(blueprint.threads.size())
    {
        for (std::size_t i = 0; i < m_threads.size(); ++i)
            m_threads[i].affinity = blueprint.threads[i].affinity;
    }

    /// `mayIdle`: whether the policy may leave a core idle while a thread waits that is allowed there.
    void see(const machine::Event& event, bool mayIdle = true)
    {
        if (event.time < m_time)
            fault("time runs backwards", event);
        if (event.time != m_time)
            closeInstant(event);
        m_time = event.time;
        m_mayIdle = mayIdle;
        using machine::EventKind;
        const EventKind kind = event.kind;
        if (kind == EventKind::Dispatched)
            dispatched(event);
        else if (kind == EventKind::Left)
            left(event);
        else if (kind == EventKind::Ready)
            thread(event).isQueued = true;
        else if (kind == EventKind::ThreadEnded || kind == EventKind::ThreadRestarted)
            thread(event).isQueued = false;
        else if (kind == EventKind::AffinityChanged)
            thread(event).affinity.bits = static_cast<std::uint64_t>(event.wide());
        else if (kind == EventKind::MachineChanged)
            changed(event);
        else if (kind == EventKind::CommandApplied || kind == EventKind::SteerTurn)
            // Cores may idle on purpose from now on: a moved thread waits for its core, a schedule by hand for its
            // turn.
            m_isCommanded = true;
    }

    /// Time that cores spent turning to the thread, up to the end of the run.
    [[nodiscard]] SimTime switchingOf(std::size_t index, SimTime end) const
    {
        const Thread& thread = m_threads[index];
        return thread.core < 0 ? thread.switching : thread.switching + std::min(end, thread.runsFrom) - thread.since;
    }

    std::vector<std::string> faults;

private:
    struct Core {
        int thread = -1;
    };
    struct Thread {
        int core = -1;
        bool isQueued = false;
        CoreMask affinity;
        SimTime since;
        SimTime runsFrom;
        SimTime switching;
    };

    Thread& thread(const machine::Event& event) { return m_threads[static_cast<std::size_t>(event.thread)]; }

    void fault(std::string_view what, const machine::Event& event)
    {
        faults.push_back(fmt::format("{} (thread {}, core {}, {} ns)", what, event.thread, event.core, event.time.ns));
    }

    void dispatched(const machine::Event& event)
    {
        if (!m_online.contains(CoreId(event.core)))
            return fault("a core is given away that is offline", event);
        int& runner = m_cores[static_cast<std::size_t>(event.core)].thread;
        if (runner >= 0)
            fault("a core is given to a second thread", event);
        if (thread(event).core >= 0)
            fault("a thread is given a second core", event);
        runner = event.thread;
        Thread& given = thread(event);
        given.core = event.core;
        given.isQueued = false;
        given.since = event.time;
        given.runsFrom = event.time + SimTime{event.wide()};
    }

    void left(const machine::Event& event)
    {
        int& runner = m_cores[static_cast<std::size_t>(event.core)].thread;
        if (runner != event.thread || thread(event).core != event.core)
            fault("a thread leaves a core that it does not have", event);
        runner = -1;
        Thread& gone = thread(event);
        gone.switching += std::min(event.time, gone.runsFrom) - gone.since;
        gone.core = -1;
    }

    void changed(const machine::Event& event)
    {
        m_isCommanded = true;
        m_online = CoreMask::first(event.b);
        m_cores.resize(std::max(m_cores.size(), static_cast<std::size_t>(event.b)));
        for (auto i = static_cast<std::size_t>(event.b); i < m_cores.size(); ++i) {
            if (m_cores[i].thread >= 0)
                fault("a core goes offline with its thread", event);
        }
    }

    void closeInstant(const machine::Event& next)
    {
        for (const Thread& each : m_threads) {
            const bool hasChoice = !(each.affinity & m_online).isEmpty(); // else any core will do
            if (each.core >= 0 && hasChoice && !each.affinity.contains(CoreId(each.core)))
                fault("a thread runs against its affinity before this event", next);
            if (each.isQueued && isKeptWaiting(each))
                fault("a core idles before this event though a thread waits that is allowed there", next);
        }
    }

    [[nodiscard]] bool isKeptWaiting(const Thread& waiting) const
    {
        if (m_mayIdle || m_isCommanded)
            return false;
        for (std::size_t i = 0; i < m_cores.size(); ++i) {
            if (m_cores[i].thread < 0 && waiting.affinity.contains(CoreId(i)))
                return true;
        }
        return false;
    }

    SimTime m_time;
    CoreMask m_online;
    bool m_mayIdle = false;
    bool m_isCommanded = false;
    std::vector<Core> m_cores;
    std::vector<Thread> m_threads;
};

} // namespace threadway::test
