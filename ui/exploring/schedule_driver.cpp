// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exploring/schedule_driver.h"

#include "ui/words/words.h"

#include <utility>

namespace threadway::ui {
namespace {

/// Edits of the document that are one game.
constexpr int gameSeries = 1;

} // namespace

ScheduleDriver::ScheduleDriver(Document& document, Player& player, SteeringNotes& notes, QObject* parent)
    : QObject(parent), m_document(document), m_player(player), m_notes(notes)
{
    connect(&player, &Playback::traceGrown, this, &ScheduleDriver::goBehindLastStep);
    connect(&player, &Playback::blueprintChanged, this, [this] { m_awaited.reset(); });
}

QString ScheduleDriver::play(const Run& run)
{
    m_awaited.reset();
    const SimTime at = run.from ? *run.from + SimTime{1} : SimTime{};
    const bool isOther = run.blueprint != m_document.blueprint();
    if (isOther)
        m_document.undoStack().beginMacro(run.name);
    base::Diagnostics findings;
    if (isOther)
        findings = m_document.changeScenario(run.blueprint->scenario, run.name);
    if (findings.empty())
        m_document.steer(at, run.schedule, run.name);
    if (isOther)
        m_document.undoStack().endMacro();
    if (!findings.empty())
        return words::diagnostic(findings.front());
    if (run.noReturnAfter && !run.schedule.empty())
        m_notes.rememberNoReturn(at, scenario::Steer{run.schedule}, *run.noReturnAfter);
    m_player.seek(run.from.value_or(SimTime{}));
    m_player.play();
    return {};
}

void ScheduleDriver::stand(const std::vector<ThreadId>& schedule, const QString& name)
{
    m_player.pause();
    m_document.steer({}, schedule, name, gameSeries);
    m_awaited = scenario::Steer{schedule};
    if (schedule.empty()) {
        m_awaited.reset();
        m_player.seek({});
        return;
    }
    goBehindLastStep();
}

void ScheduleDriver::goBehindLastStep()
{
    if (!m_awaited || !m_player.isUpToDate())
        return;
    const auto event = m_notes.eventOf({}, *m_awaited, m_awaited->turns.size());
    if (event) {
        m_awaited.reset();
        m_player.seekEvents(*event + 1);
    } else if (!m_player.trace().isComplete()) {
        m_player.seek(m_player.trace().frontier()); // asks for more
    }
}

} // namespace threadway::ui
