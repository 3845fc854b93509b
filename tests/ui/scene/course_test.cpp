// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/hand_made.h"
#include "support/runs.h"
#include "ui/scene/course.h"
#include "ui/scene/short_name.h"

#include <catch2/catch.hpp>

#include <string>

using namespace threadway;
using namespace threadway::literals;
using program::StatementKind;
using test::HandMade;
using ui::Course;

namespace {

program::Statement plain(StatementKind kind, SimTime nominal = {})
{
    return HandMade::statement(kind, "x", nominal);
}

} // namespace

TEST_CASE("a course lays statements out in order, next to each other, inside the lane", "[scene]")
{
    HandMade made;
    const UnitId unit = made.unit({plain(StatementKind::Assign), plain(StatementKind::Compute, 2_ms),
                                   plain(StatementKind::Yield), plain(StatementKind::Sleep, 1_ms)});
    for (const double length : {200.0, 600.0, 3000.0}) {
        const Course course(*made.blueprint(), made.blueprint()->units[unit.index()], length);
        REQUIRE(course.stretches().size() == 4);
        CHECK(course.stretches().front().begin == Approx(Course::leadIn));
        for (std::size_t i = 0; i < 4; ++i) {
            const ui::CourseStretch& stretch = course.stretches()[i];
            CHECK(stretch.statement == static_cast<int>(i));
            CHECK(stretch.width() > 0);
            if (i > 0)
                CHECK(stretch.begin == Approx(course.stretches()[i - 1].end));
        }
        CHECK(course.stretches().back().end <= length - Course::leadOut + 0.001);
    }
}

TEST_CASE("a longer computation takes more of the lane", "[scene]")
{
    HandMade made;
    const UnitId unit = made.unit({plain(StatementKind::Compute, 1_ms), plain(StatementKind::Compute, 20_ms)});
    const Course course(*made.blueprint(), made.blueprint()->units[unit.index()], 700);
    CHECK(course.stretches()[1].width() > course.stretches()[0].width());
}

TEST_CASE("a car drives through its statement as its work is done", "[scene]")
{
    HandMade made;
    const UnitId unit = made.unit({plain(StatementKind::Print), plain(StatementKind::Compute, 2_ms)});
    const Course course(*made.blueprint(), made.blueprint()->units[unit.index()], 700);
    const ui::CourseStretch& compute = course.stretches()[1];
    CHECK(course.carAt(1, 0) == Approx(compute.begin));
    CHECK(course.carAt(1, 0.25) == Approx(compute.begin + compute.width() / 4));
    CHECK(course.carAt(1, 1) == Approx(compute.end));
    CHECK(course.carAt(-1, 0.7) < course.stretches()[0].begin);
}

TEST_CASE("a car that asks for a lock stands before the stop line, and the box begins behind it", "[scene]")
{
    HandMade made;
    const ObjectId lock = made.mutex("A");
    const UnitId unit = made.unit(
        {plain(StatementKind::Compute, 1_ms), HandMade::statement(StatementKind::Sync, "with lock(A):", {}, lock),
         plain(StatementKind::Assign), HandMade::statement(StatementKind::Leave, "", {}, lock)},
        {{lock, 1, 3}});
    const Course course(*made.blueprint(), made.blueprint()->units[unit.index()], 700);
    REQUIRE(course.stops().size() == 1);
    REQUIRE(course.boxes().size() == 1);
    const double line = course.stops()[0].line;
    constexpr double halfCar = 18;
    CHECK(course.standAt(1) + halfCar < line);
    CHECK(course.boxes()[0].begin > line);
    CHECK(course.boxes()[0].begin < course.standAt(2));
    CHECK(course.boxes()[0].end > course.standAt(3));
}

TEST_CASE("boxes within boxes know how deep they lie", "[scene]")
{
    HandMade made;
    const ObjectId a = made.mutex("A");
    const ObjectId b = made.mutex("B");
    const UnitId unit = made.unit({HandMade::statement(StatementKind::Sync, "with lock(A):", {}, a),
                                   HandMade::statement(StatementKind::Sync, "with lock(B):", {}, b),
                                   HandMade::statement(StatementKind::Leave, "", {}, b),
                                   HandMade::statement(StatementKind::Leave, "", {}, a),
                                   HandMade::statement(StatementKind::Sync, "with lock(B):", {}, b),
                                   HandMade::statement(StatementKind::Leave, "", {}, b)},
                                  {{a, 0, 3}, {b, 1, 2}, {b, 4, 5}});
    const Course course(*made.blueprint(), made.blueprint()->units[unit.index()], 900);
    REQUIRE(course.boxes().size() == 3);
    CHECK(course.boxes()[0].nesting == 0);
    CHECK(course.boxes()[1].nesting == 1);
    CHECK(course.boxes()[2].nesting == 0);
}

TEST_CASE("a loop is drawn back from the end of its body to its head", "[scene]")
{
    HandMade made;
    program::Statement loop = plain(StatementKind::While);
    loop.blockEnd = 2;
    const UnitId unit = made.unit({loop, plain(StatementKind::Compute, 1_ms), plain(StatementKind::Print)});
    const Course course(*made.blueprint(), made.blueprint()->units[unit.index()], 700);
    REQUIRE(course.loops().size() == 1);
    CHECK(course.loops()[0].begin == Approx(course.stretches()[0].begin));
    CHECK(course.loops()[0].end == Approx(course.stretches()[1].end));
}

TEST_CASE("a function follows the first statement that calls it, and one never called is left out", "[scene]")
{
    scenario::Blueprint blueprint;
    program::Unit unit;
    unit.statements.resize(4, plain(StatementKind::Call));
    unit.statements[2].function = 1;
    unit.statements[3].function = 2;
    const auto instruction = [](program::Op op, std::int32_t a) {
        program::Instruction made;
        made.op = op;
        made.a = a;
        return made;
    };
    unit.code = {instruction(program::Op::Statement, 0), instruction(program::Op::Call, 1),
                 instruction(program::Op::Statement, 1), instruction(program::Op::Call, 1),
                 instruction(program::Op::Statement, 2)};
    const Course course(blueprint, unit, 700);
    REQUIRE(course.stretches().size() == 3);
    CHECK(course.stretches()[0].statement == 0);
    CHECK(course.stretches()[1].statement == 2);
    CHECK(course.stretches()[2].statement == 1);
    CHECK(course.stretch(3) == nullptr);
}

TEST_CASE("only operations that can wait have a light: locking does, trying and unlocking do not", "[scene]")
{
    const sync::PrimitiveInfo* mutex = sync::findPrimitive("mutex");
    REQUIRE(mutex != nullptr);
    for (std::size_t i = 0; i < mutex->operations.size(); ++i) {
        const std::string_view keyword = mutex->operations[i].keyword;
        CAPTURE(std::string(keyword));
        CHECK(ui::canWait(*mutex, static_cast<std::uint16_t>(i)) == (keyword == "lock" || keyword == "lock_for"));
    }
}

TEST_CASE("cars carry short names", "[scene]")
{
    CHECK(ui::shortName(QStringLiteral("transfer-1")) == QStringLiteral("T1"));
    CHECK(ui::shortName(QStringLiteral("event-loop")) == QStringLiteral("EL"));
    CHECK(ui::shortName(QStringLiteral("c4")) == QStringLiteral("c4"));
    CHECK(ui::shortName(QStringLiteral("logger")) == QStringLiteral("L"));
    CHECK(ui::shortName(QStringLiteral("worker-1234")) == QStringLiteral("W34"));
    CHECK(ui::shortName(QString()).isEmpty());
}

TEST_CASE("where a value is used in one indivisible step a meter stands, without a stop line", "[scene]")
{
    const auto run = test::loadText("threadway: 1\nid: m\nmachine: {cores: 1}\nlocks: {n: atomic, m: mutex}\n"
                                    "processes:\n  p:\n    shared: {x: 0, y: 0}\n    threads:\n      t: |\n"
                                    "        fetch_add(x, 1)\n        lock(m)\n        store(n, 2)\n"
                                    "        y = atomic_load(x) + atomic_load(y)\n        x = 3\n");
    const Course course(*run.blueprint, run.blueprint->units.front(), 900);
    REQUIRE(course.stops().size() == 1); // the mutex
    const auto& meters = course.meters();
    REQUIRE(meters.size() == 4); // one for each variable or object of a statement
    CHECK(meters[0].variable == VariableId(0));
    CHECK(meters[1].object == *run.blueprint->findObject("n"));
    CHECK(meters[2].variable == VariableId(0));
    CHECK(meters[3].variable == VariableId(1));
    for (const ui::CourseMeter& meter : meters) {
        const ui::CourseStretch& stretch = *course.stretch(meter.statement);
        CHECK(meter.place >= stretch.begin);
        CHECK(meter.place < stretch.end);
        CHECK_FALSE(course.isStop(meter.statement));
    }
    CHECK(meters[0].room == Approx(course.stops()[0].line - meters[0].place));
    CHECK(meters[2].room == Approx(meters[3].place - meters[2].place));
}
