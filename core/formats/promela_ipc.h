// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/promela_call.h"
#include "formats/promela_thread.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace threadway::formats::promela {

/// Pipes, message queues and shared memory between processes. A pipe or queue is a channel of Promela, of numbers;
/// shared memory is an array, and for each process whether it is mapped. Addresses are smaller numbers than the
/// machine's, and as far apart.

/// A pipe or message queue as a process uses it.
struct Pipe {
    std::string name;
    std::string isMeant; ///< when the call is about it
    std::int64_t words = 0; ///< that it holds
    bool isCut = false; ///< whether it would hold more
    std::string others; ///< when somebody is there to use the other end
};

/// Those that a read can be about, by its only argument.
std::vector<Pipe> pipesToRead(const ThreadWriter& writer, const Call& call);
/// Those that a write can be about, by its first argument.
std::vector<Pipe> pipesToWrite(const ThreadWriter& writer, const Call& call);
/// When the pipe is as ready as that says, or nobody is left at its other end, unless the call is not about it.
std::string readiness(const Pipe& pipe, const std::string& ready);
/// Whether the call can be about them, and about nothing else that may be there, such as sockets; if not it is refused.
bool checkPipes(ThreadWriter& writer, const Call& call, const std::vector<Pipe>& pipes);

/// Shared memory as a process sees it.
struct Segment {
    std::string name;
    std::string isMapped; ///< the variable that says so
    std::int64_t address = 0;
    std::int64_t words = 0;

    /// When a word of it begins at the address.
    [[nodiscard]] std::string holds(const std::string& at) const;
    /// When the model holds that word; it holds the first ones.
    [[nodiscard]] std::string isKept(const std::string& at) const;
    /// That word.
    [[nodiscard]] std::string word(const std::string& at) const;
};

/// What is done with the word of shared memory at the address, given how it is called. There is none: a fault; the
/// model does not hold it: the check stops.
void accessWord(ThreadWriter& writer, const std::string& address,
                const std::function<void(const std::string& word)>& access);
/// The one that the call names. If it names none it is refused, or a fault.
std::optional<Segment> checkSegment(ThreadWriter& writer, const Call& call);

/// The variables for all.
std::vector<Line> declareIpc(const scenario::Blueprint& blueprint, const Agreement& agreement);
/// What makes the child of a fork map what its parent does; for models that map shared memory.
std::string copyMappings(const scenario::Blueprint& blueprint, ProcessId parent, ProcessId child);
/// What makes a process map nothing any more, as it ends; likewise.
std::string clearMappings(const scenario::Blueprint& blueprint, ProcessId process);

} // namespace threadway::formats::promela
