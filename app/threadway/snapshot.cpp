// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "snapshot.h"

#include "options.h"

#include "trace/wait_for.h"
#include "ui/charts/charts_panel.h"
#include "ui/docks/cores_panel.h"
#include "ui/graph/wait_graph_panel.h"
#include "ui/inspector/inspector_panel.h"
#include "ui/scene/road_view.h"
#include "ui/tables/tables_panel.h"
#include "ui/window/main_window.h"
#include "ui/words/words.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <cstdio>

namespace threadway::app {
namespace {

/// Waiting longer than this for the recording means that it will not come.
constexpr int patienceMs = 60'000;
constexpr int activationMs = 5'000;

/// Runs the event loop until the condition holds, which is looked at whenever the player tells news.
template <class Condition>
bool waitFor(ui::Player& player, Condition condition)
{
    if (condition())
        return true;
    QEventLoop loop;
    const auto look = [&] {
        if (condition())
            loop.quit();
    };
    QObject::connect(&player, &ui::Playback::traceGrown, &loop, look);
    QObject::connect(&player, &ui::Playback::positionChanged, &loop, look);
    QTimer::singleShot(patienceMs, &loop, &QEventLoop::quit);
    loop.exec();
    return condition();
}

bool reach(ui::Player& player, SimTime at)
{
    player.pause();
    player.seek(at);
    return waitFor(player, [&] { return player.trace().isComplete() || player.position() >= at; });
}

bool steer(ui::MainWindow& window)
{
    ui::Player& player = window.player();
    bool isPlanned = false;
    QObject::connect(&player, &ui::Player::deadlockPlanned, &player, [&isPlanned] { isPlanned = true; });
    window.actions().action(ui::ActionId::TriggerDeadlock)->trigger();
    return waitFor(player,
                   [&] { return isPlanned && player.isUpToDate() && !trace::waitRings(player.state()).empty(); });
}

QJsonObject rectangle(const QRect& rect)
{
    return {{QStringLiteral("x"), rect.x()},
            {QStringLiteral("y"), rect.y()},
            {QStringLiteral("width"), rect.width()},
            {QStringLiteral("height"), rect.height()}};
}

/// Where cores and threads are in the window, and what each thread does: for tests that use the real pointer.
QJsonObject describe(ui::MainWindow& window)
{
    const ui::Player& player = window.player();
    const scenario::Blueprint& blueprint = *player.blueprint();
    ui::CoresPanel& panel = window.cores();
    const auto inWindow = [&](QRect rect) { return rect.translated(panel.mapTo(&window, QPoint())); };
    const ui::RoadView& roads = window.roads();
    const auto laneInWindow
        = [&](ThreadId thread) { return roads.laneHead(thread).translated(roads.mapTo(&window, QPoint())); };
    QJsonArray cores;
    for (int i = 0; i < blueprint.scenario.machine.cores; ++i)
        cores.append(rectangle(inWindow(panel.cardRect(CoreId(i)))));
    QJsonArray threads;
    for (std::size_t i = 0; i < blueprint.threads.size(); ++i) {
        const ThreadId id(i);
        threads.append(QJsonObject{{QStringLiteral("name"), QString::fromStdString(blueprint.threads[i].path)},
                                   {QStringLiteral("standing"), ui::words::standing(blueprint, player.state(), id)},
                                   {QStringLiteral("core"), player.state().threads[i].core.value},
                                   {QStringLiteral("chip"), rectangle(inWindow(panel.chipRect(id)))},
                                   {QStringLiteral("lane"), rectangle(laneInWindow(id))}});
    }
    return {{QStringLiteral("time_ns"), static_cast<qint64>(player.position().ns)},
            {QStringLiteral("window"), static_cast<qint64>(window.winId())},
            {QStringLiteral("language"), window.languageCode()},
            {QStringLiteral("theme"), window.isDark() ? QStringLiteral("dark") : QStringLiteral("light")},
            {QStringLiteral("cores"), cores},
            {QStringLiteral("threads"), threads}};
}

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

int takeSnapshot(ui::MainWindow& window, const Options& options)
{
    if (options.steersIntoDeadlock && !steer(window)) {
        std::fprintf(stderr, "threadway: no deadlock could be reached\n");
        return 1;
    }
    if (!options.steersIntoDeadlock && !reach(window.player(), options.at)) {
        std::fprintf(stderr, "threadway: the run did not come to that time\n");
        return 1;
    }
    window.player().pause();
    QCoreApplication::processEvents();
    auto* charts = window.findChild<ui::ChartsPanel*>();
    for (int i = 0; i < charts->chartCount(); ++i)
        charts->updateChart(i);
    if (auto* tables = window.findChild<ui::TablesPanel*>(); tables->isVisible())
        tables->refresh(); // it follows the playhead a few times a second only
    if (auto* inspector = window.findChild<ui::InspectorPanel*>(); inspector->isVisible())
        inspector->refresh();
    if (auto* waits = window.findChild<ui::WaitGraphPanel*>(); waits->isVisible())
        waits->refresh();
    QCoreApplication::processEvents();
    bool isWritten = true;
    if (!options.screenshot.isEmpty())
        isWritten = window.grab().save(options.screenshot, "PNG");
    if (!options.description.isEmpty())
        isWritten = write(options.description, QJsonDocument(describe(window)).toJson()) && isWritten;
    if (!isWritten)
        std::fprintf(stderr, "threadway: the file could not be written\n");
    return isWritten ? 0 : 2;
}

void drive(ui::MainWindow& window, const Options& options)
{
    window.player().seek(options.at);
    window.player().play();
    if (options.steersIntoDeadlock)
        window.actions().action(ui::ActionId::TriggerDeadlock)->trigger();
}

void showPaused(ui::MainWindow& window, const Options& options)
{
    if (!reach(window.player(), options.at) || options.description.isEmpty())
        return;
    // What is asked of the layout now holds once the window manager has given the window its size.
    QEventLoop loop;
    QTimer idle;
    QObject::connect(&idle, &QTimer::timeout, &loop, [&] {
        if (window.isActiveWindow())
            loop.quit();
    });
    idle.start(50);
    QTimer::singleShot(activationMs, &loop, &QEventLoop::quit); // without a window manager none is ever active
    loop.exec();
    if (!write(options.description, QJsonDocument(describe(window)).toJson()))
        std::fprintf(stderr, "threadway: the file could not be written\n");
}

} // namespace threadway::app
