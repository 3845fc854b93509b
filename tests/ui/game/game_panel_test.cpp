// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/game/game_panel.h"
#include "ui/game/move_board.h"
#include "ui/window/open_window.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QToolButton>

using namespace threadway;
using explore::Goal;
using explore::Outlook;
using test::OpenWindow;

namespace {

struct Playing : OpenWindow {
    explicit Playing(const char* preset, const std::optional<std::string>& variant = {})
        : OpenWindow(preset, variant), panel(*window->findChild<ui::GamePanel*>())
    {
        REQUIRE(window->showDock(QStringLiteral("game")));
    }
    void press(int thread)
    {
        QToolButton* button = panel.board().button(ThreadId(thread));
        REQUIRE(button != nullptr);
        REQUIRE(button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
    }
    QToolButton& tool(const char* name) { return *panel.findChild<QToolButton*>(QString::fromLatin1(name)); }
    QString verdict() { return panel.findChild<QLabel*>(QStringLiteral("verdict"))->text(); }
    Outlook awaitOutlook()
    {
        REQUIRE(wait([&] { return panel.outlook().has_value(); }));
        return *panel.outlook();
    }
    /// The road shows the moves: as many turns are taken as were made.
    void awaitRoads()
    {
        REQUIRE(wait([&] {
            const trace::Trace& trace = player().trace();
            std::size_t turns = 0;
            for (std::size_t i = 0; i < player().state().order; ++i)
                turns += trace.event(i).kind == machine::EventKind::SteerTurn ? 1U : 0U;
            return player().isUpToDate() && turns == panel.game().moves().size();
        }));
    }

    ui::GamePanel& panel;
};

} // namespace

TEST_CASE("two threads that lock crosswise are deadlocked in two moves, which the roads show", "[game]")
{
    Playing open("abba");
    CHECK(open.awaitOutlook() == Outlook::Possible);
    open.press(0);
    open.awaitRoads();
    CHECK(open.player().state().objects[0].holders.size() == 1);
    CHECK(open.player().state().objects[1].holders.empty());
    QTest::keyClick(&open.panel, Qt::Key_2);
    open.awaitRoads();
    CHECK(open.panel.game().isReached());
    CHECK(open.verdict().contains(QStringLiteral("transfer-1 transfer-2")));
    CHECK_FALSE(open.panel.board().button(ThreadId(0))->isEnabled());
    REQUIRE(open.document.journal().size() == 1);
    QTest::mouseClick(&open.tool("playGame"), Qt::LeftButton);
    open.playOut();
    CHECK(open.banner().rings().size() == 1);
}

TEST_CASE("a goal that is lost says since which move, and the way back leads to where it was open", "[game]")
{
    Playing open("abba");
    open.awaitOutlook();
    open.press(0); // takes A
    open.press(0); // takes B: from here on the two never hold one each
    CHECK(open.awaitOutlook() == Outlook::Impossible);
    REQUIRE(open.panel.lostAfter());
    CHECK(*open.panel.lostAfter() == 2);
    CHECK(open.verdict().contains(QStringLiteral("Lost since move 2")));
    QTest::mouseClick(&open.tool("backToOpen"), Qt::LeftButton);
    CHECK(open.panel.game().moves().size() == 1);
    CHECK(open.awaitOutlook() == Outlook::Possible);
    open.panel.askHint();
    CHECK(open.panel.board().button(ThreadId(1))->isChecked());
    QTest::keyClick(&open.panel, Qt::Key_Backspace);
    CHECK(open.panel.game().moves().empty());
    QTest::keyClick(&open.panel, Qt::Key_Backspace, Qt::ShiftModifier);
    CHECK(open.panel.game().moves().size() == 1);
    CHECK(open.document.undoStack().count() == 1); // all moves are one act
}

TEST_CASE("what no schedule brings about is called impossible from the start", "[game]")
{
    Playing open("abba");
    open.panel.setGoal({Goal::Kind::Fault, {}, {}});
    CHECK(open.awaitOutlook() == Outlook::Impossible);
    CHECK(open.panel.lostAfter() == 0u);
    CHECK(open.verdict().startsWith(QStringLiteral("Impossible")));
}

TEST_CASE("an output is a goal, and an output of no program's words is refused", "[game]")
{
    Playing open("twenty-orders");
    auto* goals = open.panel.findChild<QComboBox*>(QStringLiteral("goals"));
    auto* output = open.panel.findChild<QLineEdit*>(QStringLiteral("goalOutput"));
    QTest::keyClick(goals, Qt::Key_End);
    Q_EMIT goals->activated(goals->currentIndex());
    REQUIRE(output->isVisible());
    output->setText(QStringLiteral("1 x 2 y 3 z"));
    QTest::keyClick(output, Qt::Key_Return);
    CHECK(open.panel.game().goal().output.size() == 6);
    CHECK(open.awaitOutlook() == Outlook::Possible);
    output->setText(QStringLiteral("2 1 3 x y z")); // A prints 1 before 2
    QTest::keyClick(output, Qt::Key_Return);
    CHECK(open.awaitOutlook() == Outlook::Impossible);
    output->setText(QStringLiteral("nonsense"));
    QTest::keyClick(output, Qt::Key_Return);
    CHECK(open.panel.game().goal().output.empty());
}

TEST_CASE("another scenario begins another game", "[game]")
{
    Playing open("abba");
    open.press(0);
    REQUIRE(open.document.openPreset(QStringLiteral("gridlock")).empty());
    CHECK(open.panel.game().moves().empty());
    CHECK(open.panel.game().world().blueprint == open.document.blueprint());
    CHECK(open.panel.board().button(ThreadId(3)) != nullptr);
}
