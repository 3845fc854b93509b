// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/road_layout.h"

#include "scenario/crew.h"

#include <algorithm>
#include <cmath>

namespace threadway::ui {

namespace {

constexpr double landPadding = 12;
constexpr double headerHeight = 44;
constexpr double headGap = 8;
constexpr double rampCarRoom = 40;

/// Where the point is along the lane, if it is in the strip where signs stand; otherwise far away.
double placeAmongSigns(const LaneLayout& lane, QPointF point)
{
    const bool isInside = lane.hasLights() && point.y() >= lane.lightsTop && point.y() < lane.rampTop;
    return isInside ? point.x() - lane.asphalt.left() : -1e6;
}

/// From the left of the housing to where the name of the owner ends, more or less.
bool isAtSign(double place, double sign, double room)
{
    constexpr double before = 12;
    constexpr double behind = 110;
    return place > sign - before && place < sign + std::min(behind, room - before);
}

} // namespace

RoadLayout::RoadLayout(const scenario::Blueprint& blueprint, double width, int columns, const Presence& presence)
    : m_columns(std::max(1, columns))
{
    const double columnWidth = std::max(leastColumnWidth, (width - margin) / m_columns - margin);
    const double courseLength = columnWidth - 2 * landPadding - headWidth - headGap;
    m_courses.reserve(blueprint.units.size());
    for (const program::Unit& unit : blueprint.units)
        m_courses.emplace_back(blueprint, unit, courseLength);
    m_laneOf.assign(blueprint.threads.size(), blueprint.threads.size());
    m_lanes.reserve(blueprint.threads.size());
    std::vector<ProcessId> present;
    for (std::size_t i = 0; i < blueprint.processes.size(); ++i) {
        if (presence.has(ProcessId{i}))
            present.emplace_back(i);
    }
    const std::size_t perColumn
        = (present.size() + static_cast<std::size_t>(m_columns) - 1) / static_cast<std::size_t>(m_columns);
    double bottom = 0;
    QPointF corner(margin, margin);
    for (std::size_t i = 0; i < present.size(); ++i) {
        if (i > 0 && i % perColumn == 0)
            corner = {corner.x() + columnWidth + margin, margin};
        corner.ry() = placeRoad(blueprint, present[i], corner, columnWidth, presence) + margin;
        bottom = std::max(bottom, corner.y());
    }
    m_size = {margin + m_columns * (columnWidth + margin), std::max(bottom, 2 * margin)};
}

double RoadLayout::placeRoad(const scenario::Blueprint& blueprint, ProcessId process, QPointF corner, double width,
                             const Presence& presence)
{
    const scenario::Blueprint::Process& model = blueprint.process(process);
    RoadLayoutRoad road;
    road.process = process;
    road.firstLane = m_lanes.size();
    road.plate = {corner.x() + landPadding, corner.y() + 9, 190, 24};
    road.heap = {road.plate.right() + 16, corner.y() + 17, 76, 8};
    const double right = corner.x() + width - landPadding;
    constexpr double chipWidth = 92;
    constexpr double heapTextRoom = 120;
    const double chipRoom = right - road.heap.right() - heapTextRoom;
    constexpr double chipStep = chipWidth + 8;
    const auto chips = std::min(model.files.size(), static_cast<std::size_t>(std::max(0.0, chipRoom / chipStep)));
    for (std::size_t i = 0; i < chips; ++i) {
        const double left = right - static_cast<double>(chips - i) * chipStep + 8;
        road.files.emplace_back(left, corner.y() + 10, chipWidth, 22);
    }
    double y = corner.y() + headerHeight;
    const double slabTop = y;
    for (const ThreadId thread : model.threads) {
        if (presence.has(thread))
            y = placeLane(blueprint, thread, {corner.x() + landPadding, y}, width - 2 * landPadding);
    }
    road.laneCount = m_lanes.size() - road.firstLane;
    const double slabLeft = corner.x() + landPadding + headWidth + headGap;
    road.slab = {slabLeft, slabTop, right - slabLeft, y - slabTop};
    road.land = {corner.x(), corner.y(), width, y + landPadding - corner.y()};
    m_roads.push_back(std::move(road));
    return y + landPadding;
}

double RoadLayout::placeLane(const scenario::Blueprint& blueprint, ThreadId thread, QPointF corner, double width)
{
    const scenario::Blueprint::Thread& model = blueprint.thread(thread);
    LaneLayout lane;
    lane.thread = thread;
    lane.road = m_roads.size();
    const bool hasBuffer = blueprint.scenario.machine.stores.model == scenario::MemoryModel::Tso;
    bool lights = hasBuffer;
    double firstSign = width - headWidth - headGap;
    const std::vector<CoroutineId> coroutines = scenario::guestsOf(blueprint, thread);
    for (const CoroutineId coroutine : coroutines) {
        const UnitId unit = blueprint.coroutine(coroutine).unit;
        const Course& shown = m_courses[unit.index()];
        lights = lights || shown.hasSigns();
        if (!shown.stops().empty())
            firstSign = std::min(firstSign, shown.stops().front().line);
        if (!shown.meters().empty())
            firstSign = std::min(firstSign, shown.meters().front().place);
        lane.hasOneUnit = lane.hasOneUnit && unit == blueprint.coroutine(model.coroutines.front()).unit;
    }
    const bool ramp = coroutines.size() > 1;
    lane.lightsTop = corner.y();
    lane.rampTop = corner.y() + (lights ? lightsHeight : 0);
    const double top = lane.rampTop + (ramp ? rampHeight : 0);
    lane.head = {corner.x(), top, headWidth, laneHeight};
    lane.asphalt = {corner.x() + headWidth + headGap, top, width - headWidth - headGap, laneHeight};
    if (hasBuffer) {
        constexpr double signReach = 18; // of the housing to the left of its place
        constexpr double widest = 420;
        const double room = headWidth + headGap + firstSign - signReach;
        lane.buffer = {corner.x(), lane.lightsTop + 8, std::min(room, widest), 22};
    }
    if (ramp) {
        const double wanted = rampCarRoom * static_cast<double>(coroutines.size()) + 40;
        lane.rampLength = std::min(lane.asphalt.width() * 0.6, wanted);
    }
    lane.row = {corner.x(), corner.y(), width, lane.asphalt.bottom() - corner.y()};
    m_laneOf[thread.index()] = m_lanes.size();
    m_lanes.push_back(lane);
    return lane.asphalt.bottom();
}

const Course& RoadLayout::firstCourse(const scenario::Blueprint& blueprint, ThreadId thread) const
{
    static const Course none;
    const std::vector<CoroutineId>& coroutines = blueprint.thread(thread).coroutines;
    return coroutines.empty() ? none : course(blueprint.coroutine(coroutines.front()).unit);
}

SceneHit RoadLayout::hit(QPointF point) const
{
    SceneHit hit;
    const auto road = std::find_if(m_roads.begin(), m_roads.end(),
                                   [point](const RoadLayoutRoad& r) { return r.land.contains(point); });
    if (road == m_roads.end())
        return hit;
    hit.part = road->plate.contains(point) ? SceneHit::Part::Plate : SceneHit::Part::Land;
    hit.process = road->process;
    for (std::size_t i = road->firstLane; i < road->firstLane + road->laneCount; ++i) {
        const LaneLayout& lane = m_lanes[i];
        if (point.y() >= lane.row.bottom() || !lane.row.contains(point))
            continue;
        hit.thread = lane.thread;
        hit.part = point.x() < lane.asphalt.left()   ? SceneHit::Part::Head
                   : point.y() >= lane.asphalt.top() ? SceneHit::Part::Lane
                                                     : SceneHit::Part::Ramp;
        if (lane.buffer.contains(point))
            hit.part = SceneHit::Part::Buffer;
        break;
    }
    return hit;
}

const CourseStop* RoadLayout::stopAt(ThreadId thread, const Course& course, QPointF point) const
{
    const double place = placeAmongSigns(lane(thread), point);
    const CourseStop* found = nullptr;
    for (const CourseStop& stop : course.stops())
        found = isAtSign(place, stop.line, stop.room) ? &stop : found;
    return found;
}

const CourseMeter* RoadLayout::meterAt(ThreadId thread, const Course& course, QPointF point) const
{
    const double place = placeAmongSigns(lane(thread), point);
    const CourseMeter* found = nullptr;
    for (const CourseMeter& meter : course.meters())
        found = isAtSign(place, meter.place, meter.room) ? &meter : found;
    return found;
}

} // namespace threadway::ui
