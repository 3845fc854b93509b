// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/sim_time.h"

#include <cstdint>
#include <vector>

namespace threadway::trace {

/// What a thread has tried in vain, round after round: a round ends when it fails to get an object, be it by a try or
/// because its time is over, and repeats the one before if the thread came to no other statement. Whatever gets it any
/// further ends the row of rounds.
class VainTries {
public:
    /// Rounds in a row that were alike.
    [[nodiscard]] int rounds() const { return m_rounds; }
    /// When the first of them ended.
    [[nodiscard]] SimTime since() const { return m_since; }
    /// The object of the last failure.
    [[nodiscard]] ObjectId object() const { return m_object; }
    /// Threads that held what it failed to get, by id.
    [[nodiscard]] const std::vector<ThreadId>& keepers() const { return m_keepers; }

    /// It failed to get the object, which the holders have.
    void fail(ObjectId object, const std::vector<ThreadId>& holders, SimTime now);
    /// It comes to a statement.
    void enter(CoroutineId coroutine, std::int32_t statement)
    {
        if (m_rounds > 0)
            note({coroutine, statement});
    }
    /// It got further.
    void progress() { *this = {}; }

private:
    struct Place {
        CoroutineId coroutine;
        std::int32_t statement = 0;
        auto operator<=>(const Place&) const = default;
    };
    void note(Place place);

    int m_rounds = 0;
    SimTime m_since;
    ObjectId m_object;
    std::vector<ThreadId> m_keepers;
    std::vector<Place> m_round; ///< of this round so far, sorted
    std::vector<Place> m_before; ///< of the rounds before
};

} // namespace threadway::trace
