// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/charts_panel.h"

#include "support/runs.h"
#include "ui/charts/chart_card.h"
#include "ui/charts/made_up_run.h"

#include <catch2/catch.hpp>

#include <QAreaSeries>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QCoreApplication>
#include <QHorizontalBarSeries>
#include <QHorizontalStackedBarSeries>
#include <QLineSeries>
#include <QSignalSpy>
#include <QTest>
#include <QValueAxis>

#include <set>
#include <tuple>

using namespace threadway;
using machine::EventKind;
using test::eventOn;
using test::MadeUpRun;

namespace {

/// A panel with everything it reads.
struct Stage {
    explicit Stage(int cores = 4, int threads = 5) : playback(test::machineOf(cores, threads))
    {
        panel.resize(400, 600);
    }

    MadeUpRun playback;
    ui::Selection selection;
    ui::Theme theme;
    ui::ChartsPanel panel{playback, selection, theme};
};

int indexOf(const char* id)
{
    int index = 0;
    for (const ui::ChartInfo* info : ui::charts()) {
        if (QLatin1String(info->id) == QLatin1String(id))
            return index;
        ++index;
    }
    FAIL("no such chart");
    return -1;
}

QChart& chartOf(const ui::ChartsPanel& panel, const char* id)
{
    const auto* card = panel.findChild<ui::ChartCard*>(QLatin1String(id));
    REQUIRE(card != nullptr);
    return *card->findChild<QChartView*>()->chart();
}

QChart& updated(Stage& stage, const char* id)
{
    stage.panel.updateChart(indexOf(id));
    return chartOf(stage.panel, id);
}

double heightAt(const QLineSeries& line, double x)
{
    const auto points = line.points();
    for (qsizetype i = 1; i < points.size(); ++i) {
        if (points[i].x() >= x) {
            const double part = (x - points[i - 1].x()) / (points[i].x() - points[i - 1].x());
            return points[i - 1].y() + part * (points[i].y() - points[i - 1].y());
        }
    }
    return points.isEmpty() ? 0 : points.last().y();
}

} // namespace

TEST_CASE("The share of busy cores is stacked up to the playhead", "[charts]")
{
    Stage stage(2, 2);
    stage.playback.record({eventOn({}, EventKind::Dispatched, 0, 0),
                           eventOn(SimTime{2'000'000}, EventKind::Dispatched, 1, 1),
                           eventOn(SimTime{6'000'000}, EventKind::Left, 1, 1)},
                          SimTime{20'000'000});
    stage.playback.seek(SimTime{8'000'000});
    const auto series = updated(stage, "cpu_share").series();
    REQUIRE(series.size() == 2);
    const auto* lower = qobject_cast<QAreaSeries*>(series[0])->upperSeries();
    const auto* upper = qobject_cast<QAreaSeries*>(series[1])->upperSeries();
    CHECK(heightAt(*lower, 1.0) == Approx(50));
    CHECK(heightAt(*upper, 1.0) == Approx(50));
    CHECK(heightAt(*upper, 4.0) == Approx(100));
    CHECK(heightAt(*upper, 7.0) == Approx(50));
    CHECK(upper->points().last().x() == Approx(8.0));
    CHECK(qobject_cast<QAreaSeries*>(series[1])->lowerSeries() == lower);
}

TEST_CASE("A scrub back shows the earlier state", "[charts]")
{
    Stage stage(1, 1);
    stage.playback.record(
        {eventOn({}, EventKind::Dispatched, 0, 0), eventOn(SimTime{5'000'000}, EventKind::Left, 0, 0)},
        SimTime{9'000'000});
    stage.playback.seek(SimTime{9'000'000});
    const auto ranNow = [&] {
        const auto* bars = qobject_cast<QHorizontalBarSeries*>(updated(stage, "run_time").series().front());
        return bars->barSets().front()->at(0);
    };
    CHECK(ranNow() == Approx(5.0));
    stage.playback.seek(SimTime{3'000'000});
    CHECK(ranNow() == Approx(3.0));
    const auto* area = qobject_cast<QAreaSeries*>(updated(stage, "cpu_share").series().front());
    CHECK(area->upperSeries()->points().last().x() == Approx(3.0));
}

TEST_CASE("Another future replaces what the charts had read ahead", "[charts]")
{
    Stage stage(1, 1);
    stage.playback.record({eventOn({}, EventKind::Dispatched, 0, 0)}, SimTime{9'000'000});
    stage.playback.seek(SimTime{4'000'000});
    updated(stage, "cpu_share");
    stage.playback.replaceFuture(SimTime{4'000'000}, {eventOn(SimTime{4'000'000}, EventKind::Left, 0, 0)},
                                 SimTime{9'000'000});
    stage.playback.seek(SimTime{8'000'000});
    const auto* area = qobject_cast<QAreaSeries*>(updated(stage, "cpu_share").series().front());
    CHECK(heightAt(*area->upperSeries(), 3.0) == Approx(100));
    CHECK(heightAt(*area->upperSeries(), 6.0) == Approx(0).margin(0.001));
}

TEST_CASE("Hit rates are those of the samples, and a move is marked", "[charts]")
{
    Stage stage(1, 1);
    stage.playback.record(
        {test::sampleOn(SimTime{1'000'000}, 0, 1, 90, 10), eventOn(SimTime{2'000'000}, EventKind::Migrated, 0, 0),
         test::sampleOn(SimTime{3'000'000}, 0, 1, 25, 75), test::sampleOn(SimTime{3'000'000}, 0, 2, 40, 60)},
        SimTime{4'000'000});
    stage.playback.seek(SimTime{4'000'000});
    const auto series = updated(stage, "hit_rate").series();
    REQUIRE(series.size() == 3);
    const auto first = qobject_cast<QLineSeries*>(series[0])->points();
    REQUIRE(first.size() == 2);
    CHECK(first[0].y() == Approx(90));
    CHECK(first[1].y() == Approx(25));
    CHECK(qobject_cast<QLineSeries*>(series[1])->points().first().y() == Approx(40));
    const auto marker = qobject_cast<QLineSeries*>(series[2])->points();
    REQUIRE(marker.size() == 2);
    CHECK(marker[0].x() == Approx(2.0));
    stage.playback.seek(SimTime{1'500'000});
    CHECK(qobject_cast<QLineSeries*>(updated(stage, "hit_rate").series()[2])->count() == 0);
}

TEST_CASE("Many threads are told as the longest-running and the others, and no time is lost", "[charts]")
{
    Stage stage(4, 40);
    stage.playback.record(test::livelyRun(4, 40, SimTime{90'000'000}), SimTime{90'000'000});
    stage.playback.seek(SimTime{90'000'000});
    stage.panel.show();
    const auto* bars = qobject_cast<QHorizontalBarSeries*>(updated(stage, "run_time").series().front());
    CHECK(bars->count() > 2);
    CHECK(bars->count() <= 16);
    double shown = 0;
    for (const QBarSet* set : bars->barSets())
        shown += set->at(0);
    double all = 0;
    for (int i = 0; i < 40; ++i)
        all += static_cast<double>(stage.playback.state().ranBy(ThreadId(i), SimTime{90'000'000}).ns) / 1e6;
    CHECK(shown == Approx(all));
}

TEST_CASE("No line has more than 300 points, and none reaches beyond the playhead", "[charts]")
{
    Stage stage;
    const SimTime end{400'000'000};
    stage.playback.record(test::livelyRun(4, 5, end), end);
    for (const std::int64_t ms : {1, 7, 20, 33, 399}) {
        stage.playback.seek(SimTime{ms * 1'000'000});
        for (int i = 0; i < stage.panel.chartCount(); ++i)
            stage.panel.updateChart(i);
        for (const char* id : {"cpu_share", "hit_rate"}) {
            for (QAbstractSeries* series : chartOf(stage.panel, id).series()) {
                const auto* area = qobject_cast<QAreaSeries*>(series);
                const auto* line = area != nullptr ? area->upperSeries() : qobject_cast<QLineSeries*>(series);
                REQUIRE(line->count() <= 300);
                for (const QPointF& point : line->points())
                    REQUIRE(point.x() <= static_cast<double>(ms) + 1e-9);
            }
        }
    }
}

TEST_CASE("A tick brings one chart up to date, and no tick comes while nothing changes", "[charts]")
{
    Stage stage;
    stage.playback.record(test::livelyRun(4, 5, SimTime{20'000'000}), SimTime{20'000'000});
    stage.playback.seek(SimTime{10'000'000});
    QSignalSpy updates(&stage.panel, &ui::ChartsPanel::chartUpdated);
    auto* timer = stage.panel.findChild<QTimer*>();
    REQUIRE(timer != nullptr);
    CHECK_FALSE(timer->isActive());
    stage.panel.show();
    REQUIRE(QTest::qWaitForWindowExposed(&stage.panel));
    QSignalSpy ticks(timer, &QTimer::timeout);
    updates.clear();
    stage.playback.seek(SimTime{11'000'000});
    CHECK(updates.isEmpty());
    while (timer->isActive()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        REQUIRE(updates.count() <= ticks.count());
    }
    CHECK(updates.count() >= stage.panel.chartCount());
    CHECK(timer->interval() * stage.panel.chartCount() <= 100);
    stage.panel.hide();
    stage.playback.seek(SimTime{12'000'000});
    CHECK_FALSE(timer->isActive());
}

TEST_CASE("A chart tells in words what it shows, and what to do while it is empty", "[charts]")
{
    Stage stage(1, 1);
    const auto* card = stage.panel.findChild<ui::ChartCard*>(QStringLiteral("cpu_share"));
    updated(stage, "cpu_share");
    CHECK(card->accessibleName() == QStringLiteral("CPU share per core"));
    CHECK(card->accessibleDescription().contains(QStringLiteral("Press Play")));
    stage.playback.record({eventOn({}, EventKind::Dispatched, 0, 0)}, SimTime{9'000'000});
    stage.playback.seek(SimTime{8'000'000});
    updated(stage, "cpu_share");
    CHECK(card->accessibleDescription() == QStringLiteral("Core 0 100 % busy"));
}

TEST_CASE("Another appearance and another language make the charts anew", "[charts]")
{
    Stage stage;
    stage.playback.record(test::livelyRun(4, 5, SimTime{20'000'000}), SimTime{20'000'000});
    stage.playback.seek(SimTime{15'000'000});
    updated(stage, "cpu_share");
    stage.theme.setKind(ui::Theme::Kind::Light);
    QEvent language(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&stage.panel, &language);
    const auto series = updated(stage, "cpu_share").series();
    REQUIRE(series.size() == 4);
    CHECK(qobject_cast<QAreaSeries*>(series[1])->color() == stage.theme.coreColor(CoreId(1)));
    CHECK(qobject_cast<QAreaSeries*>(series[1])->upperSeries()->count() > 10);
}

TEST_CASE("the time of a core is told by kind and adds up", "[charts]")
{
    // a works 2 ms, turning to b takes 1 ms, b works 2 ms: of 5 ms 80 % are work and 20 % a switch of threads.
    const auto run = test::loadText("threadway: 1\nid: split\nmachine: {model: free, cores: 1, policy: fcfs, "
                                    "costs: {thread-switch: 1ms}}\nprocesses:\n  p:\n    threads:\n"
                                    "      a: compute(2ms)\n      b: compute(2ms)\n");
    MadeUpRun playback(run.blueprint);
    const auto recorder = test::record(run, SimTime::never());
    machine::EventBuffer events;
    for (std::size_t i = 0; i < recorder.trace().size(); ++i)
        events.push_back(recorder.trace().event(i));
    ui::Selection selection;
    const ui::Theme theme;
    ui::ChartsPanel panel{playback, selection, theme};
    playback.record(events, recorder.trace().frontier());
    playback.seek(SimTime{5'000'000});
    panel.updateChart(indexOf("time_split"));
    const auto* card = panel.findChild<ui::ChartCard*>(QStringLiteral("time_split"));
    REQUIRE(card != nullptr);
    CHECK(card->accessibleDescription() == QStringLiteral("Core 0: work 80.0 %, threads 20.0 %, idle 0.0 %"));
    auto* bars = qobject_cast<QHorizontalStackedBarSeries*>(chartOf(panel, "time_split").series().front());
    REQUIRE(bars != nullptr);
    CHECK(bars->barSets().at(0)->at(0) == Approx(80));
    CHECK(bars->barSets().at(3)->at(0) == Approx(20));
}

TEST_CASE("levels of cache are called by their names, also where one is missing", "[charts]")
{
    auto blueprint = std::make_shared<scenario::Blueprint>(*test::machineOf(1, 1));
    auto& levels = blueprint->scenario.machine.memory.levels;
    levels[0].number = 1;
    levels[1].number = 3;
    MadeUpRun playback(blueprint);
    ui::Selection selection;
    const ui::Theme theme;
    const ui::ChartsPanel panel{playback, selection, theme};
    QStringList names;
    for (const auto* series : chartOf(panel, "hit_rate").series())
        names += series->name();
    CHECK(names.contains(QStringLiteral("C0 L1")));
    CHECK(names.contains(QStringLiteral("C0 L3")));
    CHECK_FALSE(names.contains(QStringLiteral("C0 L2")));
}

TEST_CASE("however narrow a chart is, its whole legend is there, and no two of its signs look alike", "[charts]")
{
    Stage stage;
    stage.panel.show();
    for (auto* card : stage.panel.findChildren<ui::ChartCard*>()) {
        INFO(card->objectName().toStdString());
        card->resize(card->minimumWidth(), 200);
        const auto entries = card->legend();
        std::set<std::tuple<QRgb, int, int>> looks;
        for (const auto& [entry, place] : entries) {
            CHECK(QRectF(card->rect()).contains(place));
            looks.emplace(entry.color.rgba(), static_cast<int>(entry.sign), static_cast<int>(entry.pattern));
            for (const auto& [other, otherPlace] : entries)
                CHECK((place == otherPlace || !place.intersects(otherPlace)));
        }
        CHECK(looks.size() == entries.size());
    }
}

TEST_CASE("kinds of time differ in colour in the legend, whatever their patterns", "[charts]")
{
    Stage stage;
    ui::ChartCard card(*ui::charts()[static_cast<std::size_t>(indexOf("time_split"))]);
    for (const bool isDark : {true, false}) {
        stage.theme.setKind(isDark ? ui::Theme::Kind::Dark : ui::Theme::Kind::Light);
        card.rebuild({stage.playback, trace::Series(*stage.playback.blueprint()), stage.selection, stage.theme, {}});
        std::set<QRgb> colors;
        for (const auto& [entry, place] : card.legend())
            colors.insert(entry.color.rgba());
        CHECK(colors.size() == card.legend().size());
    }
}
