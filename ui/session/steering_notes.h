// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/command.h"
#include "ui/session/playback.h"

#include <optional>
#include <vector>

namespace threadway::ui {

/// What is known of schedules in the journal beyond what they say: after how many of their steps there is no return.
/// Known of a schedule for as long as the program runs, so that undo and redo take it along.
class SteeringNotes : public QObject {
    Q_OBJECT

public:
    explicit SteeringNotes(Playback& playback, QObject* parent = nullptr);

    /// After so many steps of the schedule that begins at the instant every continuation fails.
    void rememberNoReturn(SimTime at, const scenario::Steer& schedule, std::size_t steps);
    /// The instant of the present run after which every continuation fails; nothing if that is not known of it.
    [[nodiscard]] std::optional<SimTime> noReturn() const { return m_noReturn; }
    /// The index of the event that tells that the step of the schedule that begins at the instant was taken, counted
    /// from 1; nothing if it is not recorded, or the schedule is none of the journal's.
    [[nodiscard]] std::optional<std::size_t> eventOf(SimTime at, const scenario::Steer& schedule,
                                                     std::size_t step) const;

Q_SIGNALS:
    /// The instant became known, another one, or unknown.
    void changed();

private:
    struct Note {
        SimTime at;
        scenario::Steer schedule;
        std::size_t steps = 0;
    };
    void look();
    [[nodiscard]] bool isInJournal(SimTime at, const scenario::Steer& schedule) const;

    Playback& m_playback;
    std::vector<Note> m_notes; ///< newest last
    std::optional<SimTime> m_noReturn;
};

} // namespace threadway::ui
