// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/scenes.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>

using namespace threadway;
using namespace threadway::literals;
using test::Stage;

namespace {

/// How many pixels of the rectangle are nearer to the colour than the distance in every channel.
int countNear(const QImage& image, const QRect& rect, const QColor& color, int distance = 24)
{
    int found = 0;
    const QRect inside = rect.intersected(image.rect());
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        for (int x = inside.left(); x <= inside.right(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (std::abs(pixel.red() - color.red()) < distance && std::abs(pixel.green() - color.green()) < distance
                && std::abs(pixel.blue() - color.blue()) < distance)
                ++found;
        }
    }
    return found;
}

/// The largest difference of any channel of any pixel.
int largestDifference(const QImage& a, const QImage& b)
{
    int largest = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QColor p = a.pixelColor(x, y);
            const QColor q = b.pixelColor(x, y);
            largest = std::max(
                {largest, std::abs(p.red() - q.red()), std::abs(p.green() - q.green()), std::abs(p.blue() - q.blue())});
        }
    }
    return largest;
}

QImage picture(Stage& stage)
{
    return stage.view.grab().toImage();
}

/// A point of the lane's asphalt that no mark covers, in the widget's coordinates.
QPoint bareAsphalt(const Stage& stage, ThreadId thread)
{
    const QRectF asphalt = stage.view.roadLayout().lane(thread).asphalt;
    return stage.view.camera().toView(asphalt.topRight() + QPointF(-8, 26)).toPoint();
}

} // namespace

TEST_CASE("a car moves with the work done and stands still without a core", "[scene]")
{
    Stage stage(test::crossroads());
    stage.arrive(3);
    stage.run(3, 1, 6);
    stage.stand(3, 6, 0);
    stage.work(3, 1_ms);
    const CoroutineId car{6};
    stage.playback.at = 0_ms;
    const double atStart = stage.view.carPosition(car).x();
    stage.playback.at = 500_us;
    const double atHalf = stage.view.carPosition(car).x();
    stage.playback.at = 1_ms;
    const double atEnd = stage.view.carPosition(car).x();
    CHECK(atHalf > atStart);
    CHECK(atHalf - atStart == Approx(atEnd - atHalf).margin(0.01));

    stage.playback.happen(test::event(500_us, machine::EventKind::Left, 1, 3));
    stage.playback.happen(test::event(500_us, machine::EventKind::Ready, -1, 3));
    stage.playback.at = 5_ms;
    CHECK(stage.view.carPosition(car).x() == Approx(atHalf).margin(0.01));
}

TEST_CASE("a lane is lit in its core's colour while it has a core, and only then", "[scene]")
{
    Stage stage(test::crossroads());
    stage.arrive(3);
    const QPoint probe = bareAsphalt(stage, ThreadId{3});
    const QColor dark = picture(stage).pixelColor(probe);
    CHECK(countNear(picture(stage), QRect(probe, QSize(1, 1)), stage.theme.palette().asphalt, 4) == 1);
    stage.run(3, 2, 6);
    const QColor lit = picture(stage).pixelColor(probe);
    const QColor core = stage.theme.coreColor(CoreId{2});
    CHECK(lit != dark);
    CHECK(std::abs(lit.green() - core.green()) < std::abs(dark.green() - core.green()));
    stage.playback.happen(test::event(1_ms, machine::EventKind::Left, 2, 3));
    stage.playback.happen(test::event(1_ms, machine::EventKind::Ready, -1, 3));
    CHECK(picture(stage).pixelColor(probe) == dark);
}

TEST_CASE("a ring of waits is drawn in the colour of danger between its cars", "[scene]")
{
    Stage stage(test::crossroads());
    stage.arrive(0);
    stage.arrive(1);
    const auto between = [&stage] {
        const QPointF first = stage.view.carPosition(CoroutineId{0});
        const QPointF second = stage.view.carPosition(CoroutineId{1});
        const double reach = 60 * stage.view.camera().zoom;
        return QRectF(QPointF(std::min(first.x(), second.x()) - reach, first.y()),
                      QPointF(std::max(first.x(), second.x()) + reach, second.y()))
            .toAlignedRect();
    };
    const QColor danger = stage.theme.palette().danger;
    CHECK(countNear(picture(stage), between(), danger) == 0);
    stage.deadlock();
    stage.playback.at = 3_ms;
    CHECK(countNear(picture(stage), between(), danger) > 150);
}

TEST_CASE("waiting cars stand before their lights, which are red", "[scene]")
{
    Stage stage(test::crossroads());
    stage.deadlock();
    const ui::RoadLayout& layout = stage.view.roadLayout();
    const ui::CourseStop& stop = layout.firstCourse(*stage.playback.blueprint(), ThreadId{0}).stops()[1];
    const ui::LaneLayout& lane = layout.lane(ThreadId{0});
    const double line = stage.view.camera().toView(QPointF(lane.asphalt.left() + stop.line, 0)).x();
    const double nose = ui::SceneSprites::carLength / 2 * stage.view.camera().zoom;
    CHECK(stage.view.carPosition(CoroutineId{0}).x() + nose < line);
    const QRectF housing(lane.asphalt.left() + stop.line - 8, lane.lightsTop, 16, 17);
    const QRect lamp = stage.view.camera().toView(housing).toAlignedRect();
    CHECK(countNear(picture(stage), lamp, stage.theme.palette().danger, 40) > 20);
}

TEST_CASE("a car whose light lets it go does not roll back while it waits for a core", "[scene]")
{
    Stage stage(test::crossroads());
    stage.deadlock();
    const double waiting = stage.view.carPosition(CoroutineId{0}).x();
    stage.playback.happen(test::event(3_ms, machine::EventKind::Released, -1, 1, 1, 0));
    stage.acquire(0, 1, 3_ms);
    stage.playback.happen(test::event(3_ms, machine::EventKind::Ready, -1, 0));
    CHECK(stage.view.carPosition(CoroutineId{0}).x() == Approx(waiting));
}

TEST_CASE("coroutines that are not at the head wait on the ramp in their order", "[scene]")
{
    Stage stage(test::crossroads());
    stage.arrive(2);
    for (const int coroutine : {3, 2, 4})
        stage.playback.happen(test::event(0_ms, machine::EventKind::CoroutineReady, -1, 2, coroutine));
    stage.run(2, 0, 5);
    const double laneTop = stage.view.camera().toView(stage.view.roadLayout().lane(ThreadId{2}).asphalt.topLeft()).y();
    CHECK(stage.view.carPosition(CoroutineId{5}).y() > laneTop);
    for (const int coroutine : {2, 3, 4})
        CHECK(stage.view.carPosition(CoroutineId{coroutine}).y() < laneTop);
    CHECK(stage.view.carPosition(CoroutineId{3}).x() > stage.view.carPosition(CoroutineId{2}).x());
    CHECK(stage.view.carPosition(CoroutineId{2}).x() > stage.view.carPosition(CoroutineId{4}).x());
}

TEST_CASE("pointing at a lane hovers it, clicking selects it, and the arrow keys go on from there", "[scene]")
{
    Stage stage(test::crossroads());
    const QPoint second = stage.view.laneHead(ThreadId{1}).center();
    QTest::mouseMove(&stage.view, second);
    CHECK(stage.selection.hoveredThread() == ThreadId{1});
    QTest::mouseClick(&stage.view, Qt::LeftButton, {}, second);
    CHECK(stage.selection.selectedThread() == ThreadId{1});
    QTest::keyClick(&stage.view, Qt::Key_Down);
    CHECK(stage.selection.selectedThread() == ThreadId{2});
    QTest::keyClick(&stage.view, Qt::Key_Up);
    QTest::keyClick(&stage.view, Qt::Key_Up);
    QTest::keyClick(&stage.view, Qt::Key_Up);
    CHECK(stage.selection.selectedThread() == ThreadId{0});
}

TEST_CASE("the menu of a lane opens by keyboard and by the right button", "[scene]")
{
    Stage stage(test::crossroads());
    QSignalSpy menus(&stage.view, &ui::RoadView::threadMenuRequested);
    QTest::keyClick(&stage.view, Qt::Key_Menu);
    CHECK(menus.isEmpty());
    stage.selection.setSelectedThread(ThreadId{3});
    QTest::keyClick(&stage.view, Qt::Key_F10, Qt::ShiftModifier);
    REQUIRE(menus.size() == 1);
    CHECK(menus.back().at(0).value<ThreadId>() == ThreadId{3});
    const QPoint position = stage.view.laneHead(ThreadId{0}).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, position, stage.view.mapToGlobal(position));
    QApplication::sendEvent(&stage.view, &event);
    REQUIRE(menus.size() == 2);
    CHECK(menus.back().at(0).value<ThreadId>() == ThreadId{0});
}

TEST_CASE("pressing on a lane arms the drag of its thread", "[scene]")
{
    Stage stage(test::crossroads());
    QTest::mousePress(&stage.view, Qt::LeftButton, {}, stage.view.laneHead(ThreadId{1}).center());
    CHECK(stage.drag.phase() == ui::ThreadDrag::Phase::Armed);
    CHECK(stage.drag.thread() == ThreadId{1});
    QTest::mouseRelease(&stage.view, Qt::LeftButton, {}, stage.view.laneHead(ThreadId{1}).center());
}

TEST_CASE("zooming with the wheel keeps what is under the pointer there", "[scene]")
{
    Stage stage(test::crossroads(), {900, 300});
    stage.view.zoomIn();
    stage.view.zoomIn();
    const QPointF pointer(300, 200);
    const QPointF before = stage.view.camera().toScene(pointer);
    QWheelEvent wheel(pointer, stage.view.mapToGlobal(pointer), {}, {0, 120}, Qt::NoButton, Qt::ControlModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&stage.view, &wheel);
    const QPointF after = stage.view.camera().toScene(pointer);
    CHECK(after.x() == Approx(before.x()).margin(1));
    CHECK(after.y() == Approx(before.y()).margin(1));
    for (int i = 0; i < 40; ++i)
        stage.view.zoomIn();
    CHECK(stage.view.camera().zoom == Approx(6));
    for (int i = 0; i < 40; ++i)
        stage.view.zoomOut();
    CHECK(stage.view.camera().zoom == Approx(0.25));
}

TEST_CASE("fitting shows every road at once", "[scene]")
{
    Stage stage(test::crossroads(), {640, 220});
    stage.view.fitToWindow();
    for (const ui::RoadLayoutRoad& road : stage.view.roadLayout().roads())
        CHECK(QRectF(stage.view.rect()).adjusted(-1, -1, 1, 1).contains(stage.view.camera().toView(road.land)));
}

TEST_CASE("scrolling shows the same picture as painting anew", "[scene]")
{
    Stage stage(test::crossroads(), {700, 260});
    stage.deadlock();
    for (int i = 0; i < 3; ++i)
        stage.view.zoomIn();
    picture(stage);
    for (const int turn : {-120, -360, 240}) {
        QWheelEvent wheel({300, 100}, {300, 100}, {}, {0, turn}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(&stage.view, &wheel);
        const QImage scrolled = picture(stage);
        Q_EMIT stage.theme.changed();
        CHECK(largestDifference(scrolled, picture(stage)) <= 4); // edges round a little differently when clipped
    }
}

TEST_CASE("what every lane does can be read as text", "[scene]")
{
    Stage stage(test::crossroads());
    stage.deadlock();
    const QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&stage.view);
    REQUIRE(interface != nullptr);
    CHECK_FALSE(interface->text(QAccessible::Name).isEmpty());
    const QString text = interface->text(QAccessible::Description);
    for (const char* name : {"bank", "web-server", "transfer-1", "logger", "plugin-3"})
        CHECK(text.contains(QLatin1String(name)));
}

TEST_CASE("every zoom, both appearances and a closed road paint without complaint", "[scene]")
{
    Stage stage(test::crossroads());
    stage.deadlock();
    for (const int thread : {4, 5, 6})
        stage.playback.happen(test::event(4_ms, machine::EventKind::ThreadEnded, -1, thread));
    stage.playback.happen(test::event(4_ms, machine::EventKind::ProcessEnded, -1, 4, 2, 0,
                                      static_cast<std::uint8_t>(machine::EndReason::Killed)));
    const QRect slab = stage.view.camera().toView(stage.view.roadLayout().roads()[2].slab).toAlignedRect();
    CHECK(countNear(picture(stage), slab, stage.theme.palette().dangerGround, 60) > 200);
    for (const auto kind : {ui::Theme::Kind::Light, ui::Theme::Kind::Dark}) {
        stage.theme.setKind(kind);
        stage.view.fitToWindow();
        for (int i = 0; i < 12; ++i) {
            picture(stage);
            i < 6 ? stage.view.zoomIn() : stage.view.zoomOut();
        }
    }
}

TEST_CASE("roads are selected by their plates and by Page Up and Page Down", "[scene]")
{
    Stage stage(test::crossroads());
    const auto plate = [&stage](std::size_t road) {
        return stage.view.camera().toView(stage.view.roadLayout().roads()[road].plate).center().toPoint();
    };
    QTest::mouseClick(&stage.view, Qt::LeftButton, {}, plate(1));
    CHECK(stage.selection.selectedProcess() == ProcessId(1));
    CHECK_FALSE(stage.selection.selectedThread().isValid());
    QTest::keyClick(&stage.view, Qt::Key_Down); // its first lane
    CHECK(stage.selection.selectedThread() == ThreadId(2));
    CHECK_FALSE(stage.selection.selectedProcess().isValid());
    QTest::keyClick(&stage.view, Qt::Key_Down);
    QTest::keyClick(&stage.view, Qt::Key_PageUp); // the road of the lane
    CHECK(stage.selection.selectedProcess() == ProcessId(1));
    QTest::keyClick(&stage.view, Qt::Key_PageDown);
    CHECK(stage.selection.selectedProcess() == ProcessId(2));
    QTest::keyClick(&stage.view, Qt::Key_Up); // the last lane above
    CHECK(stage.selection.selectedThread() == ThreadId(3));
    const QSignalSpy activated(&stage.view, &ui::RoadView::selectionActivated);
    QTest::keyClick(&stage.view, Qt::Key_Return);
    QTest::mouseDClick(&stage.view, Qt::LeftButton, {}, plate(0));
    CHECK(activated.count() == 2);
}

TEST_CASE("a lane comes with the thread that somebody makes, and goes where time is wound back", "[scene]")
{
    auto made = std::make_shared<scenario::Blueprint>(*test::crossroads());
    made->threads[3].isSpawned = true;
    Stage stage(made);
    CHECK(stage.view.roadLayout().lanes().size() == 6);
    CHECK_FALSE(stage.view.description().contains(QStringLiteral("logger")));
    const trace::State before = stage.playback.now;
    stage.arrive(3, 1_ms);
    stage.playback.seek(1_ms);
    CHECK(stage.view.roadLayout().lanes().size() == 7);
    CHECK(stage.view.description().contains(QStringLiteral("logger")));
    stage.playback.now = before;
    stage.playback.seek(0_ms);
    CHECK(stage.view.roadLayout().lanes().size() == 6);
}
