// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/steering_notes.h"

#include <algorithm>

namespace threadway::ui {
namespace {

/// Older ones are forgotten.
constexpr std::size_t mostNotes = 64;

} // namespace

SteeringNotes::SteeringNotes(Playback& playback, QObject* parent) : QObject(parent), m_playback(playback)
{
    connect(&playback, &Playback::blueprintChanged, this, &SteeringNotes::look);
    connect(&playback, &Playback::futureReplaced, this, &SteeringNotes::look);
    // A run that grows for minutes is not looked through again and again.
    connect(&playback, &Playback::traceGrown, this, [this] {
        if (!m_noReturn)
            look();
    });
}

void SteeringNotes::rememberNoReturn(SimTime at, const scenario::Steer& schedule, std::size_t steps)
{
    std::erase_if(m_notes, [&](const Note& note) { return note.at == at && note.schedule == schedule; });
    m_notes.push_back({at, schedule, steps});
    if (m_notes.size() > mostNotes)
        m_notes.erase(m_notes.begin());
    look();
}

bool SteeringNotes::isInJournal(SimTime at, const scenario::Steer& schedule) const
{
    const scenario::Journal& journal = m_playback.trace().journal();
    return std::any_of(journal.begin(), journal.end(), [&](const scenario::JournalEntry& entry) {
        return entry.at == at && entry.command == scenario::Command(schedule);
    });
}

std::optional<std::size_t> SteeringNotes::eventOf(SimTime at, const scenario::Steer& schedule, std::size_t step) const
{
    const trace::Trace& trace = m_playback.trace();
    if (!isInJournal(at, schedule))
        return std::nullopt;
    for (std::size_t i = trace.firstAfter(at - SimTime{1}); i < trace.size(); ++i) {
        const machine::Event event = trace.event(i);
        if (event.kind == machine::EventKind::SteerTurn && static_cast<std::size_t>(event.a) + 1 == step)
            return i;
    }
    return std::nullopt;
}

void SteeringNotes::look()
{
    std::optional<SimTime> found;
    for (auto note = m_notes.rbegin(); note != m_notes.rend() && !found; ++note) {
        if (note->steps == 0 && isInJournal(note->at, note->schedule))
            found = note->at;
        else if (const auto event = eventOf(note->at, note->schedule, note->steps))
            found = m_playback.trace().event(*event).time;
    }
    if (std::exchange(m_noReturn, found) != found)
        Q_EMIT changed();
}

} // namespace threadway::ui
