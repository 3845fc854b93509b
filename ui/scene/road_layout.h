// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/blueprint.h"
#include "ui/scene/course.h"
#include "ui/session/presence.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace threadway::ui {

/// Where a thread is drawn.
struct LaneLayout {
    ThreadId thread;
    std::size_t road = 0;
    QRectF row; ///< head, verge and asphalt: what belongs to the thread for the pointer
    QRectF head; ///< badge, name, core slot, standing
    QRectF asphalt;
    QRectF buffer; ///< where what waits in the thread's store buffer is shown; empty if it has none
    double lightsTop = 0; ///< top of the strip above the asphalt where traffic lights stand; its own top if none
    double rampTop = 0; ///< top of the on-ramp above the asphalt; the asphalt's top if there is none
    double rampLength = 0;
    bool hasOneUnit = true; ///< whether all its coroutines run the same program

    [[nodiscard]] bool hasLights() const { return lightsTop < rampTop; }
    [[nodiscard]] bool hasRamp() const { return rampTop < asphalt.top(); }
};

/// Where a process is drawn.
struct RoadLayoutRoad {
    ProcessId process;
    QRectF land;
    QRectF plate; ///< name and pid
    QRectF heap; ///< the meter; its text follows to the right
    std::vector<QRectF> files; ///< chips, from left to right; fewer than the process has when they do not fit
    QRectF slab; ///< all lanes together, without their heads
    std::size_t firstLane = 0;
    std::size_t laneCount = 0;
};

/// What is at a point of the scene.
struct SceneHit {
    enum class Part { Nothing, Land, Plate, Head, Lane, Ramp, Buffer };
    Part part = Part::Nothing;
    ProcessId process;
    ThreadId thread;
};

/// The geometry of the whole scene in logical pixels (before zooming), for a width: one road below the other, in
/// one or more columns. Knows nothing of painting, so that painting and hit testing cannot disagree.
class RoadLayout {
public:
    static constexpr double margin = 14;
    static constexpr double laneHeight = 44;
    /// How far below the top of a lane its cars drive; what the program does is written beneath them.
    static constexpr double carLine = 15.5;
    static constexpr double lightsHeight = 34;
    static constexpr double rampHeight = 26;
    static constexpr double headWidth = 186;
    static constexpr double leastColumnWidth = 620;

    RoadLayout() = default;
    /// Only who is present gets a road or a lane.
    RoadLayout(const scenario::Blueprint& blueprint, double width, int columns = 1, const Presence& presence = {});

    [[nodiscard]] QSizeF size() const { return m_size; }
    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] const std::vector<RoadLayoutRoad>& roads() const { return m_roads; }
    /// By place on the screen; every thread that is present has exactly one.
    [[nodiscard]] const std::vector<LaneLayout>& lanes() const { return m_lanes; }
    [[nodiscard]] bool hasLane(ThreadId thread) const
    {
        return thread.isValid() && thread.index() < m_laneOf.size() && m_laneOf[thread.index()] < m_lanes.size();
    }
    /// An empty one if the thread has none.
    [[nodiscard]] const LaneLayout& lane(ThreadId thread) const
    {
        return hasLane(thread) ? m_lanes[m_laneOf[thread.index()]] : m_nowhere;
    }
    /// Only for a thread that has a lane.
    [[nodiscard]] std::size_t laneIndex(ThreadId thread) const { return m_laneOf[thread.index()]; }
    [[nodiscard]] const Course& course(UnitId unit) const { return m_courses[unit.index()]; }
    /// The course that a lane shows while none of its coroutines is at its head.
    [[nodiscard]] const Course& firstCourse(const scenario::Blueprint& blueprint, ThreadId thread) const;
    [[nodiscard]] SceneHit hit(QPointF point) const;
    /// The traffic light at the point, on a lane that shows the course; nullptr if there is none.
    [[nodiscard]] const CourseStop* stopAt(ThreadId thread, const Course& course, QPointF point) const;
    /// The meter there.
    [[nodiscard]] const CourseMeter* meterAt(ThreadId thread, const Course& course, QPointF point) const;

private:
    double placeRoad(const scenario::Blueprint& blueprint, ProcessId process, QPointF corner, double width,
                     const Presence& presence);
    double placeLane(const scenario::Blueprint& blueprint, ThreadId thread, QPointF corner, double width);

    QSizeF m_size;
    int m_columns = 1;
    std::vector<RoadLayoutRoad> m_roads;
    std::vector<LaneLayout> m_lanes;
    std::vector<std::size_t> m_laneOf; ///< beyond the lanes for a thread that has none
    LaneLayout m_nowhere;
    std::vector<Course> m_courses;
};

} // namespace threadway::ui
