// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/world.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace threadway::history {

/// A World as it was after the first `events` events of a trace and the first `entries` entries of the journal.
struct Keyframe {
    std::size_t events = 0;
    std::size_t entries = 0;
    std::shared_ptr<const machine::World> world;
};

/// Worlds kept along a run, so that going back costs a copy and a short stretch of simulation. The spacing
/// doubles and every other keyframe is given up once their memory exceeds what a run of that length may use, or the
/// budget: memory stays bounded, and the cost of a seek grows only for runs that outgrow it.
class Keyframes {
public:
    explicit Keyframes(std::size_t budgetBytes = 64U << 20U) : m_budget(budgetBytes) {}

    /// What the keyframes of a run may use: so much for any run, and so much more for each event.
    static constexpr std::size_t freeBytes = 1U << 19U;
    static constexpr std::size_t bytesPerEvent = 2;

    /// Whether a World after that many events should be kept.
    [[nodiscard]] bool isDue(std::size_t events) const;
    void add(Keyframe keyframe);
    /// The last keyframe at or before the instant, and with at most that many journal entries carried out;
    /// there is one at time 0.
    [[nodiscard]] const Keyframe& lastBefore(SimTime time, std::size_t entries) const;
    /// The last keyframe after at most that many events.
    [[nodiscard]] const Keyframe& lastWithin(std::size_t events) const;
    /// Forgets all keyframes after that many events.
    void truncate(std::size_t events);
    [[nodiscard]] std::size_t size() const { return m_keyframes.size(); }
    /// Memory that they take, near enough.
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }

private:
    void thin();

    std::vector<Keyframe> m_keyframes;
    std::size_t m_spacing = 1024;
    std::size_t m_budget;
    std::size_t m_bytes = 0;
};

/// Memory that a World takes, near enough for a budget.
std::size_t approximateBytes(const machine::World& world);

} // namespace threadway::history
