// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/presence.h"

namespace threadway::ui {

Presence presenceIn(const trace::State& state)
{
    Presence presence;
    presence.processes.reserve(state.processes.size());
    for (const trace::ProcessNow& process : state.processes)
        presence.processes.push_back(process.isBorn);
    presence.threads.reserve(state.threads.size());
    for (const trace::ThreadNow& thread : state.threads)
        presence.threads.push_back(!thread.isUnused);
    return presence;
}

} // namespace threadway::ui
