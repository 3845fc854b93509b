// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/state_graph.h"

#include "machine/simulator.h"
#include "machine/untimed.h"

#include <algorithm>
#include <deque>
#include <map>

namespace threadway::explore {
namespace {

struct Key {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    auto operator<=>(const Key&) const = default;
};

Key keyOf(const machine::World& world, const std::vector<program::Value>& output)
{
    base::Hasher first(world.programHash(1));
    base::Hasher second(world.programHash(2));
    for (const program::Value& value : output) {
        first.add(static_cast<std::uint64_t>(value.kind)).add(value.data);
        second.add(static_cast<std::uint64_t>(value.kind)).add(value.data);
    }
    return {first.value(), second.value()};
}

class Search {
public:
    Search(machine::World start, const GraphLimits& limits) : m_limits(limits)
    {
        machine::EventBuffer events;
        machine::beginUntimed(start, events);
        Node node;
        addOutput(node, events);
        enter(std::move(start), std::move(node));
    }

    StateGraph run()
    {
        while (!m_open.empty() && !isOver()) {
            report();
            const std::uint32_t index = m_nextOpen++;
            const machine::World world = std::move(m_open.front());
            m_open.pop_front();
            expand(index, world);
        }
        report();
        m_graph.isComplete = m_open.empty() && m_graph.bound == Bound::None;
        return std::move(m_graph);
    }

private:
    [[nodiscard]] bool isOver()
    {
        if (m_limits.stopsAtDeadlock && m_foundDeadlock)
            m_graph.bound = Bound::Found;
        else if (m_limits.cancel != nullptr && m_limits.cancel->load(std::memory_order_relaxed))
            m_graph.bound = Bound::Cancelled;
        else if (m_graph.nodes.size() >= m_limits.states)
            m_graph.bound = Bound::States;
        else if (m_limits.bytes > 0 && bytes() > m_limits.bytes)
            m_graph.bound = Bound::Memory;
        return m_graph.bound != Bound::None;
    }

    [[nodiscard]] std::size_t bytes() const
    {
        return m_graph.nodes.size() * (sizeof(Node) + sizeof(Key)) + m_graph.edges.size() * sizeof(Edge)
               + m_open.size() * sizeof(machine::World);
    }

    void report() const
    {
        if (m_limits.progress == nullptr)
            return;
        m_limits.progress->states.store(m_graph.nodes.size(), std::memory_order_relaxed);
        m_limits.progress->frontier.store(m_open.size(), std::memory_order_relaxed);
        m_limits.progress->transitions.store(m_graph.edges.size(), std::memory_order_relaxed);
        m_limits.progress->bytes.store(bytes(), std::memory_order_relaxed);
    }

    void addOutput(Node& node, const machine::EventBuffer& events) const
    {
        for (const machine::Event& event : events) {
            if (event.kind == machine::EventKind::Printed && m_limits.tellsOutputsApart)
                node.output.push_back({static_cast<program::Value::Kind>(event.flag), event.wide()});
            const bool isFault = event.kind == machine::EventKind::ProcessEnded
                                 && event.flag == static_cast<std::uint8_t>(machine::EndReason::Faulted);
            node.isFaulted = node.isFaulted || isFault;
        }
    }

    void judge(Node& node, const machine::World& world)
    {
        const auto count = world.threads.size();
        bool isAnyEnabled = false;
        bool isAnyWaiting = false;
        for (std::size_t i = 0; i < count; ++i) {
            const bool isEnabled = machine::isEnabled(world, ThreadId(i));
            isAnyEnabled = isAnyEnabled || isEnabled;
            const bool isOver = world.threads[i].phase == machine::ThreadPhase::Ended || world.isUnused(ThreadId(i));
            isAnyWaiting = isAnyWaiting || (!isEnabled && !isOver);
        }
        if (isAnyWaiting) {
            machine::World waiting = world;
            machine::blockWaiting(waiting);
            for (std::size_t i = 0; i < count && node.cycle.empty(); ++i)
                node.cycle = machine::deadlockOf(waiting, ThreadId(i));
        }
        node.isDeadlocked = !node.cycle.empty();
        node.cycleLength = static_cast<std::int32_t>(node.cycle.size());
        m_foundDeadlock = m_foundDeadlock || node.isDeadlocked;
        if (isAnyEnabled)
            return;
        node.end = !isAnyWaiting ? End::Finished : node.isDeadlocked ? End::Deadlock : End::Stuck;
        node.variables = world.variables;
    }

    /// The node of the state, made if it is new.
    std::uint32_t enter(machine::World world, Node node)
    {
        const auto next = static_cast<std::uint32_t>(m_graph.nodes.size());
        const auto [place, isNew] = m_known.emplace(keyOf(world, node.output), next);
        if (!isNew)
            return place->second;
        judge(node, world);
        const GoalView view{world, node.output, node.isFaulted, node.isDeadlocked};
        if (m_limits.isGoal && m_graph.bound == Bound::None && m_limits.isGoal(view)) {
            m_graph.bound = Bound::Found;
            m_graph.goal = next;
        }
        m_graph.nodes.push_back(std::move(node));
        m_open.push_back(std::move(world));
        return next;
    }

    void expand(std::uint32_t index, const machine::World& world)
    {
        const auto firstEdge = static_cast<std::uint32_t>(m_graph.edges.size());
        for (std::size_t i = 0; i < world.threads.size(); ++i) {
            const ThreadId thread(i);
            if (!machine::isEnabled(world, thread))
                continue;
            machine::World next = world;
            machine::EventBuffer events;
            machine::stepThread(next, thread, events);
            Node node;
            node.parent = index;
            node.byThread = thread;
            node.depth = m_graph.nodes[index].depth + 1;
            node.output = m_graph.nodes[index].output;
            node.isFaulted = m_graph.nodes[index].isFaulted;
            addOutput(node, events);
            const std::uint32_t target = enter(std::move(next), std::move(node));
            m_graph.edges.push_back({thread, target});
        }
        m_graph.nodes[index].firstEdge = firstEdge;
        m_graph.nodes[index].edges = static_cast<std::uint32_t>(m_graph.edges.size()) - firstEdge;
        m_graph.nodes[index].isExpanded = true;
    }

    GraphLimits m_limits;
    StateGraph m_graph;
    std::map<Key, std::uint32_t> m_known;
    std::deque<machine::World> m_open;
    std::uint32_t m_nextOpen = 0;
    bool m_foundDeadlock = false;
};

} // namespace

std::vector<ThreadId> StateGraph::wayTo(std::uint32_t node) const
{
    std::vector<ThreadId> turns;
    for (std::uint32_t at = node; at != 0; at = nodes[at].parent)
        turns.push_back(nodes[at].byThread);
    std::reverse(turns.begin(), turns.end());
    return turns;
}

StateGraph buildGraph(machine::World start, const GraphLimits& limits)
{
    return Search(std::move(start), limits).run();
}

} // namespace threadway::explore
