// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/recorded_playback.h"
#include "ui/timeline/timeline_canvas.h"
#include "ui/timeline/timeline_minimap.h"
#include "ui/timeline/timeline_model.h"
#include "ui/timeline/timeline_view.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>
#include <catch2/catch.hpp>

using namespace threadway;
using namespace threadway::ui;
using test::addSlice;
using test::RecordedPlayback;

namespace {

constexpr std::int64_t ms = 1'000'000;

/// Two cores and two threads that take turns of 1 ms for 40 ms, and a timeline of them 800 pixels wide.
struct Bench {
    RecordedPlayback playback{2, {"transfer-1", "transfer-2"}};
    Selection selection;
    Theme theme;
    std::unique_ptr<TimelineView> view;

    Bench()
    {
        machine::EventBuffer events;
        for (int i = 0; i < 40; ++i)
            addSlice(events, i % 2, i % 2, i * ms, (i + 1) * ms);
        playback.record(events, SimTime{40 * ms});
        view = std::make_unique<TimelineView>(playback, selection, theme);
        view->resize(800, 220);
        view->show();
        QCoreApplication::processEvents();
    }

    TimelineCanvas& canvas() const { return view->canvas(); }
    TimelineModel& model() const { return view->model(); }
    QPoint pointAt(SimTime time) const
    {
        const int x = static_cast<int>(canvas().scale().x(time));
        return {x, canvas().rowRect(0).center().y()};
    }
    SimTime perPixel() const
    {
        const TimeScale scale = canvas().scale();
        return SimTime{scale.window.span.ns / scale.width + 1};
    }
    void wheel(QPoint position, QPoint delta, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QWheelEvent event(position, canvas().mapToGlobal(position), {}, delta, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&canvas(), &event);
    }
};

bool isNear(SimTime a, SimTime b, SimTime tolerance)
{
    return (a < b ? b - a : a - b) <= tolerance;
}

} // namespace

TEST_CASE("pressing and dragging in the timeline moves the playhead to the time under the pointer", "[timeline]")
{
    const Bench bench;
    const SimTime first{7 * ms};
    const SimTime second{11 * ms};
    QTest::mousePress(&bench.canvas(), Qt::LeftButton, {}, bench.pointAt(first));
    REQUIRE_FALSE(bench.playback.seeks.empty());
    CHECK(isNear(bench.playback.seeks.back(), first, bench.perPixel()));
    QTest::mouseMove(&bench.canvas(), bench.pointAt(second));
    CHECK(isNear(bench.playback.seeks.back(), second, bench.perPixel()));
    QTest::mouseRelease(&bench.canvas(), Qt::LeftButton, {}, bench.pointAt(second));
    const std::size_t count = bench.playback.seeks.size();
    QTest::mouseMove(&bench.canvas(), bench.pointAt(first));
    CHECK(bench.playback.seeks.size() == count);
}

TEST_CASE("the wheel zooms and leaves the time under the pointer where it is", "[timeline]")
{
    const Bench bench;
    const SimTime anchor{9 * ms};
    const QPoint position = bench.pointAt(anchor);
    const SimTime before = bench.canvas().scale().timeAt(position.x());
    const SimTime span = bench.model().window().span;
    bench.wheel(position, {0, 240});
    CHECK(bench.model().window().span < span);
    CHECK(isNear(bench.canvas().scale().timeAt(position.x()), before, SimTime{2}));
    bench.wheel(position, {0, -120});
    CHECK(isNear(bench.canvas().scale().timeAt(position.x()), before, SimTime{4}));
}

TEST_CASE("the wheel with Shift, or turned sideways, pans without zooming", "[timeline]")
{
    const Bench bench;
    const ShownTime before = bench.model().window();
    bench.wheel(bench.pointAt(SimTime{5 * ms}), {0, -240}, Qt::ShiftModifier);
    CHECK(bench.model().window().span == before.span);
    CHECK(bench.model().window().from > before.from);
    const SimTime shifted = bench.model().window().from;
    bench.wheel(bench.pointAt(SimTime{5 * ms}), {120, 0});
    CHECK(bench.model().window().from < shifted);
}

TEST_CASE("zooming out never shows more than the run is worth, zooming in never less than nanoseconds", "[timeline]")
{
    const Bench bench;
    for (int i = 0; i < 100; ++i)
        bench.wheel(bench.pointAt(SimTime{5 * ms}), {0, -240});
    CHECK(bench.model().window().span <= SimTime{80 * ms});
    CHECK(bench.model().window().from == SimTime{});
    for (int i = 0; i < 200; ++i)
        bench.wheel({400, 40}, {0, 240});
    CHECK(bench.model().window().span >= SimTime{10});
    CHECK(bench.model().window().span <= SimTime{1'000});
    CHECK_FALSE(bench.view->grab().isNull());
}

TEST_CASE("the keys of the timeline step, jump and zoom", "[timeline]")
{
    const Bench bench;
    for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Home, Qt::Key_End})
        QTest::keyClick(&bench.canvas(), key);
    CHECK(bench.playback.calls == std::vector<std::string>{"back", "forward", "start", "end"});
    const SimTime span = bench.model().window().span;
    QTest::keyClick(&bench.canvas(), Qt::Key_Plus);
    CHECK(bench.model().window().span < span);
    QTest::keyClick(&bench.canvas(), Qt::Key_Minus);
    QTest::keyClick(&bench.canvas(), Qt::Key_Minus);
    CHECK(bench.model().window().span > span);
    QTest::keyClick(&bench.canvas(), Qt::Key_0);
    CHECK(bench.model().window().from == SimTime{});
    CHECK(bench.model().window().span >= SimTime{40 * ms});
}

TEST_CASE("the timeline goes along with the playhead until it is panned away, and again on demand", "[timeline]")
{
    Bench bench;
    bench.model().setWindow({SimTime{}, SimTime{8 * ms}});
    bench.playback.play();
    bench.playback.moveTo(SimTime{20 * ms});
    CHECK(bench.model().window().contains(SimTime{20 * ms}));
    const QSignalSpy spy(&bench.model(), &TimelineModel::followingChanged);
    bench.model().pan(SimTime{-15 * ms});
    CHECK_FALSE(bench.model().isFollowing());
    CHECK(spy.count() == 1);
    const ShownTime away = bench.model().window();
    bench.playback.moveTo(SimTime{22 * ms});
    CHECK(bench.model().window() == away);
    bench.model().follow();
    CHECK(bench.model().isFollowing());
    CHECK(bench.model().window().contains(SimTime{22 * ms}));
}

TEST_CASE("pointing at a slice tells the others which thread it is", "[timeline]")
{
    Bench bench;
    const QPoint onSecondRow(bench.pointAt(SimTime{1 * ms + ms / 2}).x(), bench.canvas().rowRect(1).center().y());
    QTest::mouseMove(&bench.canvas(), onSecondRow);
    CHECK(bench.selection.hoveredThread() == ThreadId(1));
    CHECK(bench.selection.hoveredCore() == CoreId(1));
    const std::optional<trace::Slice> slice = bench.canvas().sliceAt(onSecondRow);
    REQUIRE(slice.has_value());
    CHECK(slice->start == SimTime{1 * ms});
    const QPoint gap(bench.pointAt(SimTime{2 * ms + ms / 2}).x(), onSecondRow.y());
    QTest::mouseMove(&bench.canvas(), gap);
    CHECK_FALSE(bench.selection.hoveredThread().isValid());
}

TEST_CASE("rows by thread show one row for each thread", "[timeline]")
{
    const Bench bench;
    const QSignalSpy spy(bench.view.get(), &TimelineView::rowsChanged);
    bench.view->setRows(trace::RowKind::Threads);
    CHECK(spy.count() == 1);
    CHECK(bench.view->rows() == trace::RowKind::Threads);
    const std::optional<trace::Slice> slice = bench.canvas().sliceAt(bench.pointAt(SimTime{3 * ms + ms / 2}));
    REQUIRE(slice.has_value());
    CHECK(slice->kind == trace::SliceKind::Queued);
}

TEST_CASE("dragging the frame of the minimap moves the window, dragging its side resizes it", "[timeline]")
{
    const Bench bench;
    bench.model().setWindow({SimTime{10 * ms}, SimTime{10 * ms}});
    TimelineMinimap& minimap = bench.view->minimap();
    const QPoint inside = minimap.frame().center();
    QTest::mousePress(&minimap, Qt::LeftButton, {}, inside);
    QTest::mouseMove(&minimap, inside + QPoint(minimap.width() / 4, 0));
    QTest::mouseRelease(&minimap, Qt::LeftButton, {}, inside + QPoint(minimap.width() / 4, 0));
    CHECK(isNear(bench.model().window().from, SimTime{20 * ms}, SimTime{ms / 2}));
    CHECK(bench.model().window().span == SimTime{10 * ms});
    const SimTime to = bench.model().window().to();
    const QPoint side(minimap.frame().left(), inside.y());
    QTest::mousePress(&minimap, Qt::LeftButton, {}, side);
    QTest::mouseMove(&minimap, side + QPoint(minimap.width() / 16, 0));
    QTest::mouseRelease(&minimap, Qt::LeftButton, {}, side + QPoint(minimap.width() / 16, 0));
    CHECK(bench.model().window().to() == to);
    CHECK(isNear(bench.model().window().span, SimTime{7 * ms + ms / 2}, SimTime{ms / 2}));
}

TEST_CASE("a replaced future shows the new slices and forgets the old", "[timeline]")
{
    Bench bench;
    machine::EventBuffer events;
    addSlice(events, 0, 1, 10 * ms, 30 * ms);
    bench.playback.replaceFuture(SimTime{10 * ms}, events, SimTime{30 * ms});
    QCoreApplication::processEvents();
    const auto slices = bench.model().index().row(CoreId(0)).slices();
    REQUIRE_FALSE(slices.empty());
    CHECK(slices.back().thread == ThreadId(1));
    CHECK(slices.back().start == SimTime{10 * ms});
    CHECK(bench.model().index().frontier() == SimTime{30 * ms});
}

TEST_CASE("an empty timeline paints and ignores the pointer", "[timeline]")
{
    RecordedPlayback playback(2, {"a"});
    Selection selection;
    const Theme theme;
    TimelineView view(playback, selection, theme);
    view.resize(600, 160);
    CHECK_FALSE(view.grab().isNull());
    QTest::mouseClick(&view.canvas(), Qt::LeftButton, {}, {300, 40});
    CHECK(playback.seeks.empty());
}
