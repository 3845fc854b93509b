// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exploring/exploration_choice.h"
#include "ui/exploring/exploration_panel.h"
#include "ui/exploring/finding_model.h"
#include "ui/timeline/timeline_model.h"
#include "ui/timeline/timeline_view.h"
#include "ui/window/open_window.h"

#include "trace/output.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>

using namespace threadway;
using test::OpenWindow;
using ui::ActionId;
using ui::FindingKind;

namespace {

struct Exploring : OpenWindow {
    explicit Exploring(const char* preset) : OpenWindow(preset), panel(*window->findChild<ui::ExplorationPanel*>())
    {
        REQUIRE(window->showDock(QStringLiteral("outcomes")));
        REQUIRE(panel.isVisible());
    }
    void explore()
    {
        QTest::mouseClick(panel.findChild<QPushButton*>(QStringLiteral("runExploration")), Qt::LeftButton);
        REQUIRE(panel.isRunning());
        REQUIRE(wait([&] { return !panel.isRunning(); }));
        REQUIRE(panel.result());
    }
    QString headline() { return panel.findChild<QLabel*>(QStringLiteral("headline"))->text(); }
    QTableView& table() { return *panel.findChild<QTableView*>(QStringLiteral("findings")); }
    QString cell(int row, int column) { return table().model()->index(row, column).data().toString(); }
    QString schedule() { return panel.findChild<QLineEdit*>(QStringLiteral("schedule"))->text(); }
    QListWidget& account() { return *panel.findChild<QListWidget*>(QStringLiteral("account")); }

    ui::ExplorationPanel& panel;
};

} // namespace

TEST_CASE("exploring two threads that lock crosswise tells the chance of a deadlock and the way there", "[exploring]")
{
    Exploring open("abba");
    open.explore();
    // One half, as worked out by hand: whoever takes the first step, the other one's is the next with chance 1/2.
    CHECK(open.headline().contains(QStringLiteral("1/2 (50 %)")));
    CHECK(open.headline().startsWith(QStringLiteral("Complete")));
    REQUIRE(open.table().model()->rowCount() == 1);
    CHECK(open.cell(0, 0) == QStringLiteral("ring of 2"));
    CHECK(open.schedule() == QStringLiteral("transfer-1 transfer-2"));
    QStringList told;
    for (int i = 0; i < open.account().count(); ++i)
        told += open.account().item(i)->text();
    CHECK(told.join(QLatin1Char('|')).contains(QStringLiteral("Point of no return, after step 2")));
    CHECK(told.join(QLatin1Char('|')).contains(QStringLiteral("in a ring of 2: this is a deadlock")));
    QTest::mouseClick(open.panel.findChild<QToolButton*>(QStringLiteral("copySchedule")), Qt::LeftButton);
    CHECK(QGuiApplication::clipboard()->text() == open.schedule());
}

TEST_CASE("a finding is played on the roads, marks where there is no return, and undo takes both back", "[exploring]")
{
    Exploring open("abba");
    open.explore();
    const auto& timeline = open.window->findChild<ui::TimelineView*>()->model();
    CHECK_FALSE(timeline.noReturn());
    QTest::mouseClick(open.panel.findChild<QToolButton*>(QStringLiteral("playFinding")), Qt::LeftButton);
    CHECK(open.player().isPlaying());
    REQUIRE(open.document.journal().size() == 1);
    open.playOut();
    CHECK(open.banner().rings().size() == 1);
    REQUIRE(timeline.noReturn());
    // The second lock is taken before either thread begins to wait.
    REQUIRE(open.wait([&] { return timeline.index().isEnded(); }));
    const auto marks = timeline.index().marks();
    const auto closed = std::find_if(marks.begin(), marks.end(), [](const trace::Mark& mark) {
        return mark.kind == trace::MarkKind::DeadlockClosed;
    });
    REQUIRE(closed != marks.end());
    CHECK(*timeline.noReturn() < closed->time);
    open.action(ActionId::Undo).trigger();
    open.settle();
    CHECK(open.document.journal().empty());
    CHECK_FALSE(timeline.noReturn());
    CHECK(open.panel.result()); // still that of the scenario
    open.action(ActionId::Redo).trigger();
    open.playOut();
    CHECK(timeline.noReturn());
}

TEST_CASE("six prints of two programs: 20 outcomes as threads, 2 as calls", "[exploring]")
{
    Exploring open("twenty-orders");
    open.explore();
    CHECK(open.panel.result()->found.outcomes.size() == 20);
    CHECK(open.headline().contains(QStringLiteral("20 schedules, 20 outcomes")));
    CHECK(open.headline().contains(QStringLiteral("No deadlock is possible.")));
    open.panel.choice().setMode(explore::ProgramMode::Calls);
    open.explore();
    CHECK(open.table().model()->rowCount() == 2);
    // A run is played as it was found: the output is that of the line.
    open.panel.select(1);
    const QString output = open.cell(1, 1);
    open.panel.playSelected();
    open.playOut();
    QString printed;
    for (const program::Value& value : trace::printedValues(open.player().trace(), open.player().trace().size()))
        printed += QString::fromStdString(trace::valueText(*open.document.blueprint(), value)) + QLatin1Char(' ');
    CHECK(printed.trimmed() == output);
}

TEST_CASE("exploring from the playhead tells what can still come of this run", "[exploring]")
{
    Exploring open("abba");
    open.triggerDeadlock();
    open.panel.choice().setFromPlayhead(true);
    open.explore();
    CHECK(open.headline().contains(QStringLiteral("Every run ends in a deadlock.")));
    open.panel.choice().setFromPlayhead(false);
    open.explore();
    CHECK(open.headline().contains(QStringLiteral("1/2")));
}

TEST_CASE("a bounded search says so, and what a search for verdicts leaves out is said too", "[exploring]")
{
    Exploring open("philosophers");
    open.panel.choice().setMostStates(50);
    open.explore();
    CHECK(open.headline().startsWith(QStringLiteral("Bounded: ")));
    CHECK_FALSE(open.panel.result()->found.isComplete);
    open.panel.choice().setMostStates(1'000'000);
    open.panel.choice().setOnlyVerdicts(true);
    open.explore();
    CHECK(open.headline().contains(QStringLiteral("A deadlock is possible.")));
    const auto* tabs = open.panel.findChild<QTabBar*>(QStringLiteral("findingTabs"));
    CHECK(tabs->tabText(static_cast<int>(FindingKind::Races)).contains(QStringLiteral("not asked")));
    const auto says = [&](FindingKind kind, const char* text) {
        open.panel.showKind(kind);
        const auto labels = open.panel.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->text() == QLatin1String(text); });
    };
    CHECK(says(FindingKind::Races, "Nothing of this kind was looked for."));
    CHECK(says(FindingKind::Faults, "Nothing of this kind was found."));
}

TEST_CASE("a search stops when it is cancelled, and what was found is dropped with the scenario", "[exploring]")
{
    Exploring open("philosophers");
    open.panel.start();
    open.panel.stop();
    REQUIRE(open.wait([&] { return !open.panel.isRunning(); }));
    REQUIRE(open.panel.result());
    REQUIRE(open.document.openPreset(QStringLiteral("abba")).empty());
    CHECK_FALSE(open.panel.result());
    open.panel.start();
    REQUIRE(open.document.openPreset(QStringLiteral("gridlock")).empty());
    CHECK_FALSE(open.panel.isRunning());
}

#ifndef __SANITIZE_THREAD__ // which loses track of a thread that starts processes
TEST_CASE("SPIN is asked from the panel, and its schedule becomes a finding that can be played", "[exploring][spin]")
{
    Exploring open("abba");
    open.panel.choice().askSpin();
    open.explore();
    const auto& result = *open.panel.result();
    if (!result.spin) { // without SPIN the panel says what to install
        CHECK(open.headline().contains(QStringLiteral("\"spin\"")));
        return;
    }
    CHECK(open.headline().startsWith(QStringLiteral("SPIN has tried every run")));
    CHECK(open.headline().contains(QStringLiteral("A deadlock is possible. It cannot crash.")));
    REQUIRE(open.table().model()->rowCount() == 1);
    CHECK(open.cell(0, 0) == QStringLiteral("ring of 2"));
    CHECK_FALSE(open.schedule().isEmpty());
}
#endif

TEST_CASE("what SPIN cannot be asked is said before it is", "[exploring][spin]")
{
    Exploring open("abba");
    open.panel.choice().askSpin();
    open.panel.choice().setMode(explore::ProgramMode::Calls);
    open.explore();
    CHECK(open.headline().startsWith(QStringLiteral("SPIN judges preemptive threads")));
}
