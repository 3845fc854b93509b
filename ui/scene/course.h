// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/unit.h"
#include "scenario/blueprint.h"

#include <cstdint>
#include <vector>

namespace threadway::ui {

/// The stretch of lane that one statement takes, in logical pixels from the start of the lane.
struct CourseStretch {
    std::int32_t statement = 0;
    double begin = 0;
    double end = 0;

    [[nodiscard]] double width() const { return end - begin; }
};

/// A place where a lane asks for an object: a stop line under a traffic light.
struct CourseStop {
    std::int32_t statement = 0;
    ObjectId object;
    std::uint16_t operation = 0; ///< of the object's primitive
    double line = 0; ///< where the stop line is
    double room = 0; ///< up to the next sign, or the end of the lane
};

/// A place where a lane uses a value in one indivisible step, without ever waiting: a meter beside the road. It is
/// an atomic object's or a shared variable's.
struct CourseMeter {
    std::int32_t statement = 0;
    ObjectId object; ///< invalid: a shared variable is used
    VariableId variable;
    std::uint16_t operation = 0; ///< of the object's primitive, or a program::AtomicOperator
    double place = 0;
    double room = 0; ///< up to the next sign, or the end of the lane
};

/// A yellow box: the object is held from begin to end.
struct CourseBox {
    ObjectId object;
    double begin = 0;
    double end = 0;
    int nesting = 0; ///< number of boxes that begin earlier and still hold
};

/// The way back of a loop, from the end of its body to its head.
struct CourseLoop {
    double begin = 0;
    double end = 0;
    int nesting = 0;
};

/// A program laid out along a lane from left to right, in the order in which it is written; a function follows
/// the first statement that calls it. Pure geometry: painting and hit testing read the same numbers.
class Course {
public:
    /// Room before the first statement, where a car waits that has not begun.
    static constexpr double leadIn = 44;
    /// Room after the last statement, where a finished car stands.
    static constexpr double leadOut = 44;
    /// How far before a stop line the middle of a waiting car is.
    static constexpr double stopDistance = 24;

    Course() = default;
    /// Fits the unit into the length; a program too long for it is compressed, a short one stretched.
    Course(const scenario::Blueprint& blueprint, const program::Unit& unit, double length);

    [[nodiscard]] double length() const { return m_length; }
    [[nodiscard]] const std::vector<CourseStretch>& stretches() const { return m_stretches; }
    [[nodiscard]] const std::vector<CourseStop>& stops() const { return m_stops; }
    [[nodiscard]] const std::vector<CourseMeter>& meters() const { return m_meters; }
    /// Whether anything stands beside the road.
    [[nodiscard]] bool hasSigns() const { return !m_stops.empty() || !m_meters.empty(); }
    [[nodiscard]] const std::vector<CourseBox>& boxes() const { return m_boxes; }
    [[nodiscard]] const std::vector<CourseLoop>& loops() const { return m_loops; }
    /// The stretch of a statement, or nullptr for one that is never reached.
    [[nodiscard]] const CourseStretch* stretch(std::int32_t statement) const;
    /// Where the middle of a car stands that has done `progress` (0 to 1) of a statement; -1 is before the first.
    [[nodiscard]] double carAt(std::int32_t statement, double progress) const;
    /// Where a car stands at the statement before it has done any of it.
    [[nodiscard]] double standAt(std::int32_t statement) const;
    /// How far the car drives while it works on the statement.
    [[nodiscard]] double driveOf(std::int32_t statement) const;
    /// Whether the statement ends at a stop line.
    [[nodiscard]] bool isStop(std::int32_t statement) const;
    /// The statement drawn at the place, or -1.
    [[nodiscard]] std::int32_t statementAt(double place) const;

private:
    void findOrder(const program::Unit& unit);
    void findStops(const scenario::Blueprint& blueprint, const program::Unit& unit);
    void findMeters(const scenario::Blueprint& blueprint, const program::Unit& unit);
    void findRooms();
    void spread(const program::Unit& unit);
    void findBoxes(const program::Unit& unit);
    void findLoops(const program::Unit& unit);

    double m_length = 0;
    std::vector<CourseStretch> m_stretches;
    std::vector<std::int32_t> m_stretchOf; ///< by statement; -1 if never reached
    std::vector<double> m_stand; ///< by statement
    std::vector<double> m_drive; ///< by statement
    std::vector<CourseStop> m_stops;
    std::vector<CourseMeter> m_meters;
    std::vector<CourseBox> m_boxes;
    std::vector<CourseLoop> m_loops;
};

/// Whether an operation of the primitive can make its caller wait; false for those that only give back.
bool canWait(const sync::PrimitiveInfo& kind, std::uint16_t operation);

} // namespace threadway::ui
