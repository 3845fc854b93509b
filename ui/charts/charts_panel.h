// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/series.h"
#include "ui/charts/chart.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QBoxLayout;

namespace threadway::ui {

class ChartCard;

/// All registered charts, one above the other. Each is brought up to date about ten times a second while it can be
/// seen and something changed, but only one per tick, so that a frame never waits for all of them.
class ChartsPanel : public QWidget {
    Q_OBJECT

public:
    /// What is passed must outlive the panel.
    ChartsPanel(Playback& playback, Selection& selection, const Theme& theme, QWidget* parent = nullptr);
    ~ChartsPanel() override;

    [[nodiscard]] int chartCount() const { return static_cast<int>(m_cards.size()); }
    /// Brings a chart up to date now; whether it can be seen does not matter.
    void updateChart(int index);

Q_SIGNALS:
    /// That chart shows the present state.
    void chartUpdated(int index);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void connectToSession();
    void startAgain();
    void rebuild();
    /// Begins anew if cores or caches came or went.
    void adaptToMachine();
    void markAll();
    void startIfVisible();
    void tick();
    /// Whether the chart can be seen and does not show the present state.
    [[nodiscard]] bool isDue(std::size_t place) const;
    void repaintGround();
    [[nodiscard]] ChartInput input() const;

    Playback& m_playback;
    Selection& m_selection;
    const Theme& m_theme;
    trace::Series m_series;
    std::vector<ChartCard*> m_cards;
    std::size_t m_shownCores = 0;
    std::size_t m_shownLevels = 0; ///< of caches
    std::vector<bool> m_isStale;
    std::size_t m_next = 0; ///< the chart whose turn it is
    QWidget* m_ground;
    QBoxLayout* m_row = nullptr;
    QTimer m_timer{this};
};

} // namespace threadway::ui
