// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/traffic.h"

#include <algorithm>

namespace threadway::ui {

using trace::CoroutinePlace;
using trace::ThreadStanding;

namespace {

/// How much of the ramp one car takes when there is room.
constexpr double rampStep = 40;

} // namespace

void Traffic::rebuild(const scenario::Blueprint& blueprint, const RoadLayout& layout, const trace::State& state)
{
    m_cars.resize(blueprint.coroutines.size());
    m_carOf.resize(blueprint.threads.size());
    m_shownUnit.resize(blueprint.threads.size());
    m_inRing.assign(blueprint.threads.size(), 0);
    for (std::size_t i = 0; i < blueprint.threads.size(); ++i)
        placeThread(blueprint, layout, state, ThreadId{i});
    readObjects(blueprint, state);
    m_edges = trace::waitEdges(state);
    m_rings = trace::waitRings(state);
    for (const trace::WaitRing& ring : m_rings)
        for (const ThreadId thread : ring.threads)
            m_inRing[thread.index()] = 1;
}

void Traffic::placeThread(const scenario::Blueprint& blueprint, const RoadLayout& layout, const trace::State& state,
                          ThreadId thread)
{
    const std::vector<CoroutineId>& coroutines = state.coroutinesOf(thread);
    const trace::ThreadNow& now = state.threads[thread.index()];
    const LaneLayout& lane = layout.lane(thread);
    const bool ended = now.standing == ThreadStanding::Ended;
    const bool alone = coroutines.size() == 1 && blueprint.thread(thread).workers == 1;
    CoroutineId shown = now.head;
    for (const CoroutineId id : coroutines) {
        const trace::CoroutineNow& coroutine = state.coroutines[id.index()];
        const Course& course = layout.course(blueprint.coroutine(id).unit);
        Car& car = m_cars[id.index()];
        car.moves = false;
        car.drive = 0;
        car.look = ended ? Car::Look::Faded : Car::Look::OnLane;
        const bool isOver = coroutine.place == CoroutinePlace::Ended;
        const bool isAbsent = coroutine.place == CoroutinePlace::NotStarted;
        if (now.standing == ThreadStanding::NotArrived || isAbsent || (isOver && !alone))
            car.look = Car::Look::Absent;
        else if (!ended && !alone && coroutine.place != CoroutinePlace::Head)
            car.look = Car::Look::OnRamp;
        if (!shown.isValid() && !isOver && coroutine.waitsFor.isValid())
            shown = id;
        // Without work to do for asking, a car is at the line at once, and stays there when the light lets it go.
        const bool isBlocked = now.standing == ThreadStanding::Blocked && id == now.head;
        const bool isStopped = isBlocked || (coroutine.work.ns == 0 && course.isStop(coroutine.statement));
        const double place
            = isOver ? course.length() - Course::leadOut / 2 : course.carAt(coroutine.statement, isStopped ? 1.0 : 0.0);
        car.stand = {lane.asphalt.left() + place, lane.asphalt.top() + RoadLayout::carLine};
        if (!isOver && !isStopped && coroutine.work.ns > 0) {
            car.drive = course.driveOf(coroutine.statement);
            car.moves = car.drive > 0 && car.look != Car::Look::OnRamp;
        }
    }
    if (!shown.isValid()) // a worker may have none
        shown = coroutines.empty() ? blueprint.thread(thread).coroutines.front() : coroutines.front();
    m_carOf[thread.index()] = shown;
    m_shownUnit[thread.index()] = shown.isValid() ? blueprint.coroutine(shown).unit : UnitId{};
    if (!alone && !ended)
        placeOnRamp(lane, state);
}

void Traffic::placeOnRamp(const LaneLayout& lane, const trace::State& state)
{
    const std::vector<CoroutineId>& coroutines = state.coroutinesOf(lane.thread);
    const auto waits = [&](CoroutineId id) { return m_cars[id.index()].look == Car::Look::OnRamp; };
    const auto comesBefore = [&](CoroutineId a, CoroutineId b) {
        const trace::CoroutineNow& x = state.coroutines[a.index()];
        const trace::CoroutineNow& y = state.coroutines[b.index()];
        // Who could go on stands nearer to the merge than who still waits for something.
        if (x.place != y.place)
            return x.place == CoroutinePlace::Ramp;
        return x.rampedAs != y.rampedAs ? x.rampedAs < y.rampedAs : a < b;
    };
    const auto count = std::count_if(coroutines.begin(), coroutines.end(), waits);
    const double front = lane.asphalt.left() + lane.rampLength - 44;
    const double room = lane.rampLength - 64;
    const double step = count > 1 ? std::min(rampStep, room / static_cast<double>(count - 1)) : rampStep;
    for (const CoroutineId id : coroutines) {
        if (!waits(id))
            continue;
        // Counting who is ahead needs no memory, and lanes carry few cars.
        const auto ahead = std::count_if(coroutines.begin(), coroutines.end(),
                                         [&](CoroutineId other) { return waits(other) && comesBefore(other, id); });
        m_cars[id.index()].stand
            = {front - step * static_cast<double>(ahead), (lane.rampTop + lane.asphalt.top()) / 2 + 1};
    }
}

void Traffic::readObjects(const scenario::Blueprint& blueprint, const trace::State& state)
{
    m_signs.resize(state.objects.size());
    for (std::size_t i = 0; i < state.objects.size(); ++i)
        m_signs[i] = signOf(blueprint, ObjectId(i), state.objects[i]);
}

QPointF Traffic::centre(CoroutineId coroutine, const trace::State& state, SimTime t) const
{
    const Car& car = m_cars[coroutine.index()];
    return car.moves ? QPointF(car.stand.x() + car.drive * state.progress(coroutine, t), car.stand.y()) : car.stand;
}

bool Traffic::isShut(const CourseStop& stop) const
{
    const std::vector<std::uint8_t>& shut = m_signs[stop.object.index()].isShut;
    return stop.operation < shut.size() && shut[stop.operation] != 0;
}

} // namespace threadway::ui
