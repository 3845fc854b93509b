// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/course.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace threadway::ui {

using program::Op;
using program::StatementKind;

namespace {

/// Widths in logical pixels: what a stretch needs to show its sign, and the most it gains from spare room.
struct Width {
    double least = 0;
    double most = 0;
};

Width textWidth(const program::Statement& statement, double least, double most)
{
    const double wanted = std::clamp(6.2 * static_cast<double>(statement.text.size()) + 18, least, most);
    return {wanted, wanted * 1.35};
}

Width widthOf(const program::Statement& statement)
{
    const double milliseconds = static_cast<double>(statement.nominal.ns) / 1e6;
    switch (statement.kind) {
    case StatementKind::Compute:
    case StatementKind::Touch: {
        const double wanted = statement.nominal.ns > 0 ? 96 + 26 * std::log2(1 + milliseconds) : 120;
        return {std::min(wanted, 240.0), std::min(wanted, 240.0) * 3};
    }
    case StatementKind::Sleep:
        return {100, 150};
    case StatementKind::Yield:
        return {46, 64};
    case StatementKind::Sync: // room for a waiting car, the light, its name and its owner
        return {112, 150};
    case StatementKind::Leave:
        return {40, 52};
    case StatementKind::Print:
    case StatementKind::Assign:
    case StatementKind::Call:
    case StatementKind::SystemCall:
    case StatementKind::Return:
    case StatementKind::Assert:
    case StatementKind::Fault:
        return textWidth(statement, 60, 170);
    case StatementKind::If:
    case StatementKind::While:
    case StatementKind::For:
        return textWidth(statement, 56, 130);
    case StatementKind::Pass:
        return {30, 40};
    }
    return {30, 40};
}

/// The functions that each statement calls, from the code; empty lists if the unit has no code.
std::vector<std::vector<std::int32_t>> callsByStatement(const program::Unit& unit)
{
    std::vector<std::vector<std::int32_t>> calls(unit.statements.size());
    std::int32_t statement = -1;
    for (const program::Instruction& instruction : unit.code) {
        if (instruction.op == Op::Statement)
            statement = instruction.a;
        else if (instruction.op == Op::Call && statement >= 0)
            calls[static_cast<std::size_t>(statement)].push_back(instruction.a);
    }
    return calls;
}

/// The statements of the function in order, each call followed by what it calls for the first time.
void appendFunction(const program::Unit& unit, const std::vector<std::vector<std::int32_t>>& calls,
                    std::int32_t function, std::vector<std::uint8_t>& seen, std::vector<CourseStretch>& out)
{
    if (static_cast<std::size_t>(function) >= seen.size() || seen[static_cast<std::size_t>(function)] != 0)
        return;
    seen[static_cast<std::size_t>(function)] = 1;
    for (std::size_t i = 0; i < unit.statements.size(); ++i) {
        if (unit.statements[i].function != function)
            continue;
        out.push_back({static_cast<std::int32_t>(i), 0, 0});
        for (const std::int32_t called : calls[i])
            appendFunction(unit, calls, called, seen, out);
    }
}

/// The first operation of the statement on its object, from the code; -1 if the unit has no code.
int operationOf(const program::Unit& unit, std::int32_t statement)
{
    bool inside = false;
    for (const program::Instruction& instruction : unit.code) {
        if (instruction.op == Op::Statement)
            inside = instruction.a == statement;
        else if (inside && instruction.op == Op::Sync)
            return instruction.c;
    }
    return -1;
}

/// The meter that the instruction uses, without its place.
std::optional<CourseMeter> meterOf(const scenario::Blueprint& blueprint, const program::Instruction& instruction)
{
    CourseMeter meter;
    meter.operation = instruction.c;
    if (instruction.op == Op::Atomic) {
        meter.variable = VariableId(instruction.a);
        return meter;
    }
    if (instruction.op != Op::Sync)
        return std::nullopt;
    meter.object = ObjectId(instruction.a);
    const sync::PrimitiveInfo* kind = blueprint.object(meter.object).kind;
    const bool isMeter = kind != nullptr && kind->sign == sync::Sign::Meter;
    return isMeter ? std::optional(meter) : std::nullopt;
}

bool isEntry(const program::Unit& unit, std::int32_t statement)
{
    return std::any_of(unit.criticalSections.begin(), unit.criticalSections.end(),
                       [statement](const program::CriticalSection& s) { return s.entry == statement; });
}

} // namespace

bool canWait(const sync::PrimitiveInfo& kind, std::uint16_t operation)
{
    if (operation >= kind.operations.size())
        return false;
    const bool undoes = std::any_of(kind.operations.begin(), kind.operations.end(),
                                    [operation](const sync::OperationInfo& o) { return o.undo == operation; });
    if (undoes)
        return false;
    const std::vector<program::Value> arguments(static_cast<std::size_t>(kind.operations[operation].arguments),
                                                program::Value::integer(1));
    const sync::Request request{{ThreadId{1}, CoroutineId{1}}, operation, arguments};
    const sync::ObjectState fresh = kind.behaviour.initial({});
    sync::ObjectState held = fresh;
    held.holders.push_back({ThreadId{0}});
    sync::ObjectState drained = fresh;
    drained.count = 0;
    sync::ObjectState full = fresh;
    full.items.assign(1000, program::Value::integer(0));
    full.count = 1000;
    const std::array<const sync::ObjectState*, 4> states{&fresh, &held, &drained, &full};
    return std::any_of(states.begin(), states.end(),
                       [&](const sync::ObjectState* state) { return !kind.behaviour.isEnabled(*state, request); });
}

Course::Course(const scenario::Blueprint& blueprint, const program::Unit& unit, double length) : m_length(length)
{
    m_stretchOf.assign(unit.statements.size(), -1);
    m_stand.assign(unit.statements.size(), leadIn / 2);
    m_drive.assign(unit.statements.size(), 0);
    findOrder(unit);
    spread(unit);
    findStops(blueprint, unit);
    findMeters(blueprint, unit);
    findRooms();
    findBoxes(unit);
    findLoops(unit);
}

void Course::findOrder(const program::Unit& unit)
{
    std::int32_t functions = 1;
    for (const program::Statement& statement : unit.statements)
        functions = std::max(functions, statement.function + 1);
    std::vector<std::uint8_t> seen(static_cast<std::size_t>(functions), 0);
    appendFunction(unit, callsByStatement(unit), 0, seen, m_stretches);
    for (std::size_t i = 0; i < m_stretches.size(); ++i)
        m_stretchOf[static_cast<std::size_t>(m_stretches[i].statement)] = static_cast<std::int32_t>(i);
}

void Course::spread(const program::Unit& unit)
{
    const double room = std::max(1.0, m_length - leadIn - leadOut);
    double least = 0;
    double most = 0;
    for (const CourseStretch& stretch : m_stretches) {
        const Width width = widthOf(unit.statements[static_cast<std::size_t>(stretch.statement)]);
        least += width.least;
        most += width.most;
    }
    // Between least and most every stretch takes the same share of what it could gain.
    const double share = most > least ? std::clamp((room - least) / (most - least), 0.0, 1.0) : 0.0;
    const double squeeze = least > room ? room / least : 1.0;
    double place = leadIn;
    for (CourseStretch& stretch : m_stretches) {
        const auto index = static_cast<std::size_t>(stretch.statement);
        const Width width = widthOf(unit.statements[index]);
        stretch.begin = place;
        place += (width.least + share * (width.most - width.least)) * squeeze;
        stretch.end = place;
        m_stand[index] = stretch.begin;
        m_drive[index] = stretch.width();
        if (unit.statements[index].kind == StatementKind::Sleep) {
            m_stand[index] = (stretch.begin + stretch.end) / 2;
            m_drive[index] = 0;
        }
    }
}

void Course::findStops(const scenario::Blueprint& blueprint, const program::Unit& unit)
{
    for (const CourseStretch& stretch : m_stretches) {
        const auto index = static_cast<std::size_t>(stretch.statement);
        const program::Statement& statement = unit.statements[index];
        if (statement.kind != StatementKind::Sync || !statement.object.isValid())
            continue;
        const int operation = operationOf(unit, stretch.statement);
        const sync::PrimitiveInfo* kind
            = statement.object.index() < blueprint.objects.size() ? blueprint.object(statement.object).kind : nullptr;
        const bool waits = operation >= 0 && kind != nullptr ? canWait(*kind, static_cast<std::uint16_t>(operation))
                                                             : isEntry(unit, stretch.statement);
        if (!waits)
            continue;
        const double line = stretch.begin + stretch.width() * 0.62;
        m_stops.push_back(
            {stretch.statement, statement.object, static_cast<std::uint16_t>(std::max(operation, 0)), line, 0});
        // Asking takes the car up to the line; it crosses when the next statement begins.
        m_drive[index] = std::max(0.0, line - stopDistance - m_stand[index]);
    }
}

void Course::findMeters(const scenario::Blueprint& blueprint, const program::Unit& unit)
{
    std::int32_t statement = -1;
    for (const program::Instruction& instruction : unit.code) {
        if (instruction.op == Op::Statement)
            statement = instruction.a;
        const auto meter = meterOf(blueprint, instruction);
        const CourseStretch* place = stretch(statement);
        if (!meter || place == nullptr)
            continue;
        const auto before = std::count_if(m_meters.begin(), m_meters.end(), [statement](const CourseMeter& other) {
            return other.statement == statement;
        });
        const bool isThere = std::any_of(m_meters.begin(), m_meters.end(), [&](const CourseMeter& other) {
            return other.statement == statement && other.object == meter->object && other.variable == meter->variable;
        });
        if (isThere)
            continue;
        // Several of one statement share it: the first at its beginning, the next in the middle of the rest.
        m_meters.push_back(*meter);
        m_meters.back().statement = statement;
        m_meters.back().place = place->begin + std::min(16.0, place->width() / 2)
                                + place->width() * (1 - 1 / static_cast<double>(before + 1)); // 0, 1/2, 2/3, ...
    }
    std::sort(m_meters.begin(), m_meters.end(),
              [](const CourseMeter& a, const CourseMeter& b) { return a.place < b.place; });
}

void Course::findRooms()
{
    const auto nextAfter = [this](double place) {
        double next = m_length;
        for (const CourseStop& stop : m_stops)
            next = stop.line > place ? std::min(next, stop.line) : next;
        for (const CourseMeter& meter : m_meters)
            next = meter.place > place ? std::min(next, meter.place) : next;
        return next;
    };
    for (CourseStop& stop : m_stops)
        stop.room = nextAfter(stop.line) - stop.line;
    for (CourseMeter& meter : m_meters)
        meter.room = nextAfter(meter.place) - meter.place;
}

void Course::findBoxes(const program::Unit& unit)
{
    for (const program::CriticalSection& section : unit.criticalSections) {
        const CourseStretch* entry = stretch(section.entry);
        const CourseStretch* exit = stretch(section.exit);
        if (entry == nullptr || exit == nullptr || exit->end <= entry->begin)
            continue;
        const auto stop = std::find_if(m_stops.begin(), m_stops.end(),
                                       [&section](const CourseStop& s) { return s.statement == section.entry; });
        const double begin = stop == m_stops.end() ? entry->begin : stop->line + 5;
        m_boxes.push_back({section.object, begin, std::max(exit->end - 8, begin + 4), 0});
    }
    std::sort(m_boxes.begin(), m_boxes.end(), [](const CourseBox& a, const CourseBox& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (m_boxes[j].end > m_boxes[i].begin)
                ++m_boxes[i].nesting;
}

void Course::findLoops(const program::Unit& unit)
{
    for (const CourseStretch& head : m_stretches) {
        const program::Statement& statement = unit.statements[static_cast<std::size_t>(head.statement)];
        if (statement.kind != StatementKind::While && statement.kind != StatementKind::For)
            continue;
        const CourseStretch* last = stretch(statement.blockEnd - 1);
        if (last == nullptr || last->end <= head.begin)
            continue;
        const auto around = std::count_if(m_loops.begin(), m_loops.end(),
                                          [&head](const CourseLoop& loop) { return loop.end > head.begin; });
        m_loops.push_back({head.begin, last->end, static_cast<int>(around)});
    }
}

const CourseStretch* Course::stretch(std::int32_t statement) const
{
    if (statement < 0 || static_cast<std::size_t>(statement) >= m_stretchOf.size())
        return nullptr;
    const std::int32_t index = m_stretchOf[static_cast<std::size_t>(statement)];
    return index < 0 ? nullptr : &m_stretches[static_cast<std::size_t>(index)];
}

double Course::standAt(std::int32_t statement) const
{
    return stretch(statement) == nullptr ? leadIn / 2 : m_stand[static_cast<std::size_t>(statement)];
}

double Course::driveOf(std::int32_t statement) const
{
    return stretch(statement) == nullptr ? 0 : m_drive[static_cast<std::size_t>(statement)];
}

double Course::carAt(std::int32_t statement, double progress) const
{
    return standAt(statement) + std::clamp(progress, 0.0, 1.0) * driveOf(statement);
}

bool Course::isStop(std::int32_t statement) const
{
    return std::any_of(m_stops.begin(), m_stops.end(),
                       [statement](const CourseStop& stop) { return stop.statement == statement; });
}

std::int32_t Course::statementAt(double place) const
{
    for (const CourseStretch& stretch : m_stretches)
        if (place >= stretch.begin && place < stretch.end)
            return stretch.statement;
    return -1;
}

} // namespace threadway::ui
