// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fake_command_port.h"
#include "support/fake_playback.h"
#include "ui/docks/cores_panel.h"
#include "ui/drag/thread_drag.h"
#include "ui/session/selection.h"
#include "ui/theme/theme.h"

#include <QMainWindow>

#include <memory>
#include <string>
#include <vector>

namespace threadway::test {

/// A machine under round robin with slices of 3 ms and two levels of cache; its threads have no programs.
inline scenario::BlueprintPtr machineOf(int cores, const std::vector<std::string>& threads, bool queuePerCore,
                                        const std::vector<std::string>& devices = {})
{
    auto blueprint = std::make_shared<scenario::Blueprint>();
    scenario::MachineSpec& machine = blueprint->scenario.machine;
    machine.cores = cores;
    machine.queuePerCore = queuePerCore;
    machine.policy.parameters.byId["slice"] = 3'000'000;
    machine.memory.levels.resize(2);
    machine.memory.levels[0].sizeBytes = 64 * 100;
    machine.memory.levels[1].sizeBytes = 64 * 400;
    for (const std::string& name : devices)
        blueprint->scenario.devices.push_back({.name = name});
    blueprint->processes.resize(1);
    for (const std::string& name : threads) {
        scenario::Blueprint::Thread thread;
        thread.name = thread.path = name;
        thread.process = ProcessId(0);
        blueprint->threads.push_back(thread);
    }
    return blueprint;
}

/// The cores panel in a window, beside nothing, over a machine whose state is made by hand.
struct MachineScene {
    MachineScene(int cores, const std::vector<std::string>& threads, bool queuePerCore = true,
                 const std::vector<std::string>& devices = {})
        : playback(machineOf(cores, threads, queuePerCore, devices))
    {
        playback.at = SimTime{20'000'000};
        window.resize(320, 560);
    }

    /// The thread runs on the core since an instant.
    void run(std::int32_t thread, std::int32_t core, SimTime since)
    {
        trace::ThreadNow& now = threadNow(thread);
        now.standing = trace::ThreadStanding::Running;
        now.core = now.lastCore = CoreId(core);
        now.since = now.runsFrom = since;
        trace::CoreNow& on = playback.now.cores[static_cast<std::size_t>(core)];
        on.thread = ThreadId(thread);
        on.since = since;
    }
    /// The thread waits in the queue of the core, or in the shared one for -1.
    void enqueue(std::int32_t thread, std::int32_t core)
    {
        trace::ThreadNow& now = threadNow(thread);
        now.standing = trace::ThreadStanding::Queued;
        now.queue = core < 0 ? CoreId() : CoreId(core);
        now.queuedAs = ++m_queued;
    }
    void cache(std::int32_t core, int level, std::int32_t thread, std::int32_t lines)
    {
        playback.now.cores[static_cast<std::size_t>(core)].lines[static_cast<std::size_t>(level - 1)][ThreadId(thread)]
            = lines;
    }
    /// Makes the panel; call it once the state stands.
    ui::CoresPanel& show()
    {
        drag = new ui::ThreadDrag(&window, port, theme);
        panel = new ui::CoresPanel(playback, selection, *drag, theme, &window);
        window.setCentralWidget(panel);
        window.show();
        return *panel;
    }
    trace::ThreadNow& threadNow(std::int32_t thread) { return playback.now.threads[static_cast<std::size_t>(thread)]; }

    FakePlayback playback;
    ui::Selection selection;
    FakeCommandPort port;
    ui::Theme theme;
    QMainWindow window;
    ui::ThreadDrag* drag = nullptr;
    ui::CoresPanel* panel = nullptr;

private:
    std::uint64_t m_queued = 0;
};

} // namespace threadway::test
