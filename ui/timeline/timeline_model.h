// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/lane_index.h"
#include "ui/session/playback.h"
#include "ui/session/steering_notes.h"
#include "ui/timeline/time_scale.h"

#include <QObject>
#include <QTimer>

#include <cstddef>
#include <vector>

namespace threadway::ui {

/// What the parts of the timeline share: the slices recorded so far, the stretch of time that is shown, and
/// whether that stretch goes along with the playhead.
class TimelineModel : public QObject {
    Q_OBJECT

public:
    explicit TimelineModel(Playback& playback, QObject* parent = nullptr);

    [[nodiscard]] Playback& playback() const { return m_playback; }
    [[nodiscard]] const trace::LaneIndex& index() const { return m_index; }
    [[nodiscard]] const ShownTime& window() const { return m_window; }
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    /// The instant after which every continuation fails, if that is known of the run.
    [[nodiscard]] std::optional<SimTime> noReturn() const { return m_notes ? m_notes->noReturn() : std::nullopt; }
    /// Where that is known from.
    void setNotes(const SteeringNotes& notes);
    /// How far there is something to show: the frontier, or the playhead if it waits beyond.
    [[nodiscard]] SimTime extent() const;
    /// Indices of the rows to draw, from top to bottom: threads that wait for spawn or fork have one from when the
    /// recording knows them.
    [[nodiscard]] std::vector<std::size_t> shownRows(trace::RowKind kind) const;

    /// Shows that stretch, as the user asked: it stops following if the playhead is no longer in it.
    void setWindow(const ShownTime& window);
    /// Zooms by the user's wish; a factor below 1 shows less time in more detail.
    void zoom(double factor, SimTime anchor);
    void pan(SimTime by);
    /// Shows the whole run as far as recorded.
    void fit();
    /// Goes along with the playhead again.
    void follow();

Q_SIGNALS:
    void windowChanged();
    /// Slices or marks are new.
    void dataChanged();
    void followingChanged(bool following);

private:
    void refresh();
    void startAnew();
    void chooseSpan();
    void keepPlayheadInView();
    void setFollowing(bool following);
    void show(ShownTime window);
    [[nodiscard]] SimTime helpfulSpan() const;

    Playback& m_playback;
    const SteeringNotes* m_notes = nullptr;
    trace::LaneIndex m_index;
    ShownTime m_window;
    QTimer m_refresh;
    bool m_isFollowing = true;
    bool m_isSpanChosen = false; ///< by the user
};

} // namespace threadway::ui
