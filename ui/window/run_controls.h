// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/playback.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QSlider;

namespace threadway::ui {

/// The speed of playing: a logarithmic slider from slow motion to fast, and what it means in words.
class SpeedControl : public QWidget {
    Q_OBJECT

public:
    SpeedControl(Playback& playback, const Theme& theme, QWidget* parent = nullptr);

    /// Where room is short: without its name, and a shorter slider.
    void setCompact(bool isCompact);
    /// The next speed up (steps > 0) or down on the scale.
    void step(int steps);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    Playback& m_playback;
    const Theme& m_theme;
    QLabel* m_name;
    QSlider* m_slider;
    QLabel* m_words;
};

/// Where the playhead stands, and the seed of the run.
class TimeLabel : public QWidget {
    Q_OBJECT

public:
    TimeLabel(Playback& playback, const Theme& theme, QWidget* parent = nullptr);

    /// Where room is short the seed is told by the tool tip only.
    void setCompact(bool isCompact);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    Playback& m_playback;
    const Theme& m_theme;
    QLabel* m_time;
    QLabel* m_seed;
};

} // namespace threadway::ui
