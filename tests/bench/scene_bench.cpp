// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a frame of the road view costs when every car moves: the whole repaint of a 1920x1080 view by software,
// with the state changed before each frame, next to a copy of as many bytes measured in the same run.
// Usage: threadway-scene-bench [frames]. Exits with 1 if a frame misses its budget.
#include "support/fake_playback.h"
#include "support/hand_made.h"
#include "ui/drag/thread_drag.h"
#include "ui/scene/road_view.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QWidget>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <vector>

namespace {

using namespace threadway;
using namespace threadway::literals;
using program::StatementKind;

constexpr QSize frameSize{1920, 1080};

/// The most a frame may cost.
struct Budget {
    double milliseconds = 0;
    double copies = 0; ///< of the frame's memory
};

struct Case {
    int processes;
    int threads; ///< of each process
    int coroutines; ///< of each thread
    Budget budget;
};

scenario::BlueprintPtr city(const Case& size)
{
    test::HandMade made;
    made.cores(64);
    const UnitId unit = made.unit({test::HandMade::statement(StatementKind::Compute, "compute(5ms)", 5_ms),
                                   test::HandMade::statement(StatementKind::Print, "print(1)"),
                                   test::HandMade::statement(StatementKind::Compute, "compute(9ms)", 9_ms)});
    const std::vector<UnitId> units(static_cast<std::size_t>(size.coroutines), unit);
    for (int p = 0; p < size.processes; ++p) {
        made.process("process-" + std::to_string(p), 1LL << 20);
        for (int t = 0; t < size.threads; ++t)
            made.thread("thread-" + std::to_string(t), units);
    }
    return made.blueprint();
}

/// Every car of the city drives: its place depends on the frame.
void drive(const scenario::Blueprint& blueprint, trace::State& state, int frame)
{
    ++state.order;
    for (std::size_t i = 0; i < state.coroutines.size(); ++i) {
        trace::CoroutineNow& car = state.coroutines[i];
        car.place = trace::CoroutinePlace::Head;
        car.statement = (i % 2) == 0 ? 0 : 2;
        car.work = 10_ms;
        const std::int64_t step = (static_cast<std::int64_t>(i) * 7919 + frame * 13) % 10'000;
        car.done = SimTime{step * 1000};
        car.share = static_cast<double>(step) / 10'000;
    }
    for (std::size_t i = 0; i < state.threads.size(); ++i) {
        trace::ThreadNow& thread = state.threads[i];
        const bool runs = i < state.cores.size();
        thread.standing = runs ? trace::ThreadStanding::Running : trace::ThreadStanding::Queued;
        thread.core = runs ? CoreId{i} : CoreId{};
        thread.head = blueprint.threads[i].coroutines.front();
    }
}

double medianMilliseconds(int times, const std::function<void(int)>& work)
{
    std::vector<double> spent;
    for (int i = 0; i < times; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        work(i);
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
        spent.push_back(took.count());
    }
    std::sort(spent.begin(), spent.end());
    return spent[spent.size() / 2];
}

bool measure(const Case& size, int frames)
{
    const scenario::BlueprintPtr blueprint = city(size);
    ui::Theme theme;
    QWidget window;
    test::FakeCommands commands;
    test::FakePlayback playback(blueprint);
    ui::Selection selection;
    ui::ThreadDrag drag(&window, commands, theme);
    ui::RoadView view(playback, selection, drag, theme);
    view.resize(frameSize);
    view.fitToWindow();
    QImage target(frameSize, QImage::Format_RGB32);
    target.fill(Qt::black);
    const QImage source = target.copy();
    for (int i = 0; i < 5; ++i) { // fills the caches
        drive(*blueprint, playback.now, i);
        view.render(&target, {}, {}, {});
    }
    const auto bytes = static_cast<std::size_t>(target.sizeInBytes());
    const auto copy = [&](int) { std::memcpy(target.bits(), source.constBits(), bytes); };
    const double copying = medianMilliseconds(frames, copy);
    const double painting = medianMilliseconds(frames, [&](int i) {
        drive(*blueprint, playback.now, i);
        view.render(&target, {}, {}, {});
    });
    constexpr int zooms = 9; // slow, and less often than once a frame
    const double zooming = medianMilliseconds(zooms, [&](int i) {
        i % 2 == 0 ? view.zoomIn() : view.zoomOut();
        view.render(&target, {}, {}, {});
    });
    view.fitToWindow();
    const double ratio = painting / copying;
    const bool isWithin = painting <= size.budget.milliseconds && ratio <= size.budget.copies;
    std::printf("cars %6zu  zoom %.3f  frame %6.2f ms  memcpy %5.2f ms  ratio %5.2f  %s  (after zooming %.1f ms)\n",
                blueprint->coroutines.size(), view.camera().zoom, painting, copying, ratio, isWithin ? "ok" : "MISSED",
                zooming);
    return isWithin;
}

} // namespace

int main(int argc, char* argv[])
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir runtime;
    qputenv("XDG_RUNTIME_DIR", runtime.path().toLocal8Bit());
    const QApplication application(argc, argv);
    const int frames = argc > 1 ? std::max(1, std::atoi(argv[1])) : 101;
    bool isWithin = true;
    for (const Case& size : {Case{10, 10, 1, {3, 6}}, Case{100, 10, 1, {3, 6}}, Case{100, 10, 10, {8, 6}}})
        isWithin = measure(size, frames) && isWithin;
    return isWithin ? EXIT_SUCCESS : EXIT_FAILURE;
}
