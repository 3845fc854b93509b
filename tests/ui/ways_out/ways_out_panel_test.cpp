// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/exploration.h"
#include "ui/ways_out/ways_out_panel.h"
#include "ui/window/open_window.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>

#include <algorithm>

using namespace threadway;
using test::OpenWindow;
using ui::ActionId;

namespace {

struct WaysOpen : OpenWindow {
    explicit WaysOpen(const char* preset) : OpenWindow(preset), panel(*window->findChild<ui::WaysOutPanel*>())
    {
        REQUIRE(window->showDock(QStringLiteral("ways-out")));
    }
    QCheckBox& condition(int i) { return *panel.findChild<QCheckBox*>(QStringLiteral("condition-%1").arg(i)); }
    bool canDeadlock() { return !explore::explore(machine::World(document.blueprint()), {}).deadlocks.empty(); }

    ui::WaysOutPanel& panel;
};

} // namespace

TEST_CASE("each of the four conditions is a switch, without which no schedule deadlocks; undo puts it back",
          "[ways-out]")
{
    WaysOpen open("abba");
    REQUIRE(open.canDeadlock());
    for (int i = 0; i < 4; ++i) {
        INFO(i);
        REQUIRE(open.condition(i).isChecked());
        open.condition(i).click();
        CHECK_FALSE(open.condition(i).isChecked());
        CHECK_FALSE(open.canDeadlock());
        open.action(ActionId::Undo).trigger();
        CHECK(open.condition(i).isChecked());
        CHECK(open.canDeadlock());
    }
}

TEST_CASE("comparing tells the chance of a deadlock before and after each way out, and one of them can be applied",
          "[ways-out]")
{
    WaysOpen open("abba");
    QTest::mouseClick(open.panel.findChild<QPushButton*>(QStringLiteral("compareWays")), Qt::LeftButton);
    REQUIRE(open.wait([&] { return !open.panel.isRunning(); }));
    const auto& rows = open.panel.rows();
    REQUIRE(rows.size() >= 5);
    CHECK(rows[0].chance == "1/2"); // of ABBA, as worked out by hand
    for (std::size_t i = 1; i <= 4; ++i)
        CHECK(rows[i].chance == "0");
    auto* table = open.panel.findChild<QTableWidget*>(QStringLiteral("ways"));
    table->selectRow(4);
    QTest::mouseClick(open.panel.findChild<QPushButton*>(QStringLiteral("applyWay")), Qt::LeftButton);
    CHECK_FALSE(open.document.blueprint()->scenario.deadlock.conditions.circularWait);
    CHECK_FALSE(open.canDeadlock());
    CHECK(open.panel.rows().size() == rows.size()); // the comparison stays: it is of the same programs
    REQUIRE(open.document.openPreset(QStringLiteral("gridlock")).empty());
    CHECK(open.panel.rows().empty());
}

TEST_CASE("the banner of a deadlock leads to the ways out, which name who holds and wants what", "[ways-out]")
{
    OpenWindow open("abba");
    open.triggerDeadlock();
    auto& panel = *open.window->findChild<ui::WaysOutPanel*>();
    const auto buttons = open.banner().findChildren<QToolButton*>();
    const auto found = std::find_if(buttons.begin(), buttons.end(), [](const QToolButton* button) {
        return button->defaultAction()->objectName() == QStringLiteral("show-ways-out");
    });
    REQUIRE(found != buttons.end());
    REQUIRE(open.wait([&] { return (*found)->isVisible(); }));
    QTest::mouseClick(*found, Qt::LeftButton);
    CHECK(open.wait([&] { return panel.isVisible(); }));
    const auto& standstill = *panel.findChild<QLabel*>(QStringLiteral("standstill"));
    CHECK(standstill.isVisible());
    CHECK(standstill.text().contains(QStringLiteral("transfer-1 holds A and waits for B")));
    CHECK(standstill.text().contains(QStringLiteral("transfer-2 holds B and waits for A")));
    open.action(ActionId::ToStart).trigger();
    CHECK(open.wait([&] { return !standstill.isVisible(); }));
}
