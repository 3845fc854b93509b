// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/player.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace threadway::ui {
namespace {

constexpr std::chrono::milliseconds frame{16};
/// How often to look for what the worker has recorded, while it is at work.
constexpr std::chrono::milliseconds answerInterval{8};
/// Wall seconds of playing that are recorded ahead of the playhead.
constexpr double secondsAhead = 3.0;
/// At least this much is recorded ahead, however slow the speed, so that steps find the next event.
constexpr SimTime leastAhead{2'000'000};
/// A frame that took longer than this moves the playhead no further: the program was stopped, not time.
constexpr double longestFrame = 0.25;

} // namespace

Player::Player(QObject* parent) : Playback(parent), m_worker(listener())
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(frame);
    connect(&m_timer, &QTimer::timeout, this, &Player::tick);
    m_answerTimer.setInterval(answerInterval);
    connect(&m_answerTimer, &QTimer::timeout, this, [this] {
        if (!m_worker.deliver())
            m_answerTimer.stop();
    });
}

Player::~Player() = default;

RecordingWorker::Listener Player::listener()
{
    return {.published = [this](const PublishedTrace& published) { take(published); },
            .deadlockPlanned =
                [this](const auto& entry, bool cancelled, quint64 epoch) {
                    const bool isStale = epoch != m_epoch;
                    Q_EMIT deadlockPlanned(isStale ? std::nullopt : entry, cancelled || isStale);
                },
            .causeFound =
                [this](const auto& cause, bool cancelled, quint64 epoch) {
                    const bool isStale = epoch != m_epoch;
                    Q_EMIT causeFound(isStale ? std::nullopt : cause, cancelled || isStale);
                },
            .stacksTold =
                [this](const ToldStacks& told, quint64 epoch) {
                    // Of another run, the stacks of nobody: whoever still wants to know asks again.
                    Q_EMIT stacksTold(epoch == m_epoch ? told : ToldStacks{});
                }};
}

void Player::awaitAnswers()
{
    if (!m_answerTimer.isActive())
        m_answerTimer.start();
}

void Player::setRun(const scenario::BlueprintPtr& blueprint, const scenario::Journal& journal)
{
    m_blueprint = blueprint;
    m_trace = trace::Trace(blueprint);
    m_seeker = trace::StateSeeker(blueprint);
    m_position = {};
    m_fraction = 0;
    m_isStepDue = false;
    m_heldAt.reset();
    m_wanted = SimTime{-1};
    m_horizon = {};
    m_worker.start(blueprint, journal, ++m_epoch);
    awaitAnswers();
    Q_EMIT blueprintChanged();
    askAhead();
    showPosition();
}

void Player::setJournal(const scenario::Journal& journal)
{
    m_worker.setJournal(journal, ++m_epoch);
    awaitAnswers();
}

void Player::take(const PublishedTrace& published)
{
    if (published.epoch != m_epoch)
        return;
    const bool isReplaced = m_shownEpoch != m_epoch && published.replacedFrom.has_value();
    m_shownEpoch = published.epoch;
    m_trace = published.trace;
    if (isReplaced) {
        const SimTime from = *published.replacedFrom;
        m_seeker.truncate(m_trace.firstAfter(from - SimTime{1}));
        m_heldAt.reset();
        Q_EMIT futureReplaced(from);
    }
    Q_EMIT traceGrown();
    if (m_wanted.ns >= 0) {
        seek(m_wanted);
    } else if (m_isStepDue) {
        stepForward();
    } else if (isReplaced && !m_heldAt) {
        moveTo(std::min(m_position, lastInstant()));
    }
    askAhead();
}

SimTime Player::lastInstant() const
{
    return m_trace.isComplete() ? m_trace.event(m_trace.size() - 1).time : m_trace.frontier();
}

void Player::tick()
{
    const double seconds = std::min(static_cast<double>(m_sinceTick.nsecsElapsed()) * 1e-9, longestFrame);
    m_sinceTick.start();
    if (!isUpToDate())
        return;
    const double moved = seconds * m_speed * 1e9 + m_fraction;
    m_fraction = moved - std::floor(moved);
    const SimTime last = lastInstant();
    const SimTime next = m_position + SimTime{static_cast<std::int64_t>(moved)};
    moveTo(std::min(next, last));
    if (m_trace.isComplete() && m_position >= last)
        pause();
    askAhead();
}

void Player::moveTo(SimTime position)
{
    m_position = std::max(position, SimTime{});
    m_heldAt.reset();
    showPosition();
}

void Player::seekEvents(std::size_t events)
{
    pause();
    m_isStepDue = false;
    m_wanted = SimTime{-1};
    m_fraction = 0;
    m_position = events == 0 ? SimTime{} : m_trace.event(events - 1).time;
    m_heldAt = events;
    showPosition();
}

void Player::showPosition()
{
    if (m_heldAt)
        m_seeker.seekEvents(m_trace, *m_heldAt);
    else
        m_seeker.seek(m_trace, m_position);
    Q_EMIT positionChanged(m_position);
}

void Player::askAhead()
{
    const SimTime ahead = std::max(leastAhead, SimTime{static_cast<std::int64_t>(secondsAhead * m_speed * 1e9)});
    const SimTime from = std::max(m_position, m_wanted);
    // Half of it may be used up before more is asked for, so that the worker is not woken in every frame.
    if (from + ahead * 2 <= m_horizon + ahead)
        return;
    m_horizon = std::min(from + ahead * 2, longestSpan * 100);
    m_worker.setHorizon(m_horizon);
    awaitAnswers();
}

void Player::setPlaying(bool playing)
{
    if (m_isPlaying == playing)
        return;
    m_isPlaying = playing;
    if (playing) {
        m_sinceTick.start();
        m_timer.start();
    } else {
        m_timer.stop();
    }
    Q_EMIT playingChanged(playing);
}

void Player::play()
{
    if (m_trace.isComplete() && m_position >= lastInstant() && isUpToDate())
        seekToStart();
    setPlaying(true);
}

void Player::pause()
{
    setPlaying(false);
}

void Player::togglePlaying()
{
    if (m_isPlaying)
        pause();
    else
        play();
}

void Player::seek(SimTime position)
{
    position = std::max(position, SimTime{});
    m_isStepDue = false;
    // Where the recording is about to be replaced, the place counts in the new one.
    const bool mustWait = !isUpToDate() || (!m_trace.isComplete() && position > m_trace.frontier());
    m_wanted = mustWait ? position : SimTime{-1};
    m_fraction = 0;
    moveTo(std::min(position, lastInstant()));
    askAhead();
}

void Player::stepForward()
{
    pause();
    m_isStepDue = false;
    const std::size_t next = m_trace.firstAfter(m_position);
    if (next < m_trace.size()) {
        moveTo(m_trace.event(next).time);
    } else if (!m_trace.isComplete()) {
        // Nothing happens as far as recorded: look further, twice as far each time.
        m_isStepDue = true;
        m_horizon = m_horizon + std::max(leastAhead, m_horizon - m_position);
        m_worker.setHorizon(m_horizon);
        awaitAnswers();
    }
    askAhead();
}

void Player::stepBack()
{
    pause();
    m_isStepDue = false;
    const std::size_t here = m_position.ns == 0 ? 0 : m_trace.firstAfter(m_position - SimTime{1});
    moveTo(here == 0 ? SimTime{} : m_trace.event(here - 1).time);
}

void Player::seekToStart()
{
    seek({});
}

void Player::seekToEnd()
{
    pause();
    seek(lastInstant());
}

void Player::setSpeed(double speed)
{
    speed = std::clamp(speed, 1e-7, 100.0);
    if (speed == m_speed)
        return;
    m_speed = speed;
    Q_EMIT speedChanged(speed);
    askAhead();
}

void Player::planDeadlock()
{
    m_worker.planDeadlock(m_position);
    awaitAnswers();
}

void Player::askStacks(ThreadId thread)
{
    m_worker.tellStacks(thread, m_seeker.current().order);
    awaitAnswers();
}

void Player::findCause()
{
    m_worker.findCause(m_position);
    awaitAnswers();
}

} // namespace threadway::ui
