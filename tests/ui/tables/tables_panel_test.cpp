// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/data_table_model.h"
#include "ui/tables/data_table_view.h"
#include "ui/tables/table_words.h"
#include "ui/tables/tables_panel.h"
#include "ui/window/open_window.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QTabBar>

using namespace threadway;
using test::OpenWindow;

namespace {

struct TablesOpen : OpenWindow {
    explicit TablesOpen(const char* preset) : OpenWindow(preset), panel(*window->findChild<ui::TablesPanel*>())
    {
        playOut();
        REQUIRE(window->showDock(QStringLiteral("tables")));
        REQUIRE(panel.isVisible());
        panel.refresh();
    }

    [[nodiscard]] QString shown(int row, const char* column) const
    {
        const ui::DataTableModel& numbers = panel.table().numbers();
        return numbers.index(row, numbers.columnOf(column)).data().toString();
    }

    ui::TablesPanel& panel;
};

} // namespace

TEST_CASE("the tables have a row for each thread, process and core at the playhead", "[tables]")
{
    TablesOpen open("truck-first");
    const scenario::Blueprint& blueprint = *open.document.blueprint();
    CHECK(open.panel.table().numbers().rowCount() == static_cast<int>(blueprint.threads.size()));
    CHECK(open.shown(0, "thread") == QString::fromStdString(blueprint.threads[0].name));
    CHECK(open.shown(0, "state") == QStringLiteral("finished"));
    open.panel.choose(formats::MetricsTable::Processes);
    CHECK(open.panel.table().numbers().rowCount() == static_cast<int>(blueprint.processes.size()));
    open.panel.choose(formats::MetricsTable::Cores);
    CHECK(open.panel.table().numbers().rowCount() == blueprint.scenario.machine.cores);
    open.player().seekToStart();
    open.panel.choose(formats::MetricsTable::Threads);
    open.panel.refresh();
    CHECK(open.shown(0, "state") != QStringLiteral("finished"));
}

TEST_CASE("a table sorts by numbers, not by their words, and is copied in that order", "[tables]")
{
    TablesOpen open("truck-first");
    ui::DataTableView& table = open.panel.table();
    const int column = table.numbers().columnOf("turnaround_ns");
    REQUIRE(column >= 0);
    table.sortByColumn(column, Qt::DescendingOrder);
    double before = table.model()->index(0, column).data(ui::DataTableModel::sortRole).toDouble();
    for (int row = 1; row < table.model()->rowCount(); ++row) {
        const double here = table.model()->index(row, column).data(ui::DataTableModel::sortRole).toDouble();
        CHECK(here <= before);
        before = here;
    }
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    CHECK(lines.size() == table.model()->rowCount() + 1);
    CHECK(lines[0].startsWith(QStringLiteral("process,thread,state,arrival_ns")));
    const QString first = table.model()->index(0, table.numbers().columnOf("thread")).data().toString();
    CHECK(lines[1].split(QLatin1Char(','))[1] == first);
}

TEST_CASE("a thread chosen in the table is chosen everywhere, and the other way round", "[tables]")
{
    TablesOpen open("truck-first");
    auto* tabs = open.panel.findChild<QTabBar*>();
    REQUIRE(tabs->currentIndex() == 0);
    open.panel.table().selectRow(2);
    QTest::keyClick(&open.panel.table(), Qt::Key_Down);
    const int row = open.panel.table().currentRow();
    CHECK(row == 3);
}

TEST_CASE("the usual columns are few, and all can be shown", "[tables]")
{
    TablesOpen open("pin-or-wander");
    ui::DataTableView& table = open.panel.table();
    const int percentile = table.numbers().columnOf("waits_p90_ns");
    REQUIRE(percentile >= 0);
    CHECK(table.isColumnHidden(percentile));
    CHECK_FALSE(table.isColumnHidden(table.numbers().columnOf("turnaround_ns")));
    open.panel.findChild<QCheckBox*>(QStringLiteral("allColumns"))->click();
    CHECK_FALSE(table.isColumnHidden(percentile));
}

TEST_CASE("headings and cells say units and percentiles in words", "[tables]")
{
    CHECK(ui::table_words::heading("latency_p99_ns") == QStringLiteral("Latency, p99"));
    CHECK(ui::table_words::heading("l1_hit_percent") == QStringLiteral("L1 hit rate"));
    CHECK(ui::table_words::heading("utilisation_percent") == QStringLiteral("Utilisation"));
    const formats::TableColumn time{"ready_ns", "ready ms", formats::Unit::Time};
    CHECK(ui::table_words::cell(time, std::int64_t{1'500'000}) == QStringLiteral("1.5 ms"));
    CHECK(ui::table_words::cell(time, std::monostate()) == QString(QChar(0x2013)));
    CHECK(ui::table_words::difference(time, std::int64_t{3'000'000}, std::int64_t{1'000'000})
          == QStringLiteral("+2 ms"));
    CHECK(ui::table_words::difference(time, std::int64_t{5}, std::int64_t{5}).isEmpty());
}
