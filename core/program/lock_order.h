// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "program/unit.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace threadway::program {

/// One object is taken while another is held.
struct LockPair {
    ObjectId held;
    ObjectId taken;
    /// The statement that took what is held.
    std::int32_t heldBy = 0;
    /// The statement that takes the other, or the call in which it is taken.
    std::int32_t takenBy = 0;
    bool operator==(const LockPair&) const = default;
};

/// Every such pair of the program as far as the text shows it, also through calls of functions, by statement.
std::vector<LockPair> lockPairs(const Unit& unit);

/// The program rewritten so that it takes objects in the given order of names (Havender 1968: with one order
/// for all, no ring of waiting can close). A `with` within another that comes later in the order is moved
/// around it, as is a lock(A) that follows a lock(B) in the same block; both are then held longer than before,
/// never shorter. Objects that are not named in the order stay where they are. What cannot be moved without
/// changing more than that (a call between them that might take or wait for something, an unlock, a way out)
/// stays and is reported as a warning "lock-order-kept". Only the changed statements are printed anew, without
/// their comments; all other lines stay as they are. Nothing if the source cannot be parsed.
base::Result<std::string> imposeLockOrder(std::string_view source, const std::vector<std::string>& order);

} // namespace threadway::program
