// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/diagnostic.h"
#include "base/sim_time.h"
#include "machine/event.h"
#include "trace/state.h"

#include <QString>

#include <string_view>

/// What the program says in words, in the user's language: every view says the same thing in the same way.
namespace threadway::ui::words {

/// An English text of the core, marked there with TW_TR, in the user's language.
QString core(std::string_view text);
/// The finding as a sentence, without its place.
QString diagnostic(const base::Diagnostic& diagnostic);

/// An instant or a span with a fitting unit and at most four digits: "18.42 ms", "3.1 µs", "0 ms".
QString time(SimTime time);

/// "Core 2"; short form "C2".
QString coreName(CoreId core);
QString coreShort(CoreId core);

/// The letter on the lane head: R, Q, B, S, T, or - before the thread arrives.
QChar letter(trace::ThreadStanding standing);
/// What the thread is doing in a few words: "running", "ready, next on C2", "blocked on B", "asleep",
/// "finished", "deadlocked (cycle 2)".
QString standing(const scenario::Blueprint& blueprint, const trace::State& state, ThreadId thread);
/// The same as a whole sentence, naming the owner of what is waited for.
QString standingSentence(const scenario::Blueprint& blueprint, const trace::State& state, ThreadId thread);

/// Why a process crashed, in a few words: "assertion failed: n == 2"; of a misuse, what was done that must not be.
QString fault(const scenario::Blueprint& blueprint, const trace::ProcessNow& process);
/// Why a process is closed, as the barrier on its road says it: "Road closed: segmentation fault".
QString closing(const scenario::Blueprint& blueprint, const trace::State& state, ProcessId process);
/// Why a command cannot be carried out.
QString refusal(machine::Refusal refusal);
/// How the run came to its end.
QString runEnd(machine::RunEnd end);

/// "x=1": what waits in a store buffer.
QString store(const scenario::Blueprint& blueprint, const trace::BufferedStore& store);
/// What waits in the thread's store buffer, and who sees what meanwhile.
QString storeBuffer(const scenario::Blueprint& blueprint, const trace::State& state, ThreadId thread);

/// A value as `print` shows it.
QString value(const scenario::Blueprint& blueprint, const program::Value& value);

} // namespace threadway::ui::words
