// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/blueprint.h"

#include <string>

namespace threadway::scenario {

/// Who takes a turn of a schedule: a thread, or, where stores wait in buffers, the buffer of a thread, whose oldest
/// entry reaches memory then. Turns of threads are their ids; those of buffers follow, in the order of their threads.

/// The turn of the thread's store buffer.
inline ThreadId bufferTurn(const Blueprint& blueprint, ThreadId thread)
{
    return ThreadId(blueprint.threads.size() + thread.index());
}
inline bool isBufferTurn(const Blueprint& blueprint, ThreadId turn)
{
    return turn.isValid() && turn.index() >= blueprint.threads.size();
}
/// The thread that the turn is about.
inline ThreadId threadOfTurn(const Blueprint& blueprint, ThreadId turn)
{
    return isBufferTurn(blueprint, turn) ? ThreadId(turn.index() - blueprint.threads.size()) : turn;
}
/// Whether the scenario knows the turn.
inline bool isTurn(const Blueprint& blueprint, ThreadId turn)
{
    return turn.isValid() && turn.index() < 2 * blueprint.threads.size();
}
/// The path of the thread, with a ~ behind it for its buffer: how files and people call it.
inline std::string turnName(const Blueprint& blueprint, ThreadId turn)
{
    return blueprint.thread(threadOfTurn(blueprint, turn)).path + (isBufferTurn(blueprint, turn) ? "~" : "");
}

} // namespace threadway::scenario
