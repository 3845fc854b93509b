// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sched/policy.h"

#include <vector>

namespace threadway::sched {

/// How long CPU bursts are, for the policies that go by it: as the program or the scenario says, or estimated from
/// the bursts before by exponential averaging: estimate = alpha * last burst + (1 - alpha) * estimate before.
class BurstBook {
public:
    /// The parameters that such a policy declares.
    static std::vector<base::ParameterInfo> parameters();
    /// Rank of a burst of unknown length: behind all that are known.
    static constexpr std::int64_t unknown = longestSpan.ns * 2;

    explicit BurstBook(const base::ParameterValues& values);

    /// What is left of the burst of a thread that becomes ready, in nanoseconds. A burst that lasts longer than was
    /// estimated or declared counts as about to end.
    std::int64_t left(const ThreadFacts& thread, ReadyReason reason);
    void ran(ThreadId thread, SimTime span);
    void addTo(base::Hasher& hasher) const;

private:
    struct Account {
        SimTime estimate;
        SimTime used; ///< of the present burst
    };

    Account& account(ThreadId thread);

    bool m_isEstimated = false;
    std::int64_t m_alphaPercent = 50;
    SimTime m_initial;
    std::vector<Account> m_accounts; ///< by thread
};

} // namespace threadway::sched
