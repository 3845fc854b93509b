// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"

namespace threadway::machine {

/// Cores of different speed. Work is counted in nanoseconds at full speed; a core does `rate` millionths of that in
/// each nanosecond. What a thread did beyond whole nanoseconds is its credit, which counts as soon as it adds up, so
/// that no rounding is ever lost or gained, however often a stretch is interrupted or its rate changes.

/// The work done in the span; moves the credit on.
SimTime workIn(SimTime span, std::int32_t rate, std::int32_t& credit);
/// The shortest span in which at least that much work is done.
SimTime spanFor(SimTime work, std::int32_t rate, std::int32_t credit);
/// The rate of the core while no sibling runs.
std::int32_t ownRate(const Topology& topology, CoreId core);
/// Whether another logical core of the same physical one has a thread.
bool hasBusySibling(const World& world, CoreId core);
/// Slows down running cores whose siblings run too, and the other way round, from the present instant on.
void settleRates(Context& context);

} // namespace threadway::machine
