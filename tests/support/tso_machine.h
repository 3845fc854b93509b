// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace threadway::test {

/// An abstract machine of its own, for comparing: threads of a few instructions on memory that is sequentially
/// consistent, or on x86-TSO as Owens, Sarkar and Sewell define it (A better x86 memory model: x86-TSO, 2009): each
/// thread has a queue of writes, reads the newest own one or else memory, and the queue's head reaches memory at any
/// time. Counts every run by trying them.
class TsoMachine {
public:
    enum class Op { Store, Load, StoreLoaded, Fence };
    struct Instruction {
        Op op = Op::Store;
        std::size_t variable = 0;
        int value = 0; ///< of Store
    };
    using Program = std::vector<Instruction>;
    using Memory = std::vector<int>;

    TsoMachine(std::vector<Program> programs, std::size_t variables, bool isTso)
        : m_programs(std::move(programs)), m_isTso(isTso)
    {
        State start;
        start.memory.resize(variables, 0);
        start.threads.resize(m_programs.size());
        m_outcomes = countFrom(start);
    }

    /// How many runs end in each memory.
    [[nodiscard]] const std::map<Memory, std::uint64_t>& outcomes() const { return m_outcomes; }
    [[nodiscard]] std::size_t states() const { return m_known.size(); }

private:
    using Write = std::pair<std::size_t, int>;
    struct Thread {
        std::size_t pc = 0;
        int loaded = 0;
        bool hasEnded = false;
        std::vector<Write> queue;
        auto operator<=>(const Thread&) const = default;
    };
    struct State {
        Memory memory;
        std::vector<Thread> threads;
        auto operator<=>(const State&) const = default;
    };

    static int read(const State& state, const Thread& thread, std::size_t variable)
    {
        const auto last = std::find_if(thread.queue.rbegin(), thread.queue.rend(),
                                       [variable](const auto& write) { return write.first == variable; });
        return last != thread.queue.rend() ? last->second : state.memory[variable];
    }

    void write(State& state, Thread& thread, std::size_t variable, int value) const
    {
        if (m_isTso)
            thread.queue.emplace_back(variable, value);
        else
            state.memory[variable] = value;
    }

    void add(std::map<Memory, std::uint64_t>& total, const State& next)
    {
        for (const auto& [memory, runs] : countFrom(next))
            total[memory] += runs;
    }

    /// The end of a thread: a step of its own where it has to wait for its queue.
    void finish(Thread& thread, std::size_t program) const
    {
        thread.hasEnded = thread.hasEnded || (!m_isTso && thread.pc == m_programs[program].size());
    }

    void tryThread(const State& state, std::size_t i, std::map<Memory, std::uint64_t>& total)
    {
        State next = state;
        Thread& thread = next.threads[i];
        if (thread.hasEnded)
            return;
        if (thread.pc == m_programs[i].size()) {
            if (!thread.queue.empty())
                return;
            thread.hasEnded = true;
            return add(total, next);
        }
        const Instruction& instruction = m_programs[i][thread.pc++];
        switch (instruction.op) {
        case Op::Store:
            write(next, thread, instruction.variable, instruction.value);
            break;
        case Op::Load:
            thread.loaded = read(next, thread, instruction.variable);
            break;
        case Op::StoreLoaded:
            write(next, thread, instruction.variable, std::exchange(thread.loaded, 0));
            break;
        case Op::Fence:
            if (!thread.queue.empty())
                return;
            break;
        }
        finish(thread, i);
        add(total, next);
    }

    void tryQueue(const State& state, std::size_t i, std::map<Memory, std::uint64_t>& total)
    {
        State next = state;
        Thread& thread = next.threads[i];
        if (thread.queue.empty())
            return;
        next.memory[thread.queue.front().first] = thread.queue.front().second;
        thread.queue.erase(thread.queue.begin());
        add(total, next);
    }

    std::map<Memory, std::uint64_t> countFrom(const State& state)
    {
        if (const auto known = m_known.find(state); known != m_known.end())
            return known->second;
        std::map<Memory, std::uint64_t> total;
        bool areAllOver = true;
        for (std::size_t i = 0; i < state.threads.size(); ++i) {
            areAllOver = areAllOver && state.threads[i].hasEnded;
            tryThread(state, i, total);
            tryQueue(state, i, total);
        }
        if (areAllOver)
            total[state.memory] = 1;
        m_known.emplace(state, total);
        return total;
    }

    std::vector<Program> m_programs;
    bool m_isTso;
    std::map<State, std::map<Memory, std::uint64_t>> m_known;
    std::map<Memory, std::uint64_t> m_outcomes;
};

} // namespace threadway::test
