// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/event.h"

#include <cstdint>
#include <span>
#include <vector>

namespace threadway::trace {

/// Events in few bytes, without loss: of each only what its predecessors do not tell. An event is its kind, a byte
/// that says which fields follow, and these as differences: the time from the event before, the thread too unless it
/// is the same one, the rest from the last event of the same kind. A turn of a thread under round robin, three or four
/// events of 24 bytes, takes about 18 bytes.
std::vector<std::uint8_t> packedEvents(std::span<const machine::Event> events);

/// The events that packedEvents() was given; `events` must have as many.
void unpackEvents(std::span<const std::uint8_t> bytes, std::span<machine::Event> events);

} // namespace threadway::trace
