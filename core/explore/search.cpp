// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/search.h"

#include "explore/standstill.h"
#include "machine/untimed.h"

#include <algorithm>
#include <stdexcept>
#include <thread>

namespace threadway::explore {
namespace {

constexpr std::size_t mostInRound = 4096; ///< states expanded at once; bounds the memory for what they lead to
constexpr std::size_t leastForTwo = 256; ///< fewer states are not worth waking other workers
constexpr unsigned mostWorkers = 8;
/// Marks an entry of the visited set that is the position of an edge of this round, not yet a state.
constexpr std::uint32_t provisional = std::uint32_t{1} << 31U;

unsigned workersFor(const GraphLimits& limits)
{
    if (limits.workers > 0)
        return std::min(limits.workers, mostWorkers);
    return std::clamp(std::thread::hardware_concurrency(), 1U, mostWorkers);
}

Edge edgeTo(const FoundEdge& found)
{
    Edge edge;
    edge.target = found.target;
    edge.by = found.thread & 0xff'ffffU; // a scenario has at most 100000 threads
    edge.isProgress = found.isProgress ? 1U : 0U;
    return edge;
}

} // namespace

Search::Search(machine::World start, const GraphLimits& limits)
    : m_limits(limits), m_pool(workersFor(limits)), m_found(m_pool.workers()), m_visited(m_pool.workers())
{
    if (limits.switching == Switching::Pooled && start.threads.size() > mostPooled)
        throw std::invalid_argument("too many threads for a pool");
    machine::EventBuffer events;
    machine::beginUntimed(start, events);
    start.caches = memory::CacheHierarchy({}, 1); // play no part, but would be copied
    m_graph.m_store = std::make_shared<ComponentStore>(start, limits.switching == Switching::Pooled);
    ComponentStore& store = *m_graph.m_store;
    const StateShape& shape = store.shape();
    std::vector<std::uint32_t> parts(shape.count(), 0);
    store.capture(start, parts.data());
    std::vector<program::Value> printed;
    for (const machine::Event& event : events) {
        if (event.kind == machine::EventKind::Printed && limits.tellsOutputsApart)
            printed.push_back({static_cast<program::Value::Kind>(event.flag), event.wide()});
    }
    const std::vector<Fault> faults = faultsIn(events, {}, {}, -1);
    parts[shape.faults()] = faults.empty() ? 0 : store.faultsAfter(0, faults);
    parts[shape.output()] = printed.empty() ? 0 : store.outputAfter(0, printed);
    m_graph.m_layout = StateLayout(store.sizes(), {});
    std::vector<std::uint64_t> words(m_graph.m_layout.words(), 0);
    for (std::size_t i = 0; i < parts.size(); ++i)
        m_graph.m_layout.set(words.data(), i, parts[i]);
    m_graph.m_start = start;
    m_graph.m_isMerged = mayMerge(m_limits) && Symmetry(start, store).isAny();
    for (unsigned i = 0; i < m_pool.workers(); ++i)
        m_expanders.push_back(std::make_unique<Expander>(start, store, m_limits));
    const std::uint64_t hash = m_graph.m_layout.hash(words.data());
    VisitedSet& visited = m_visited[shareOf(hash)];
    visited.put(visited.find(hash, [](std::uint32_t) { return false; }), 0);
    enter({}, words.data(), 0);
}

StateGraph Search::run()
{
    while ((m_graph.m_expanded < m_graph.states() || !m_again.empty()) && !isOver()) {
        report();
        chooseSources();
        expandRound();
        makeRoom();
        onWorkers(m_found.size(), [this](unsigned worker) { lookUp(worker); });
        number();
    }
    report();
    return std::move(m_graph);
}

bool Search::isOver()
{
    Bound& bound = m_graph.m_bound;
    if (bound != Bound::None)
        return true;
    if (m_limits.cancel != nullptr && m_limits.cancel->load(std::memory_order_relaxed))
        bound = Bound::Cancelled;
    else if (m_graph.states() >= m_limits.states)
        bound = Bound::States;
    else if (m_limits.bytes > 0 && m_graph.bytes() > m_limits.bytes)
        bound = Bound::Memory;
    return bound != Bound::None;
}

/// Near a bound rounds are small, so that it is not passed by much. Depends on nothing that workers do.
std::size_t Search::roundSize() const
{
    const std::size_t waiting = m_graph.states() - m_graph.m_expanded;
    std::size_t left = m_limits.states - std::min(m_limits.states, m_graph.states());
    if (m_limits.bytes > 0) {
        const std::size_t bytes = m_graph.bytes();
        const std::size_t bytesOfState = bytes / std::max<std::size_t>(1, m_graph.states()) + 1;
        left = std::min(left, (m_limits.bytes - std::min(m_limits.bytes, bytes)) / bytesOfState);
    }
    return std::min({waiting, mostInRound, std::max<std::size_t>(1, left / 8)});
}

void Search::onWorkers(std::size_t size, const std::function<void(unsigned)>& task)
{
    if (m_isParallel) {
        m_pool.run(task);
        return;
    }
    for (unsigned i = 0; i < size; ++i)
        task(i);
}

void Search::chooseSources()
{
    m_isAgain = !m_again.empty();
    m_sources = std::exchange(m_again, {});
    if (m_isAgain)
        return;
    const std::size_t count = roundSize();
    for (std::size_t i = 0; i < count; ++i)
        m_sources.push_back(static_cast<std::uint32_t>(m_graph.m_expanded + i));
}

void Search::expandRound()
{
    const std::size_t count = m_sources.size();
    m_isParallel = count >= leastForTwo && m_pool.workers() > 1;
    for (;;) {
        const std::size_t workers = m_isParallel ? m_found.size() : 1;
        const auto expand = [&](unsigned worker) {
            Expansion& found = m_found[worker];
            found.clear();
            if (worker >= workers)
                return;
            std::vector<std::uint64_t> state(m_graph.m_layout.words());
            const std::size_t end = count * (worker + 1) / workers;
            for (std::size_t i = count * worker / workers; i < end && !found.lacksRoom; ++i) {
                const std::uint32_t node = m_sources[i];
                for (std::size_t word = 0; word < state.size(); ++word)
                    state[word] = m_graph.m_words[node * state.size() + word];
                m_expanders[worker]->expand(m_graph.m_layout, state.data(), node, !m_isAgain, found);
            }
        };
        onWorkers(m_found.size(), expand);
        if (std::none_of(m_found.begin(), m_found.end(), [](const Expansion& found) { return found.lacksRoom; }))
            return;
        repack();
    }
}

/// Gives every number the bits that it needs by now.
void Search::repack()
{
    const StateLayout before = m_graph.m_layout;
    const StateLayout after(m_graph.m_store->sizes(), before);
    ChunkedVector<std::uint64_t> words;
    std::vector<std::uint64_t> old(before.words());
    std::vector<std::uint64_t> state(after.words());
    for (std::size_t node = 0; node < m_graph.states(); ++node) {
        for (std::size_t i = 0; i < old.size(); ++i)
            old[i] = m_graph.m_words[node * old.size() + i];
        std::fill(state.begin(), state.end(), 0);
        for (std::size_t i = 0; i < after.components(); ++i)
            after.set(state.data(), i, before.get(old.data(), i));
        for (const std::uint64_t word : state)
            words.push_back(word);
    }
    m_graph.m_words = std::move(words);
    m_graph.m_layout = after;
    for (VisitedSet& visited : m_visited)
        visited.reset(0); // filled again by makeRoom, which is to follow
}

/// Grows the visited set so that all of this round would find room in it.
void Search::makeRoom()
{
    std::size_t edges = 0;
    m_offsets.clear();
    for (const Expansion& found : m_found) {
        m_offsets.push_back(edges);
        edges += found.edges.size();
    }
    std::size_t used = 0;
    bool hasRoom = true;
    for (const VisitedSet& visited : m_visited) {
        used += visited.used();
        hasRoom = hasRoom && visited.hasRoomFor(edges);
    }
    const bool isFilled = used == m_graph.states();
    if (isFilled && hasRoom)
        return;
    for (VisitedSet& visited : m_visited)
        visited.reset((m_graph.states() * 5 / 4) / m_visited.size() + edges);
    std::vector<std::uint64_t> state(m_graph.m_layout.words());
    for (std::size_t node = 0; node < m_graph.states(); ++node) {
        for (std::size_t i = 0; i < state.size(); ++i)
            state[i] = m_graph.m_words[node * state.size() + i];
        const std::uint64_t hash = m_graph.m_layout.hash(state.data());
        VisitedSet& visited = m_visited[shareOf(hash)];
        visited.put(visited.find(hash, [](std::uint32_t) { return false; }), static_cast<std::uint32_t>(node));
    }
}

const std::uint64_t* Search::wordsOfEdge(std::size_t position) const
{
    std::size_t worker = m_offsets.size() - 1;
    while (m_offsets[worker] > position)
        --worker;
    return m_found[worker].words.data() + (position - m_offsets[worker]) * m_graph.m_layout.words();
}

FoundEdge& Search::edgeAt(std::size_t position)
{
    std::size_t worker = m_offsets.size() - 1;
    while (m_offsets[worker] > position)
        --worker;
    return m_found[worker].edges[position - m_offsets[worker]];
}

bool Search::isSame(std::uint32_t entry, const std::uint64_t* words) const
{
    const std::size_t count = m_graph.m_layout.words();
    if ((entry & provisional) != 0)
        return std::equal(words, words + count, wordsOfEdge(entry & ~provisional));
    for (std::size_t i = 0; i < count; ++i) {
        if (m_graph.m_words[entry * count + i] != words[i])
            return false;
    }
    return true;
}

/// Looks up every state found whose hash falls into the share, in the order of edges.
void Search::lookUp(unsigned share)
{
    VisitedSet& visited = m_visited[share];
    for (std::size_t worker = 0; worker < m_found.size(); ++worker) {
        Expansion& found = m_found[worker];
        for (std::size_t i = 0; i < found.edges.size(); ++i) {
            FoundEdge& edge = found.edges[i];
            if (shareOf(edge.hash) != share)
                continue;
            const std::size_t position = m_offsets[worker] + i;
            const std::uint64_t* words = found.words.data() + i * m_graph.m_layout.words();
            edge.slot = visited.find(edge.hash, [&](std::uint32_t entry) { return isSame(entry, words); });
            const std::uint32_t entry = visited.at(edge.slot);
            edge.isNew = entry == VisitedSet::nothing;
            edge.isProvisional = !edge.isNew && (entry & provisional) != 0;
            edge.target = entry & ~provisional;
            if (edge.isNew)
                visited.put(edge.slot, provisional | static_cast<std::uint32_t>(position));
        }
    }
}

void Search::enter(const FoundEdge& edge, const std::uint64_t* words, std::uint32_t parent)
{
    for (std::size_t i = 0; i < m_graph.m_layout.words(); ++i)
        m_graph.m_words.push_back(words[i]);
    m_graph.m_parents.push_back(parent);
    m_graph.m_byThread.push_back(edge.thread);
    m_graph.m_marks.push_back(0);
}

/// The state counts as expanded from now on.
void Search::begin(std::uint32_t node, const FoundNode& found)
{
    ++m_graph.m_expanded;
    if (m_limits.keepsEdges)
        m_graph.m_firstEdges.push_back(static_cast<std::uint32_t>(m_graph.m_edges.size()));
    m_graph.m_marks[node] = static_cast<std::uint8_t>(static_cast<std::uint8_t>(found.end)
                                                      | (found.isDeadlocked ? StateGraph::deadlockedMark : 0));
    const bool isFound = found.isGoal || (m_limits.stopsAtDeadlock && found.isDeadlocked);
    if (isFound && m_graph.m_bound == Bound::None) {
        m_graph.m_bound = Bound::Found;
        m_graph.m_goal = node;
    }
}

/// Numbers what the edge leads to, if it is new, and keeps the edge. Returns whether it is new.
bool Search::numberTarget(Expansion& found, std::size_t position, std::uint32_t source)
{
    FoundEdge& edge = found.edges[position];
    if (edge.isNew) {
        edge.target = static_cast<std::uint32_t>(m_graph.states());
        m_visited[shareOf(edge.hash)].put(edge.slot, edge.target);
        enter(edge, found.words.data() + position * m_graph.m_layout.words(), source);
    } else if (edge.isProvisional) {
        edge.target = edgeAt(edge.target).target;
    }
    if (m_limits.keepsEdges)
        m_graph.m_edges.push_back(edgeTo(edge));
    return edge.isNew;
}

/// Numbers the new states in the order in which they were found, and keeps the edges.
void Search::number()
{
    std::size_t nextSource = 0;
    for (Expansion& found : m_found) {
        std::size_t next = 0;
        for (const FoundNode& source : found.nodes) {
            const std::uint32_t node = m_sources[nextSource++];
            if (!m_isAgain)
                begin(node, source);
            const std::size_t end = next + source.edges;
            bool isAnyNew = false;
            for (; next < end; ++next)
                isAnyNew = numberTarget(found, next, node) || isAnyNew;
            if (source.isReduced && !isAnyNew)
                m_again.push_back(node);
            m_graph.m_transitions += source.edges;
        }
        for (const auto& [conflict, node] : found.conflicts)
            m_graph.m_conflicts.emplace(conflict, node); // those of earlier states are there already
    }
    m_graph.m_tableBytes = 0;
    for (const VisitedSet& visited : m_visited)
        m_graph.m_tableBytes += visited.bytes();
}

void Search::report() const
{
    if (m_limits.progress == nullptr)
        return;
    m_limits.progress->states.store(m_graph.states(), std::memory_order_relaxed);
    m_limits.progress->frontier.store(m_graph.states() - m_graph.m_expanded, std::memory_order_relaxed);
    m_limits.progress->transitions.store(m_graph.transitions(), std::memory_order_relaxed);
    m_limits.progress->bytes.store(m_graph.bytes(), std::memory_order_relaxed);
}

StateGraph buildGraph(machine::World start, const GraphLimits& limits)
{
    return Search(std::move(start), limits).run();
}

} // namespace threadway::explore
