// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace threadway::program {

/// Programs rewritten so that one of the conditions of a deadlock (Coffman, Elphick, Shoshani: System deadlocks, 1971)
/// cannot hold any more. What cannot be rewritten without changing more than the way in which locks are taken stays as
/// it is and is reported as a warning "condition-kept". A rewritten program is printed anew; one that needs no change
/// is given back as it is. Nothing if the source cannot be parsed. `locks` are names of plain mutexes; others stay.

/// No holding and waiting: the outermost `with lock(A)` takes all that is taken within it at once, by lock_all, and so
/// does lock(A) for what follows it in its block (Havender 1968).
base::Result<std::string> takeAllAtOnce(std::string_view source, const std::vector<std::string>& locks);

/// Preemption: who holds a lock and finds the next one taken gives the first one back, pauses for a tick, and takes it
/// again, until it finds both free. Computing done in between is done again; anything else in between is kept.
base::Result<std::string> giveBackAndRetry(std::string_view source, const std::vector<std::string>& locks);

/// No mutual exclusion: locks become the reading side of reader-writer locks, which any number can hold at once. The
/// program is not protected any more by what it locks. To be asked for locks that all programs use by lock, unlock,
/// try_lock and lock_for alone.
std::string shareLocks(std::string_view source, const std::vector<std::string>& locks);

/// Of these locks those that the program uses in another way than shareLocks can rewrite.
std::set<std::string> unshareableLocks(std::string_view source, const std::vector<std::string>& locks);

} // namespace threadway::program
