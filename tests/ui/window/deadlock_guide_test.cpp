// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/open_window.h"

#include "explore/exploration.h"

#include <QLabel>

using namespace threadway;
using test::OpenWindow;
using ui::ActionId;

namespace {

bool isMentioned(OpenWindow& open, const QString& name)
{
    const auto labels = open.banner().findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->text().contains(name); });
}

} // namespace

TEST_CASE("triggering a deadlock in abba shows a banner that names both threads and both locks", "[window]")
{
    OpenWindow open("abba");
    CHECK_FALSE(open.banner().isVisible());
    open.triggerDeadlock();
    CHECK(open.banner().isVisible());
    REQUIRE(open.banner().rings().size() == 1);
    CHECK(open.banner().rings().front().threads.size() == 2);
    for (const char* name : {"transfer-1", "transfer-2", "A", "B", "2"})
        CHECK(isMentioned(open, QString::fromLatin1(name)));
    CHECK_FALSE(open.action(ActionId::TriggerDeadlock).isEnabled());
    CHECK(open.action(ActionId::TowCar).isEnabled());
    CHECK(open.player().state().end == machine::RunEnd::Deadlock);
}

TEST_CASE("towing a car lets the others of a gridlock cross", "[window]")
{
    OpenWindow open("gridlock");
    open.playOut();
    REQUIRE(open.banner().rings().size() == 1);
    REQUIRE(open.banner().rings().front().threads.size() == 4);
    const ThreadId victim = open.banner().rings().front().threads.front();
    SECTION("ended, three cross")
    {
        REQUIRE(open.window->commands().submit(scenario::Tow{victim, false}) == machine::Refusal::None);
        open.playOut();
        CHECK(open.player().state().variables.front() == program::Value::integer(3));
    }
    SECTION("started again, it crosses after them")
    {
        REQUIRE(open.window->commands().submit(scenario::Tow{victim, true}) == machine::Refusal::None);
        open.playOut();
        CHECK(open.player().state().variables.front() == program::Value::integer(4));
        CHECK(open.player().state().threads[victim.index()].restarts == 1);
    }
    CHECK_FALSE(open.banner().isVisible());
    CHECK(open.player().state().end == machine::RunEnd::Finished);
}

TEST_CASE("rewinding to the cause stops where it could still be avoided, and from there the run ends well", "[window]")
{
    OpenWindow open("abba");
    open.triggerDeadlock();
    const SimTime deadlock = open.player().position();
    open.action(ActionId::RewindToCause).trigger();
    REQUIRE(open.wait([&] { return open.player().position() < deadlock && open.player().isUpToDate(); }));
    CHECK(open.banner().rings().empty());
    open.playOut();
    CHECK(open.player().state().end == machine::RunEnd::Finished);
    CHECK(open.player().state().variables.front() == program::Value::integer(0));
}

TEST_CASE("taking locks in one order rewrites the programs so that no schedule deadlocks, and can be undone",
          "[window]")
{
    OpenWindow open("abba");
    open.triggerDeadlock();
    const scenario::Scenario before = open.document.blueprint()->scenario;
    open.action(ActionId::ImposeOrder).trigger();
    open.settle();
    CHECK_FALSE(open.document.blueprint()->scenario == before);
    const auto all = explore::explore(machine::World(open.document.blueprint()), {});
    CHECK(all.isComplete);
    CHECK(all.deadlocks.empty());
    open.action(ActionId::Undo).trigger();
    CHECK(open.document.blueprint()->scenario == before);
    open.playOut();
    CHECK(open.banner().rings().size() == 1);
}

TEST_CASE("where no thread holds a lock while it takes another, no search is begun", "[window]")
{
    OpenWindow open("two-way-six");
    open.action(ActionId::TriggerDeadlock).trigger();
    CHECK(open.document.journal().empty());
}

TEST_CASE("undo takes a triggered deadlock back", "[window]")
{
    OpenWindow open("abba");
    open.triggerDeadlock();
    open.action(ActionId::Undo).trigger();
    open.playOut();
    CHECK_FALSE(open.banner().isVisible());
    CHECK(open.player().state().end == machine::RunEnd::Finished);
}

TEST_CASE("what is found for a scenario that is no longer open is dropped", "[window]")
{
    OpenWindow open("abba");
    SECTION("a schedule into a deadlock")
    {
        open.action(ActionId::TriggerDeadlock).trigger();
    }
    SECTION("the cause of a deadlock")
    {
        open.triggerDeadlock();
        open.action(ActionId::RewindToCause).trigger();
    }
    REQUIRE(open.document.openPreset(QStringLiteral("gridlock")).empty());
    open.playOut();
    CHECK(open.document.journal().empty());
    CHECK(open.document.undoStack().count() == 0);
}
