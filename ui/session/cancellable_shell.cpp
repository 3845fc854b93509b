// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/cancellable_shell.h"

#include <QDir>
#include <QProcess>

#include <csignal>
#include <unistd.h>

namespace threadway::ui {
namespace {

constexpr int looksEvery = 50; ///< milliseconds

} // namespace

bool runInShell(const std::string& folder, const std::string& line, const std::string& output,
                const std::atomic<bool>& isCancelled)
{
    QProcess shell;
    shell.setWorkingDirectory(QString::fromStdString(folder));
    shell.setProcessChannelMode(QProcess::MergedChannels);
    shell.setStandardOutputFile(QDir(QString::fromStdString(folder)).filePath(QString::fromStdString(output)));
    shell.setStandardInputFile(QProcess::nullDevice());
    // A group of its own, so that all of it can be ended.
    shell.setChildProcessModifier([] { ::setpgid(0, 0); });
    shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QString::fromStdString(line)});
    if (!shell.waitForStarted())
        return false;
    const auto group = static_cast<pid_t>(shell.processId());
    while (shell.state() != QProcess::NotRunning && !shell.waitForFinished(looksEvery)) {
        if (isCancelled)
            ::kill(-group, SIGKILL);
    }
    return shell.exitStatus() == QProcess::NormalExit && shell.exitCode() == 0;
}

} // namespace threadway::ui
