// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/promela_thread.h"

namespace threadway::formats::promela {

/// Store buffers in Promela (machine/store_buffer.h says what they are): of each thread the variables that it has
/// written, their values, the oldest first, and how many there are.

/// Their variables, and how a thread looks for its own youngest write.
std::vector<Line> storeBuffers(const scenario::Blueprint& blueprint, int entries);
/// Processes by which writes reach memory, at any moment, each a turn of its own (scenario/turn.h).
std::vector<Line> drainers(const scenario::Blueprint& blueprint);

} // namespace threadway::formats::promela
