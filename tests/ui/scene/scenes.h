// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fake_playback.h"
#include "support/hand_made.h"

#include "ui/drag/thread_drag.h"
#include "ui/scene/road_view.h"

#include <QWidget>

#include <memory>

namespace threadway::test {

using namespace threadway::literals;
using machine::EventKind;
using program::StatementKind;

/// Two threads that take A and B in opposite order, a road with coroutines and a sleeper, and a third road.
/// Threads: 0 and 1 transfer, 2 event-loop (four coroutines), 3 logger, 4 to 6 of the plugin host.
inline scenario::BlueprintPtr crossroads()
{
    HandMade made;
    made.cores(4);
    const ObjectId a = made.mutex("A");
    const ObjectId b = made.mutex("B");
    const auto transfer = [&made](ObjectId first, ObjectId second, const std::string& sign) {
        return made.unit({HandMade::statement(StatementKind::Sync, "with lock(x):", {}, first),
                          HandMade::statement(StatementKind::Compute, "compute(2ms)", 2_ms),
                          HandMade::statement(StatementKind::Sync, "with lock(y):", {}, second),
                          HandMade::statement(StatementKind::Assign, "balance = balance " + sign + " 1"),
                          HandMade::statement(StatementKind::Leave, "", {}, second),
                          HandMade::statement(StatementKind::Leave, "", {}, first)},
                         {{first, 0, 5}, {second, 2, 4}});
    };
    const UnitId abba = transfer(a, b, "+");
    const UnitId baab = transfer(b, a, "-");
    made.process("bank", 26LL << 20, {"ledger", "socket"});
    made.thread("transfer-1", {abba});
    made.thread("transfer-2", {baab});
    program::Statement loop = HandMade::statement(StatementKind::While, "while true:");
    loop.blockEnd = 4;
    const UnitId serve = made.unit({loop, HandMade::statement(StatementKind::Compute, "compute(3ms)", 3_ms),
                                    HandMade::statement(StatementKind::Sleep, "sleep(1ms)", 1_ms),
                                    HandMade::statement(StatementKind::Yield, "yield")});
    const UnitId write = made.unit({HandMade::statement(StatementKind::Compute, "compute(1ms)", 1_ms),
                                    HandMade::statement(StatementKind::Print, "print(\"written\")"),
                                    HandMade::statement(StatementKind::Sleep, "sleep(5ms)", 5_ms)});
    made.process("web-server", 44LL << 20, {"listen", "epoll"});
    made.thread("event-loop", {serve, serve, serve, serve});
    made.thread("logger", {write});
    made.process("plugin-host");
    made.thread("plugin-1", {write});
    made.thread("plugin-2", {write});
    made.thread("plugin-3", {write});
    return made.blueprint();
}

/// A road view with everything it needs around it, in a window of its own.
struct Stage {
    explicit Stage(scenario::BlueprintPtr blueprint, QSize size = {1000, 640})
        : playback(std::move(blueprint)),
          drag(&window, commands, theme),
          view(playback, selection, drag, theme, &window)
    {
        window.resize(size);
        view.resize(size);
        window.show(); // a hidden widget learns its size only when it is painted
    }

    void arrive(int thread, SimTime time = {})
    {
        playback.happen(event(time, EventKind::ThreadArrived, -1, thread));
        playback.happen(event(time, EventKind::Ready, -1, thread));
    }
    /// The thread runs on the core with the coroutine at its head.
    void run(int thread, int core, int coroutine, SimTime time = {})
    {
        playback.happen(wideEvent(time, EventKind::Dispatched, core, thread, 0));
        playback.happen(event(time, EventKind::CoroutineResumed, core, thread, coroutine));
    }
    void stand(int thread, int coroutine, int statement, SimTime time = {})
    {
        playback.happen(event(time, EventKind::StatementEntered, -1, thread, coroutine, statement));
    }
    void work(int thread, SimTime span, SimTime time = {})
    {
        playback.happen(wideEvent(time, EventKind::WorkStarted, -1, thread, span.ns));
    }
    void acquire(int thread, int object, SimTime time = {})
    {
        playback.happen(event(time, EventKind::Acquired, -1, thread, object, 1));
    }
    void block(int thread, int core, int object, int coroutine, SimTime time = {})
    {
        playback.happen(event(time, EventKind::Left, core, thread, object, coroutine,
                              static_cast<std::uint8_t>(machine::LeaveReason::Blocked)));
    }
    /// Transfer-1 holds A and waits for B, transfer-2 the other way round.
    void deadlock()
    {
        for (const int thread : {0, 1}) {
            arrive(thread);
            run(thread, thread, thread);
            stand(thread, thread, 0);
            acquire(thread, thread);
            stand(thread, thread, 2, 2_ms);
            block(thread, thread, 1 - thread, thread, 2_ms);
        }
    }

    ui::Theme theme;
    QWidget window;
    FakeCommands commands;
    FakePlayback playback;
    ui::Selection selection;
    ui::ThreadDrag drag;
    ui::RoadView view;
};

} // namespace threadway::test
