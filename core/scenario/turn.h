// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/blueprint.h"

#include <string>

namespace threadway::scenario {

/// Who takes a turn of a schedule. Turns of threads are their ids. Behind them come those of what happens by itself, at
/// any moment: of the store buffers, in the order of their threads, whose oldest entry reaches memory then; and of the
/// coroutines, which wake then if they sleep while others of their thread can go on.

/// The turn of the thread's store buffer.
inline ThreadId bufferTurn(const Blueprint& blueprint, ThreadId thread)
{
    return ThreadId(blueprint.threads.size() + thread.index());
}
/// The turn at which the coroutine wakes.
inline ThreadId wakeTurn(const Blueprint& blueprint, CoroutineId coroutine)
{
    return ThreadId(2 * blueprint.threads.size() + coroutine.index());
}
/// Whether no thread takes the turn.
inline bool happensByItself(const Blueprint& blueprint, ThreadId turn)
{
    return turn.isValid() && turn.index() >= blueprint.threads.size();
}
/// The coroutine that wakes at the turn; invalid if it is another kind of turn.
inline CoroutineId wakerOf(const Blueprint& blueprint, ThreadId turn)
{
    const bool isWake = turn.isValid() && turn.index() >= 2 * blueprint.threads.size();
    return isWake ? CoroutineId(turn.index() - 2 * blueprint.threads.size()) : CoroutineId();
}
/// The thread that the turn is about; of a coroutine the one that the file gives it.
inline ThreadId threadOfTurn(const Blueprint& blueprint, ThreadId turn)
{
    if (!happensByItself(blueprint, turn))
        return turn;
    const CoroutineId waker = wakerOf(blueprint, turn);
    return waker.isValid() ? blueprint.coroutine(waker).thread : ThreadId(turn.index() - blueprint.threads.size());
}
/// Whether the scenario knows the turn.
inline bool isTurn(const Blueprint& blueprint, ThreadId turn)
{
    return turn.isValid() && turn.index() < 2 * blueprint.threads.size() + blueprint.coroutines.size();
}
/// How files and people call the turn: the path of the thread, with a ~ behind it for its buffer, or with the name of
/// the coroutine that wakes and a ^.
inline std::string turnName(const Blueprint& blueprint, ThreadId turn)
{
    const std::string& path = blueprint.thread(threadOfTurn(blueprint, turn)).path;
    const CoroutineId waker = wakerOf(blueprint, turn);
    if (waker.isValid())
        return path + "/" + blueprint.coroutine(waker).name + "^";
    return happensByItself(blueprint, turn) ? path + "~" : path;
}

} // namespace threadway::scenario
