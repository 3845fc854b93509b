// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Start-up of the program against an empty window of Qt: both are started in turn, many times, from nothing to their
// first painted frame, so that the noise of the machine falls on both alike.
#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace {

constexpr int rounds = 15;

/// An empty window that ends the program once it is painted.
class EmptyWindow : public QWidget {
protected:
    void paintEvent(QPaintEvent*) override { QTimer::singleShot(0, qApp, &QCoreApplication::quit); }
};

double millisecondsOf(const QString& program, const QStringList& arguments)
{
    QProcess process;
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    if (!process.waitForFinished(30'000) || process.exitCode() != 0) {
        std::fprintf(stderr, "%s did not start: %s\n", qPrintable(program), qPrintable(process.errorString()));
        std::exit(2);
    }
    return static_cast<double>(timer.nsecsElapsed()) * 1e-6;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char* argv[])
{
    const QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.contains(QStringLiteral("--empty"))) {
        EmptyWindow window;
        window.show();
        return QApplication::exec();
    }
    if (arguments.size() != 2) {
        std::fprintf(stderr, "usage: %s <path of threadway>\n", argv[0]);
        return 2;
    }
    std::vector<double> empty;
    std::vector<double> full;
    for (int i = 0; i < rounds; ++i) {
        empty.push_back(millisecondsOf(QApplication::applicationFilePath(), {QStringLiteral("--empty")}));
        full.push_back(millisecondsOf(arguments[1], {QStringLiteral("--first-frame")}));
    }
    std::printf("start to first frame, median of %d: empty window %.0f ms, threadway %.0f ms, ratio %.1f\n", rounds,
                median(empty), median(full), median(full) / median(empty));
    return 0;
}
