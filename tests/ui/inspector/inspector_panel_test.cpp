// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspector_panel.h"

#include "support/fake_playback.h"
#include "support/runs.h"
#include "ui/inspector/ownership_card.h"
#include "ui/inspector/program_card.h"
#include "ui/inspector/rows_card.h"
#include "ui/session/selection.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QTest>

#include <catch2/catch.hpp>

#include <algorithm>

using namespace threadway;

namespace {

constexpr std::int64_t tick = 1'000'000;

/// A process with something of everything, and one that shares with it.
constexpr const char* rich
    = "threadway: 1\nid: own\nmachine: {model: free, cores: 4}\n"
      "ipc: {line: {kind: pipe, capacity: 3, from: a, to: b}, table: {kind: memory, size: 8K}}\n"
      "processes:\n  a:\n    functions: |\n      def f(n):\n          y = n\n          sleep(5)\n          return y\n"
      "    shared: {x: 0}\n    buffers: {data: 5000}\n    files: [log]\n    directory: /home\n"
      "    handlers: {SIGPIPE: ignore}\n    threads:\n"
      "      s: \"q = alloc(24)\\nattach(table)\\nwrite(3, 1)\\nwrite(line, 4)\\nwrite(line, 5)\\nf(1)\"\n"
      "      t: \"sigblock(SIGUSR1)\\nread(99)\\nsleep(5)\"\n"
      "  b:\n    threads:\n      u: \"attach(table)\\nsleep(5)\"\n";

/// The inspector over a run that stands at an instant.
struct Looking {
    Looking(const scenario::LoadedRun& run, SimTime at) : playback(run.blueprint), panel(playback, selection, theme)
    {
        const auto recorder = test::record(run, at);
        for (std::size_t i = 0; i < recorder.trace().size() && recorder.trace().event(i).time <= at; ++i)
            playback.happen(recorder.trace().event(i));
        playback.at = at;
        panel.resize(290, 700);
        panel.show();
        panel.refresh();
    }

    /// What the cards that can be seen say, by their titles.
    [[nodiscard]] QString said(const QString& title) const
    {
        for (const auto* card : panel.findChildren<ui::InspectorCard*>()) {
            if (!card->isHidden() && card->title().startsWith(title))
                return card->words();
        }
        return {};
    }

    ui::Theme theme;
    test::FakePlayback playback;
    ui::Selection selection;
    ui::InspectorPanel panel;
};

} // namespace

TEST_CASE("the exploded view of two processes with three threads each counts 1, 3, 2 and 6", "[inspector]")
{
    Looking looking(test::loadPreset("two-way-six"), SimTime{tick});
    const QString words = looking.said(QStringLiteral("Who owns what"));
    CHECK(words.contains(QStringLiteral("Owned by the process, 1 ×")));
    CHECK(words.contains(QStringLiteral("Owned by each thread, 3 ×")));
    CHECK(words.contains(QStringLiteral("2 × address space, file table, signal handlers")));
    CHECK(words.contains(QStringLiteral("6 × stack, registers, signal mask")));
    CHECK(words.contains(QStringLiteral("web-server, pid 101")));
    looking.selection.setSelectedProcess(ProcessId(1));
    CHECK(looking.said(QStringLiteral("Who owns what")).contains(QStringLiteral("bank, pid 102")));
    CHECK(looking.panel.process() == ProcessId(1));
}

TEST_CASE("a crash takes what the process owned, and the other keeps its own", "[inspector]")
{
    Looking looking(test::loadPreset("whose-pothole"), SimTime{12 * tick});
    const auto& processes = looking.playback.now.processes;
    const bool isFirst = processes[0].isClosed;
    REQUIRE(processes[0].isClosed != processes[1].isClosed);
    looking.selection.setSelectedProcess(ProcessId(isFirst ? 0 : 1));
    const QString gone = looking.said(QStringLiteral("Who owns what"));
    CHECK(gone.contains(QStringLiteral("Owned by the process, 0 ×")));
    CHECK(gone.contains(QStringLiteral("1 × address space")));
    CHECK(gone.contains(QStringLiteral("3 × stack")));
    CHECK(looking.said(QStringLiteral("Address space")).isEmpty());
}

TEST_CASE("a process shows its map, files, handlers and channels as the run has them", "[inspector]")
{
    Looking looking(test::loadText(rich), SimTime{3 * tick});
    const QString map = looking.said(QStringLiteral("Address space"));
    const QStringList order{QStringLiteral("stack of s"),          QStringLiteral("stack of t"),
                            QStringLiteral("shared memory table"), QStringLiteral("heap"),
                            QStringLiteral("buffer data"),         QStringLiteral("shared variables"),
                            QStringLiteral("text (programs)")};
    qsizetype last = -1;
    for (const QString& name : order) { // from high to low addresses
        INFO(name.toStdString() << " in\n" << map.toStdString());
        const qsizetype place = map.indexOf(name);
        CHECK(place > last);
        last = place;
    }
    CHECK(map.contains(QStringLiteral("32 B allocated, blocks: 1")));
    CHECK(map.contains(QStringLiteral("shared with b")));
    CHECK(map.contains(QStringLiteral("24 B in use"))); // q of the program, then n and y of f
    const QString files = looking.said(QStringLiteral("Open files"));
    CHECK(files.contains(QStringLiteral("3: /home/log: offset 1 of 1 words")));
    CHECK(files.contains(QStringLiteral("writing end of a pipe")));
    CHECK(files.contains(QStringLiteral("directory: /home")));
    CHECK(looking.said(QStringLiteral("Signals to the process")).contains(QStringLiteral("SIGPIPE: is ignored")));
    const QString channels = looking.said(QStringLiteral("Channels"));
    CHECK(channels.contains(QStringLiteral("line: pipe: written by a, read by b")));
    CHECK(channels.contains(QStringLiteral("2 of 3 words: 4 5")));
}

TEST_CASE("a thread shows where it stands in its program, its mask and its last error", "[inspector]")
{
    Looking looking(test::loadText(rich), SimTime{3 * tick});
    looking.selection.setSelectedThread(ThreadId(1));
    CHECK(looking.panel.thread() == ThreadId(1));
    CHECK(looking.panel.process() == ProcessId(0));
    CHECK(looking.said(QStringLiteral("Program")).contains(QStringLiteral("sleep(5)")));
    const auto* program = looking.panel.findChild<ui::ProgramCard*>();
    const auto& unit = looking.playback.blueprint()->unitOf(CoroutineId(1));
    const auto statement = static_cast<std::size_t>(looking.playback.now.coroutines[1].statement);
    CHECK(unit.statements[statement].text == "sleep(5)");
    CHECK(program->line() == unit.statements[statement].position.line);
    // The other thread stands in a function that the programs of its process share.
    looking.selection.setSelectedThread(ThreadId(0));
    CHECK(program->title() == QStringLiteral("Program, in f()"));
    CHECK(program->line() == 3);
    CHECK(program->words().startsWith(QStringLiteral("Stands at line 3: sleep(5)")));
    looking.selection.setSelectedThread(ThreadId(1));
    CHECK(looking.said(QStringLiteral("Registers")).contains(QStringLiteral("9 (EBADF)")));
    CHECK(looking.said(QStringLiteral("Signals to the thread")).contains(QStringLiteral("SIGUSR1")));
    CHECK(looking.said(QStringLiteral("Open files")).isEmpty());
    const QString map = looking.said(QStringLiteral("Its stacks"));
    CHECK(map.contains(QStringLiteral("stack of t")));
    CHECK_FALSE(map.contains(QStringLiteral("stack of s")));
}

TEST_CASE("what is looked into is chosen by keyboard, by pointer and by the selection alike", "[inspector]")
{
    Looking looking(test::loadPreset("two-way-six"), SimTime{tick});
    auto* chooser = looking.panel.findChild<QComboBox*>(QStringLiteral("inspected"));
    REQUIRE(chooser->count() == 8); // two processes with three threads each
    chooser->setFocus();
    QTest::keyClick(chooser, Qt::Key_Down);
    CHECK(looking.selection.selectedThread() == ThreadId(0));
    CHECK(looking.panel.thread() == ThreadId(0));
    looking.selection.setSelectedThread(ThreadId(4));
    CHECK(chooser->currentText().trimmed() == QStringLiteral("transfer-2"));
    auto* card = looking.panel.findChild<ui::OwnershipCard*>();
    card->grab(); // places to click are known once they are painted
    QTest::mouseClick(card, Qt::LeftButton, {}, QPoint(card->width() / 2, 38));
    CHECK(looking.selection.selectedProcess() == ProcessId(1));
    CHECK_FALSE(looking.selection.selectedThread().isValid());
    CHECK(looking.panel.process() == ProcessId(1));
    CHECK_FALSE(looking.panel.thread().isValid());
}

TEST_CASE("the inspector looks no more while nobody can see it", "[inspector]")
{
    Looking looking(test::loadText(rich), SimTime{3 * tick});
    const QString before = looking.said(QStringLiteral("Channels"));
    looking.panel.hide();
    looking.playback.now.resources.channels[0].queues[0].clear();
    looking.playback.seek(SimTime{4 * tick});
    QCoreApplication::processEvents();
    CHECK(looking.said(QStringLiteral("Channels")) == before);
    looking.panel.show();
    CHECK(looking.said(QStringLiteral("Channels")) != before);
    CHECK(looking.said(QStringLiteral("Channels")).contains(QStringLiteral("0 of 3 words")));
}

TEST_CASE("cards stand side by side where there is room and never overlap", "[inspector]")
{
    Looking looking(test::loadText(rich), SimTime{3 * tick});
    for (const int width : {230, 290, 600, 900}) {
        looking.panel.resize(width, 600);
        std::vector<QRect> places;
        for (const auto* card : looking.panel.findChildren<ui::InspectorCard*>()) {
            if (!card->isHidden())
                places.push_back(card->geometry());
        }
        REQUIRE(places.size() >= 4);
        const bool isSideBySide = std::any_of(places.begin(), places.end(), [&places](const QRect& place) {
            return place.left() > places.front().right();
        });
        CHECK(isSideBySide == (width >= 600));
        for (std::size_t i = 0; i < places.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j)
                CHECK_FALSE(places[i].intersects(places[j]));
            CHECK(places[i].right() < width);
        }
    }
}

TEST_CASE("local variables are told call by call, the innermost first", "[inspector]")
{
    const auto run = test::loadText(rich);
    const SimTime at{3 * tick};
    Looking look(run, at);
    look.selection.setSelectedThread(ThreadId(0));
    look.panel.refresh();
    CHECK(look.said(QStringLiteral("Stack and local variables")).isEmpty()); // nobody has told yet
    const auto world = test::record(run, at).worldAt(at);
    Q_EMIT look.playback.stacksTold({ThreadId(0), look.playback.now.order, machine::stacksOf(world, ThreadId(0), 16)});
    const QStringList lines = look.said(QStringLiteral("Stack and local variables")).split(QLatin1Char('\n'));
    REQUIRE(lines.size() == 5);
    CHECK(lines[0].startsWith(QStringLiteral("f()")));
    CHECK(lines[1] == QStringLiteral("n: = 1"));
    CHECK(lines[2] == QStringLiteral("y: = 1"));
    CHECK(lines[3].startsWith(QStringLiteral("program")));
    CHECK(lines[4].startsWith(QStringLiteral("q: = ")));
    look.selection.setSelectedThread(ThreadId(1));
    CHECK(look.said(QStringLiteral("Stack and local variables")).isEmpty());
}
