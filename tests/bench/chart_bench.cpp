// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How long one update of each chart takes, painting included: four cores, a window full of slices and samples.
// Budget: a median of 4 ms.
#include "ui/charts/charts_panel.h"
#include "ui/charts/made_up_run.h"

#include <QApplication>
#include <QChartView>
#include <QElapsedTimer>
#include <QString>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace threadway;

namespace {

constexpr int rounds = 200;
constexpr SimTime runLength{60'000'000};

QString idOf(int index)
{
    return QLatin1String(ui::charts()[static_cast<std::size_t>(index)]->id);
}

/// Median and 99th percentile of one update with repaint, in ms.
std::pair<double, double> measure(ui::ChartsPanel& panel, ui::Playback& playback, int index)
{
    auto* card = panel.findChild<QWidget*>(idOf(index));
    QWidget* view = card->findChild<QChartView*>()->viewport();
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        playback.seek(SimTime{20'000'000 + round * 200'000});
        QElapsedTimer timer;
        timer.start();
        panel.updateChart(index);
        view->repaint();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return {times[rounds / 2], times[rounds * 99 / 100]};
}

} // namespace

int main(int argc, char* argv[])
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    test::MadeUpRun playback(test::machineOf(4, 16));
    playback.record(test::livelyRun(4, 16, runLength), runLength);
    ui::Selection selection;
    ui::Theme theme;
    ui::ChartsPanel panel(playback, selection, theme);
    panel.resize(400, 900);
    panel.show();
    QCoreApplication::processEvents();
    for (int i = 0; i < panel.chartCount(); ++i) {
        const auto [median, slow] = measure(panel, playback, i);
        std::printf("%-12s median %6.2f ms   p99 %6.2f ms\n", qPrintable(idOf(i)), median, slow);
    }
    return 0;
}
