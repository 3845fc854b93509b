// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/promela_agreement.h"
#include "scenario/blueprint.h"

#include <string>
#include <vector>

namespace threadway::formats::promela {

/// How several coroutines share a thread, or the workers of an executor. A thread has a head, which is the number of
/// the coroutine that runs there or 0, and a ramp: the queue of those that can go on. An executor has as many of both
/// as workers; which of them a coroutine is with is a variable. Silent work of a coroutine on the ramp comes as it
/// comes to the head, as in the machine.
class Ramp {
public:
    /// The ramp of the thread, or of the executor of which it is the first worker.
    Ramp(const scenario::Blueprint& blueprint, ThreadId thread);

    /// Whether there is one.
    [[nodiscard]] bool exists() const { return m_coroutines > 1 || m_workers > 1; }
    [[nodiscard]] bool isExecutor() const { return m_workers > 1; }
    [[nodiscard]] std::size_t workers() const { return m_workers; }

    /// Heads and ramps at the start; whoever of the coroutines has not ended yet stands there in order. Of a thread
    /// that waits to be spawned nobody does; then fill() is what lets them stand there.
    [[nodiscard]] std::vector<Line> declare(const std::vector<CoroutineId>& starting) const;
    [[nodiscard]] std::string fill(const std::vector<CoroutineId>& starting) const;
    /// The inlines that the statements below need.
    [[nodiscard]] std::vector<Line> inlines(const Agreement& agreement) const;

    /// The head of the thread that the coroutine is with.
    [[nodiscard]] std::string headOf(CoroutineId coroutine) const;
    /// How many stand on the ramp of that thread.
    [[nodiscard]] std::string lengthFor(CoroutineId coroutine) const;
    /// What lets the coroutine, which can go on now, join a ramp behind all others: in an executor that of a free
    /// worker, if there is one, where it comes to the head.
    [[nodiscard]] std::string join(CoroutineId coroutine) const;
    /// What lets the coroutine join the ramp of the thread that it is leaving the head of.
    [[nodiscard]] std::string giveWay(CoroutineId coroutine) const;
    /// What frees the head that the coroutine is at; in an executor the next one comes to it.
    [[nodiscard]] std::string leave(CoroutineId coroutine) const;
    /// What lets those who came to heads, or can come to them now, do their silent work: first where the coroutine is,
    /// if one is given, which has just taken a step.
    [[nodiscard]] std::string resume(CoroutineId coroutine = {}) const;

private:
    [[nodiscard]] std::string place(CoroutineId coroutine) const;
    [[nodiscard]] std::vector<Line> wakes(const Agreement& agreement, const std::string& head) const;

    const scenario::Blueprint& m_blueprint;
    ThreadId m_thread;
    std::size_t m_coroutines;
    std::size_t m_workers;
};

/// Whether several coroutines share any thread or executor.
bool hasRamps(const scenario::Blueprint& blueprint);
/// Which thread each coroutine is with, by number of the coroutine.
Line declareCarriers(const scenario::Blueprint& blueprint);

} // namespace threadway::formats::promela
