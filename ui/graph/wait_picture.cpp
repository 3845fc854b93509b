// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/wait_picture.h"

#include <algorithm>

namespace threadway::ui {
namespace {

struct Request {
    ThreadId thread;
    ObjectId object;
    bool operator==(const Request&) const = default;
};

/// What threads and their waiting coroutines ask for.
std::vector<Request> requestsIn(const trace::State& state)
{
    std::vector<Request> requests;
    const auto add = [&requests](ThreadId thread, ObjectId object) {
        const Request request{thread, object};
        if (object.isValid() && std::find(requests.begin(), requests.end(), request) == requests.end())
            requests.push_back(request);
    };
    for (std::size_t i = 0; i < state.threads.size(); ++i) {
        const trace::ThreadNow& now = state.threads[i];
        add(ThreadId(i), now.standing == trace::ThreadStanding::Blocked ? now.waitsFor : now.spinsFor);
        for (const CoroutineId coroutine : state.coroutinesOf(ThreadId(i))) {
            const trace::CoroutineNow& own = state.coroutines[coroutine.index()];
            if (own.place == trace::CoroutinePlace::RampWaiting)
                add(ThreadId(i), own.waitsFor);
        }
    }
    return requests;
}

class Drawer {
public:
    Drawer(const trace::State& state, WaitPictureKind kind)
        : m_state(state), m_kind(kind), m_ofThread(state.threads.size(), -1), m_ofObject(state.objects.size(), -1)
    {
        m_picture.rings = trace::waitRings(state);
    }

    WaitPicture draw()
    {
        addJoins();
        if (m_kind == WaitPictureKind::Resources)
            addResources();
        else
            addWaits();
        markRings();
        for (int round = 0; round < static_cast<int>(m_picture.nodes.size()) && sinkLayers(); ++round) {
        }
        return std::move(m_picture);
    }

private:
    std::size_t node(ThreadId thread)
    {
        std::int32_t& place = m_ofThread[thread.index()];
        if (place < 0) {
            place = static_cast<std::int32_t>(m_picture.nodes.size());
            m_picture.nodes.push_back({thread, {}, -1, 0, 1, 0});
        }
        return static_cast<std::size_t>(place);
    }

    std::size_t node(ObjectId object)
    {
        std::int32_t& place = m_ofObject[object.index()];
        if (place >= 0)
            return static_cast<std::size_t>(place);
        place = static_cast<std::int32_t>(m_picture.nodes.size());
        const trace::ObjectNow& now = m_state.objects[object.index()];
        WaitNode& added = m_picture.nodes.emplace_back(WaitNode{{}, object, -1, 0, 1, 0});
        for (const trace::ObjectHolder& holder : now.holders)
            added.held += holder.times;
        const auto* kind = m_state.blueprint()->object(object).kind;
        const bool isCounted = kind != nullptr && kind->sign == sync::Sign::Counter;
        added.instances = std::max<std::int64_t>(1, added.held + (isCounted ? now.count : 0));
        return static_cast<std::size_t>(place);
    }

    void addJoins()
    {
        for (std::size_t i = 0; i < m_state.threads.size(); ++i) {
            const trace::ThreadNow& now = m_state.threads[i];
            if (now.callWait == machine::WaitKind::Thread)
                m_picture.links.push_back({node(ThreadId(i)), node(ThreadId(now.callWaitId)), {}, 1, false, -1});
        }
    }

    void addResources()
    {
        for (std::size_t i = 0; i < m_state.objects.size(); ++i) {
            for (const trace::ObjectHolder& holder : m_state.objects[i].holders)
                m_picture.links.push_back(
                    {node(ObjectId(i)), node(holder.thread), ObjectId(i), holder.times, true, -1});
        }
        for (const Request& request : requestsIn(m_state))
            m_picture.links.push_back({node(request.thread), node(request.object), request.object, 1, false, -1});
    }

    void addWaits()
    {
        for (const Request& request : requestsIn(m_state)) {
            const auto& holders = m_state.objects[request.object.index()].holders;
            const std::size_t from = node(request.thread);
            for (const trace::ObjectHolder& holder : holders)
                m_picture.links.push_back({from, node(holder.thread), request.object, 1, false, -1});
        }
    }

    [[nodiscard]] std::int32_t placeOf(ThreadId thread) const { return m_ofThread[thread.index()]; }

    void markLink(std::int32_t from, std::int32_t to, ObjectId object, int ring)
    {
        for (WaitLink& link : m_picture.links) {
            if (static_cast<std::int32_t>(link.from) == from && static_cast<std::int32_t>(link.to) == to
                && link.object == object)
                link.ring = ring;
        }
    }

    void markRings()
    {
        for (std::size_t r = 0; r < m_picture.rings.size(); ++r) {
            const trace::WaitRing& ring = m_picture.rings[r];
            for (std::size_t i = 0; i < ring.threads.size(); ++i) {
                const std::int32_t from = placeOf(ring.threads[i]);
                const std::int32_t to = placeOf(ring.threads[(i + 1) % ring.threads.size()]);
                const ObjectId object = ring.objects[i];
                if (from >= 0)
                    m_picture.nodes[static_cast<std::size_t>(from)].ring = static_cast<int>(r);
                markLink(from, to, object, static_cast<int>(r));
                if (!object.isValid() || m_ofObject[object.index()] < 0)
                    continue;
                const std::int32_t middle = m_ofObject[object.index()];
                m_picture.nodes[static_cast<std::size_t>(middle)].ring = static_cast<int>(r);
                markLink(from, middle, object, static_cast<int>(r));
                markLink(middle, to, object, static_cast<int>(r));
            }
        }
    }

    /// Moves whoever points at a node to a layer above it. Returns whether anything moved.
    bool sinkLayers()
    {
        bool hasMoved = false;
        for (const WaitLink& link : m_picture.links) {
            WaitNode& from = m_picture.nodes[link.from];
            const int least = m_picture.nodes[link.to].layer + 1;
            if (from.ring < 0 && from.layer < least) {
                from.layer = least;
                hasMoved = true;
            }
        }
        return hasMoved;
    }

    const trace::State& m_state;
    WaitPictureKind m_kind;
    std::vector<std::int32_t> m_ofThread; ///< node by thread, or -1
    std::vector<std::int32_t> m_ofObject;
    WaitPicture m_picture;
};

} // namespace

WaitPicture pictureOf(const trace::State& state, WaitPictureKind kind)
{
    return Drawer(state, kind).draw();
}

} // namespace threadway::ui
