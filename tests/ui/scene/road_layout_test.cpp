// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/scenes.h"

#include <catch2/catch.hpp>

using namespace threadway;
using ui::LaneLayout;
using ui::RoadLayout;
using ui::SceneHit;

TEST_CASE("roads and lanes do not overlap and lie within the scene", "[scene]")
{
    const scenario::BlueprintPtr blueprint = test::crossroads();
    for (const int columns : {1, 2, 3}) {
        const RoadLayout layout(*blueprint, 2000, columns);
        REQUIRE(layout.roads().size() == 3);
        REQUIRE(layout.lanes().size() == 7);
        const QRectF scene({0, 0}, layout.size());
        for (std::size_t i = 0; i < layout.roads().size(); ++i) {
            CHECK(scene.contains(layout.roads()[i].land));
            for (std::size_t j = 0; j < i; ++j)
                CHECK_FALSE(layout.roads()[i].land.intersects(layout.roads()[j].land));
        }
        for (std::size_t i = 0; i < layout.lanes().size(); ++i) {
            const LaneLayout& lane = layout.lanes()[i];
            CHECK(layout.roads()[lane.road].land.contains(lane.row));
            CHECK(lane.row.contains(lane.head));
            CHECK(lane.row.contains(lane.asphalt));
            CHECK_FALSE(lane.head.intersects(lane.asphalt));
            for (std::size_t j = 0; j < i; ++j)
                CHECK_FALSE(lane.row.intersects(layout.lanes()[j].row));
        }
    }
}

TEST_CASE("the name plate, the heap meter and the files of a road have room of their own", "[scene]")
{
    const scenario::BlueprintPtr blueprint = test::crossroads();
    const RoadLayout layout(*blueprint, 700);
    const ui::RoadLayoutRoad& road = layout.roads().front();
    REQUIRE(road.files.size() == 2);
    CHECK(road.plate.right() < road.heap.left());
    CHECK(road.heap.right() < road.files[0].left());
    CHECK(road.files[0].right() < road.files[1].left());
    CHECK(road.land.contains(road.files[1]));
    CHECK(road.files[1].bottom() < road.slab.top());
}

TEST_CASE("only lanes whose program asks for objects have lights, only lanes with coroutines have a ramp", "[scene]")
{
    const scenario::BlueprintPtr blueprint = test::crossroads();
    const RoadLayout layout(*blueprint, 900);
    CHECK(layout.lane(ThreadId{0}).hasLights());
    CHECK_FALSE(layout.lane(ThreadId{0}).hasRamp());
    CHECK_FALSE(layout.lane(ThreadId{2}).hasLights());
    CHECK(layout.lane(ThreadId{2}).hasRamp());
    CHECK_FALSE(layout.lane(ThreadId{3}).hasLights());
    CHECK_FALSE(layout.lane(ThreadId{3}).hasRamp());
}

TEST_CASE("every part of a lane is hit where it is drawn", "[scene]")
{
    const scenario::BlueprintPtr blueprint = test::crossroads();
    const RoadLayout layout(*blueprint, 900);
    for (const LaneLayout& lane : layout.lanes()) {
        const SceneHit head = layout.hit(lane.head.center());
        CHECK(head.part == SceneHit::Part::Head);
        CHECK(head.thread == lane.thread);
        const SceneHit asphalt = layout.hit(lane.asphalt.center());
        CHECK(asphalt.part == SceneHit::Part::Lane);
        CHECK(asphalt.thread == lane.thread);
    }
    const ui::RoadLayoutRoad& road = layout.roads().front();
    CHECK(layout.hit(road.plate.center()).part == SceneHit::Part::Plate);
    CHECK(layout.hit({2, 2}).part == SceneHit::Part::Nothing);
    const LaneLayout& first = layout.lane(ThreadId{0});
    const ui::Course& course = layout.firstCourse(*blueprint, ThreadId{0});
    const QPointF light(first.asphalt.left() + course.stops()[1].line, first.lightsTop + 10);
    CHECK(layout.stopAt(ThreadId{0}, course, light) == &course.stops()[1]);
    CHECK(layout.stopAt(ThreadId{0}, course, light + QPointF(0, RoadLayout::lightsHeight)) == nullptr);
    CHECK(layout.stopAt(ThreadId{0}, course, light - QPointF(40, 0)) != &course.stops()[1]);
}

TEST_CASE("who has not been made yet has no road and no lane, and leaves no gap", "[scene]")
{
    const scenario::BlueprintPtr blueprint = test::crossroads();
    ui::Presence presence{.processes = {true, false, true}, .threads = std::vector<bool>(7, true)};
    presence.threads[1] = false;
    presence.threads[2] = presence.threads[3] = false;
    const RoadLayout layout(*blueprint, 1000, 1, presence);
    REQUIRE(layout.roads().size() == 2);
    CHECK(layout.roads()[1].process == ProcessId(2));
    CHECK(layout.roads()[0].laneCount == 1);
    CHECK(layout.lanes().size() == 4);
    CHECK(layout.hasLane(ThreadId(0)));
    CHECK_FALSE(layout.hasLane(ThreadId(1)));
    CHECK(layout.lane(ThreadId(2)).row.isEmpty());
    CHECK(layout.roads()[1].land.top() == Approx(layout.roads()[0].land.bottom() + RoadLayout::margin));
    CHECK(layout.lane(ThreadId(4)).thread == ThreadId(4));
    CHECK(RoadLayout(*blueprint, 1000).lanes().size() == 7);
}

TEST_CASE("the plate of a road is told from the land around it", "[scene]")
{
    const RoadLayout layout(*test::crossroads(), 1000);
    const ui::RoadLayoutRoad& road = layout.roads()[1];
    CHECK(layout.hit(road.plate.center()).part == SceneHit::Part::Plate);
    CHECK(layout.hit(road.plate.center()).process == ProcessId(1));
    CHECK(layout.hit(road.heap.center()).part == SceneHit::Part::Land);
}
