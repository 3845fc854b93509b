// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace threadway {

/// A way for processes to talk: a pipe, a message queue, a socket pair or shared memory.
using ChannelId = base::Id<struct ChannelTag>;

} // namespace threadway

namespace threadway::scenario {

/// The ways for processes to talk.
enum class ChannelKind : std::uint8_t {
    Pipe, ///< one direction; ends when all its writers or all its readers are gone (pipe(7))
    Queue, ///< a message queue: belongs to the system, so that it outlives every process (mq_overview(7))
    Socket, ///< a socket pair: both directions, between two sides (socketpair(2))
    Memory, ///< a shared memory object, to be attached to address spaces (shm_overview(7))
};

/// The words for the kinds in files, by kind.
std::span<const std::string_view> channelWords();

/// A channel as the file declares it.
struct ChannelSpec {
    std::string name;
    ChannelKind kind = ChannelKind::Pipe;
    /// Words that it holds until writers have to wait; for Memory its size in bytes.
    std::int64_t capacity = 0;
    /// Processes that can write to a pipe; the first side of a socket. Empty: every process of the file.
    std::vector<std::string> from;
    /// Processes that can read from a pipe; the second side of a socket.
    std::vector<std::string> to;
    bool operator==(const ChannelSpec&) const = default;
};

/// What a channel of the kind holds unless the file says otherwise.
std::int64_t usualCapacity(ChannelKind kind);

/// The number that stands for a channel in programs; no descriptor has it.
constexpr std::int64_t channelHandle(ChannelId channel)
{
    return (std::int64_t{1} << 20U) + channel.value;
}

/// What a process does on a signal: a function of its `functions`, or the word `ignore`.
struct HandlerSpec {
    std::string signal;
    std::string action;
    bool operator==(const HandlerSpec&) const = default;
};

/// The action that ignores a signal.
inline constexpr std::string_view ignoreWord = "ignore";
/// The current directory of a process that names none.
inline constexpr std::string_view usualDirectory = "/";

} // namespace threadway::scenario
