// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include <QApplication>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <atomic>
#include <cstdio>

namespace {

std::atomic<int> unexpectedMessages{0};

/// Any warning of Qt is a fault of ours until proved otherwise. The offscreen platform says of itself that it
/// cannot pass size hints on; that line alone is expected.
void countMessage(QtMsgType type, const QMessageLogContext&, const QString& text)
{
    if (type == QtDebugMsg || type == QtInfoMsg || text.contains(QLatin1String("propagateSizeHints")))
        return;
    ++unexpectedMessages;
    std::fprintf(stderr, "unexpected Qt message: %s\n", qPrintable(text));
}

} // namespace

int main(int argc, char* argv[])
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir runtime;
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtime.path()));
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(runtime.path()));
    QFile::setPermissions(runtime.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qInstallMessageHandler(countMessage);
    QStandardPaths::setTestModeEnabled(true);
    const QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("threadway-test"));
    const int failed = Catch::Session().run(argc, argv);
    if (unexpectedMessages > 0)
        std::fprintf(stderr, "%d unexpected Qt messages\n", unexpectedMessages.load());
    return failed != 0 ? failed : (unexpectedMessages > 0 ? 1 : 0);
}
