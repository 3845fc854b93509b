// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include "screen.h"

#include <QCoreApplication>
#include <QProcess>
#include <QProcessEnvironment>

#include <cstdio>

using threadway::test::Driven;
using threadway::test::Screen;

namespace {

constexpr int exitSkipped = 77;

bool isVerified(const QString& file)
{
    QProcess cli;
    cli.start(QStringLiteral(THREADWAY_CLI), {QStringLiteral("verify"), file});
    return cli.waitForFinished() && cli.exitCode() == 0;
}

} // namespace

TEST_CASE("a chip dragged onto another core moves the thread, and the saved run verifies", "[e2e]")
{
    Screen screen;
    Driven program(screen, QStringLiteral("two-way-six"), QStringLiteral("30ms"));
    program.drag(program.chip(QStringLiteral("transfer-2")), program.core(1));
    CHECK(program.saveUntilHolds(QStringLiteral("migrate: transfer-2, to: 1")));
    CHECK(program.saveUntilHolds(QStringLiteral("recorded:"))); // which waits for the run to be told anew
    CHECK(isVerified(program.file()));
    SECTION("undo takes it back")
    {
        program.press(QStringLiteral("ctrl+z"));
        CHECK(program.saveUntilLacks(QStringLiteral("journal:")));
        CHECK(program.saveUntilHolds(QStringLiteral("recorded:"))); // which waits for the run to be told anew
        CHECK(isVerified(program.file()));
    }
    SECTION("comments of the file survive")
    {
        CHECK(program.savedText().startsWith(QStringLiteral("# ")));
    }
    CHECK(program.quit());
}

TEST_CASE("with Control held the drop pins the thread as one act", "[e2e]")
{
    Screen screen;
    Driven program(screen, QStringLiteral("two-way-six"), QStringLiteral("30ms"));
    program.drag(program.chip(QStringLiteral("transfer-2")), program.core(1), QStringLiteral("Control_L"));
    CHECK(program.saveUntilHolds(QStringLiteral("pin: transfer-2, cores: [1]")));
    program.press(QStringLiteral("ctrl+z"));
    CHECK(program.saveUntilLacks(QStringLiteral("journal:")));
    CHECK(program.quit());
}

TEST_CASE("the head of a lane can be dragged to a core like a chip", "[e2e]")
{
    Screen screen;
    Driven program(screen, QStringLiteral("two-way-six"), QStringLiteral("30ms"));
    program.drag(program.lane(QStringLiteral("event-loop")), program.core(1)); // its lane is in sight unscrolled
    CHECK(program.saveUntilHolds(QStringLiteral("migrate: event-loop, to: 1")));
    CHECK(program.saveUntilHolds(QStringLiteral("recorded:"))); // which waits for the run to be told anew
    CHECK(isVerified(program.file()));
    CHECK(program.quit());
}

TEST_CASE("the key for a deadlock drives abba into one", "[e2e]")
{
    Screen screen;
    Driven program(screen, QStringLiteral("abba"), QStringLiteral("0ms"));
    program.press(QStringLiteral("ctrl+d"));
    CHECK(program.saveUntilHolds(QStringLiteral("steer: \"")));
    CHECK(program.quit());
}

TEST_CASE("language and theme are as they were when the window was closed", "[e2e]")
{
    Screen screen;
    {
        Driven program(screen, QStringLiteral("abba"), QStringLiteral("0ms"));
        REQUIRE(program.language() == QStringLiteral("en"));
        REQUIRE(program.theme() == QStringLiteral("dark"));
        // The last two menus of View: the theme, whose second entry is light, and the language.
        const QString up = QStringLiteral("Up");
        const QStringList second{QStringLiteral("Right"), QStringLiteral("Down"), QStringLiteral("Return")};
        program.press(QStringList{QStringLiteral("alt+v"), up, up} + second);
        program.press(QStringList{QStringLiteral("alt+v"), up} + second);
        REQUIRE(program.quit());
    }
    const Driven again(screen, QStringLiteral("abba"), QStringLiteral("0ms"));
    CHECK(again.language() == QStringLiteral("zh_CN"));
    CHECK(again.theme() == QStringLiteral("light"));
}

TEST_CASE("without a screen the program says so and ends, and still tells its version", "[e2e]")
{
    QProcessEnvironment bare = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        bare.remove(QString::fromLatin1(name));
    const auto run = [&bare](const QStringList& arguments, QProcess& program) {
        program.setProcessEnvironment(bare);
        program.start(QStringLiteral(THREADWAY_PROGRAM), arguments);
        REQUIRE(program.waitForFinished());
        CHECK(program.exitStatus() == QProcess::NormalExit);
    };
    QProcess bad;
    run({}, bad);
    CHECK(bad.exitCode() == 2);
    CHECK(QString::fromUtf8(bad.readAllStandardError()).startsWith(QStringLiteral("threadway: there is no screen")));
    QProcess version;
    run({QStringLiteral("--version")}, version);
    CHECK(version.exitCode() == 0);
    CHECK(QString::fromUtf8(version.readAllStandardOutput()).startsWith(QStringLiteral("Threadway ")));
    QProcess help;
    run({QStringLiteral("--help")}, help);
    CHECK(help.exitCode() == 0);
    CHECK(QString::fromUtf8(help.readAllStandardOutput()).contains(QStringLiteral("--preset")));
}

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    if (!Screen::isAvailable()) {
        std::fprintf(stderr, "skipped: Xvfb, openbox and xdotool are needed\n");
        return exitSkipped;
    }
    return Catch::Session().run(argc, argv);
}
