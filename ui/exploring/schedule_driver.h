// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"
#include "ui/session/player.h"
#include "ui/session/steering_notes.h"

#include <optional>

namespace threadway::ui {

/// Puts schedules that were found into the journal, as acts that can be undone, and plays them on the roads.
class ScheduleDriver : public QObject {
    Q_OBJECT

public:
    /// What is to be played.
    struct Run {
        scenario::BlueprintPtr blueprint; ///< whose threads the schedule names
        std::optional<SimTime> from; ///< the instant whose state it begins in; nothing: the start
        std::vector<ThreadId> schedule;
        std::optional<std::size_t> noReturnAfter;
        QString name; ///< of the step of undo
    };

    ScheduleDriver(Document& document, Player& player, SteeringNotes& notes, QObject* parent = nullptr);

    /// Plays it from where it begins. Where it is one of another scenario, such as one whose coroutines are threads,
    /// that scenario is opened in place of the present one. Returns why it cannot be played, or an empty text.
    QString play(const Run& run);
    /// Puts the schedule into the journal at the start and moves the playhead to right behind its last step, as soon as
    /// that is recorded, whatever else happens at that instant. Calls that follow each other are one step of undo.
    void stand(const std::vector<ThreadId>& schedule, const QString& name);

private:
    void goBehindLastStep();

    Document& m_document;
    Player& m_player;
    SteeringNotes& m_notes;
    std::optional<scenario::Steer> m_awaited; ///< whose last step the playhead is to go to
};

} // namespace threadway::ui
