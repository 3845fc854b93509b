// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/metrics_tables.h"
#include "sched/policy.h"
#include "ui/comparison/comparison_panel.h"
#include "ui/tables/data_table_model.h"
#include "ui/tables/data_table_view.h"
#include "ui/window/open_window.h"

#include <QChart>
#include <QListWidget>
#include <QPushButton>

using namespace threadway;
using test::OpenWindow;

namespace {

struct ComparisonOpen : OpenWindow {
    explicit ComparisonOpen(const char* preset) : OpenWindow(preset), panel(*window->findChild<ui::ComparisonPanel*>())
    {
        REQUIRE(window->showDock(QStringLiteral("comparison")));
        REQUIRE(panel.isVisible());
    }
    QPushButton& button() { return *panel.findChild<QPushButton*>(QStringLiteral("runComparison")); }

    ui::ComparisonPanel& panel;
};

} // namespace

TEST_CASE("a comparison has a row for the scheduler of now and for each that is ticked", "[comparison]")
{
    ComparisonOpen open("one-core-many-lanes");
    auto* list = open.panel.findChild<QListWidget*>(QStringLiteral("policies"));
    REQUIRE(list->count() == static_cast<int>(sched::policies().size()));
    for (int i = 0; i < list->count(); ++i) {
        const bool isFcfs = list->item(i)->data(Qt::UserRole).toString() == QStringLiteral("fcfs");
        list->item(i)->setCheckState(isFcfs ? Qt::Checked : Qt::Unchecked);
    }
    QTest::mouseClick(&open.button(), Qt::LeftButton);
    CHECK(open.panel.isRunning());
    REQUIRE(open.wait([&] { return !open.panel.isRunning(); }));
    const ui::DataTableModel& numbers = open.panel.table().numbers();
    REQUIRE(numbers.rowCount() == 2);
    // The same numbers as the command line's, which come from the same core.
    const auto direct
        = history::compare(open.document.blueprint(), {},
                           {open.document.blueprint()->scenario.machine.policy, {"fcfs", {}}}, SimTime{10'000'000'000});
    CHECK(formats::csvText(numbers.table()) == formats::csvText(formats::comparisonTable(direct)));
}

TEST_CASE("a comparison is given up when it is cancelled or another scenario opens", "[comparison]")
{
    ComparisonOpen open("two-way-six");
    open.panel.start();
    open.panel.cancel();
    CHECK_FALSE(open.panel.isRunning());
    open.panel.start();
    REQUIRE(open.document.openPreset(QStringLiteral("abba")).empty());
    CHECK_FALSE(open.panel.isRunning());
    CHECK(open.panel.table().numbers().rowCount() == 0);
    CHECK(open.button().isEnabled());
}

TEST_CASE("Enter clicks the button that has the keyboard", "[comparison][window]")
{
    ComparisonOpen open("abba");
    open.button().setFocus();
    REQUIRE_FALSE(open.panel.isRunning());
    QTest::keyClick(&open.button(), Qt::Key_Return);
    CHECK(open.panel.isRunning());
    open.panel.cancel();
}
