// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

namespace threadway::explore {

/// A wish to stop that another thread may utter. Whoever works long asks in each round, and comes to an end with
/// whatever it has, of which nothing is to be read then.
class Cancellation {
public:
    /// Nobody ever wishes to stop.
    Cancellation() = default;
    /// That of a flag; nobody wishes to stop if it is null.
    explicit Cancellation(const std::atomic<bool>* flag) : m_flag(flag) {}

    [[nodiscard]] bool isWished() const { return m_flag != nullptr && m_flag->load(std::memory_order_relaxed); }

private:
    const std::atomic<bool>* m_flag = nullptr;
};

} // namespace threadway::explore
