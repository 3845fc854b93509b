// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/run_controls.h"

#include "ui/words/words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include <cmath>

namespace threadway::ui {
namespace {

/// The slider counts tenths of a power of ten of simulated nanoseconds per wall second.
constexpr int stepsPerDecade = 10;
constexpr int wideSlider = 100; ///< pixels
constexpr int compactSlider = 76;
constexpr int slowest = 3 * stepsPerDecade; ///< 1 us in a second
constexpr int fastest = 9 * stepsPerDecade; ///< as fast as real time

int stepOf(double speed)
{
    return static_cast<int>(std::lround(std::log10(speed * 1e9) * stepsPerDecade));
}

double speedOf(int step)
{
    return std::pow(10.0, static_cast<double>(step) / stepsPerDecade) * 1e-9;
}

/// Two figures are enough: 2 ms, not 1.995 ms.
SimTime rounded(double ns)
{
    const double unit = std::pow(10.0, std::floor(std::log10(std::max(1.0, ns))) - 1);
    return {static_cast<std::int64_t>(std::llround(std::round(ns / unit) * unit))};
}

} // namespace

SpeedControl::SpeedControl(Playback& playback, const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_playback(playback),
      m_theme(theme),
      m_name(new QLabel(this)),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_words(new QLabel(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(6, 0, 6, 0);
    row->setSpacing(8);
    row->addWidget(m_name);
    row->addWidget(m_slider);
    row->addWidget(m_words);
    m_slider->setRange(slowest, fastest);
    m_slider->setPageStep(stepsPerDecade / 2);
    m_slider->setFixedWidth(wideSlider);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_name->setBuddy(m_slider);
    connect(m_slider, &QSlider::valueChanged, this, [this](int step) { m_playback.setSpeed(speedOf(step)); });
    connect(&playback, &Playback::speedChanged, this, &SpeedControl::refresh);
    connect(&theme, &Theme::changed, this, &SpeedControl::refresh);
    refresh();
}

void SpeedControl::setCompact(bool isCompact)
{
    m_name->setVisible(!isCompact);
    m_slider->setFixedWidth(isCompact ? compactSlider : wideSlider);
}

void SpeedControl::step(int steps)
{
    m_slider->setValue(m_slider->value() + steps * 3);
}

void SpeedControl::refresh()
{
    m_name->setText(tr("Speed"));
    m_name->setFont(m_theme.font());
    m_words->setFont(m_theme.font());
    const QSignalBlocker blocker(m_slider);
    m_slider->setValue(stepOf(m_playback.speed()));
    m_words->setText(tr("%1/s").arg(words::time(rounded(m_playback.speed() * 1e9))));
    const QString widest = tr("%1/s").arg(QStringLiteral("888 ms"));
    m_words->setMinimumWidth(m_words->fontMetrics().horizontalAdvance(widest));
    m_slider->setAccessibleName(tr("Speed"));
    m_slider->setToolTip(tr("Simulated time per second: %1").arg(m_words->text()));
}

void SpeedControl::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

TimeLabel::TimeLabel(Playback& playback, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_playback(playback), m_theme(theme), m_time(new QLabel(this)), m_seed(new QLabel(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(6, 0, 10, 0);
    row->setSpacing(10);
    row->addStretch(1);
    row->addWidget(m_time);
    row->addWidget(m_seed);
    m_time->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_seed->setEnabled(false);
    connect(&playback, &Playback::positionChanged, this, &TimeLabel::refresh);
    connect(&playback, &Playback::blueprintChanged, this, &TimeLabel::refresh);
    connect(&theme, &Theme::changed, this, &TimeLabel::refresh);
    refresh();
}

void TimeLabel::setCompact(bool isCompact)
{
    m_seed->setVisible(!isCompact);
}

void TimeLabel::refresh()
{
    const QFont bold = m_theme.font(1.05, QFont::DemiBold);
    if (m_time->font() != bold) {
        m_time->setFont(bold);
        m_seed->setFont(m_theme.font(0.9));
        m_time->setMinimumWidth(m_time->fontMetrics().horizontalAdvance(QStringLiteral("t = 8888.88 ms")));
    }
    m_time->setText(QStringLiteral("t = %1").arg(words::time(m_playback.position())));
    m_seed->setText(tr("seed %1").arg(m_playback.blueprint()->scenario.seed));
    setToolTip(m_seed->text());
}

void TimeLabel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace threadway::ui
