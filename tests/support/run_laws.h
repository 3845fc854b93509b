// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/shrink.h"

#include <cstdint>
#include <string>
#include <vector>

namespace threadway::test {

/// What every run must keep, whatever runs under whatever policy; the faults found, in words:
/// no core runs two threads, no thread is on two cores, affinity is honoured, no ready thread waits while an allowed
/// core idles (unless the policy may do that), the World is sound after each step (no line modified in two caches,
/// among others), every core's time adds up to the nanosecond, every thread's does, the same run twice gives the same
/// trace, and seeking gives the same World and the same state as playing up to there.
std::vector<std::string> brokenLaws(const Trial& trial);

/// The trial of a seed.
Trial randomTrial(std::uint64_t seed);

/// Checks the trials of seeds from `first` up to but without `end`. Empty if all keep the laws; else what the first
/// one breaks, with that trial made as small as possible, ready to be read.
std::string firstBrokenLaw(std::uint64_t first, std::uint64_t end);

} // namespace threadway::test
