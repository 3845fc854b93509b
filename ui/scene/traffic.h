// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/state.h"
#include "trace/wait_for.h"
#include "ui/scene/object_sign.h"
#include "ui/scene/road_layout.h"

#include <QPointF>

#include <cstdint>
#include <vector>

namespace threadway::ui {

/// A coroutine on the road.
struct Car {
    enum class Look : std::uint8_t {
        Absent, ///< its thread has not arrived, or it ended while its thread goes on
        OnLane,
        OnRamp,
        Faded, ///< of an ended thread
    };
    Look look = Look::Absent;
    bool moves = false; ///< whether its place depends on the time within the state
    QPointF stand; ///< middle of the car before it has done any of its statement, in logical pixels
    double drive = 0; ///< how far it drives while it works on the statement
};

/// What is on the roads at an instant: derived from a state once, and then cheap to ask for each frame.
class Traffic {
public:
    /// Works everything out for the state. Allocates only when there are more things than ever before.
    void rebuild(const scenario::Blueprint& blueprint, const RoadLayout& layout, const trace::State& state);

    /// By coroutine.
    [[nodiscard]] const std::vector<Car>& cars() const { return m_cars; }
    /// The middle of the car at the instant t, in logical pixels.
    [[nodiscard]] QPointF centre(CoroutineId coroutine, const trace::State& state, SimTime t) const;
    /// The car that stands for the thread in arrows: at the head of its lane, or the one that waits.
    [[nodiscard]] CoroutineId carOf(ThreadId thread) const { return m_carOf[thread.index()]; }
    /// The program that the lane shows: that of the coroutine at its head.
    [[nodiscard]] UnitId shownUnit(ThreadId thread) const { return m_shownUnit[thread.index()]; }
    /// By object.
    [[nodiscard]] const std::vector<ObjectSign>& signs() const { return m_signs; }
    [[nodiscard]] bool isShut(const CourseStop& stop) const;
    [[nodiscard]] const std::vector<trace::WaitEdge>& edges() const { return m_edges; }
    [[nodiscard]] const std::vector<trace::WaitRing>& rings() const { return m_rings; }
    /// Whether the thread is part of a ring.
    [[nodiscard]] bool isInRing(ThreadId thread) const { return m_inRing[thread.index()] != 0; }

private:
    void placeThread(const scenario::Blueprint& blueprint, const RoadLayout& layout, const trace::State& state,
                     ThreadId thread);
    void placeOnRamp(const LaneLayout& lane, const trace::State& state);
    void readObjects(const scenario::Blueprint& blueprint, const trace::State& state);

    std::vector<Car> m_cars;
    std::vector<CoroutineId> m_carOf;
    std::vector<UnitId> m_shownUnit;
    std::vector<ObjectSign> m_signs;
    std::vector<trace::WaitEdge> m_edges;
    std::vector<trace::WaitRing> m_rings;
    std::vector<std::uint8_t> m_inRing;
};

} // namespace threadway::ui
