// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/cache_shelf.h"
#include "ui/docks/core_deck.h"
#include "ui/docks/machine_scene.h"

#include <catch2/catch.hpp>

#include <QApplication>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>

namespace {

using namespace threadway;
using machine::Refusal;
using scenario::Command;
using test::MachineScene;

/// "a" runs on core 0, "b" waits for it; cores 1 and 2 are idle, and "c" waits for core 2.
MachineScene& filled(MachineScene& scene)
{
    scene.run(0, 0, SimTime{19'000'000});
    scene.enqueue(1, 0);
    scene.enqueue(2, 2);
    scene.show();
    return scene;
}

ui::CoreDeck& deckOf(const MachineScene& scene)
{
    return *scene.panel->findChild<ui::CoreDeck*>();
}

/// Sends the pointer from the thread's chip to the middle of the core's card.
void dragTo(MachineScene& scene, ThreadId thread, CoreId core, Qt::KeyboardModifiers modifiers, bool release = true)
{
    ui::CoreDeck& deck = deckOf(scene);
    const QPoint from = deck.chipRect(thread).center();
    const QPoint to = deck.cardRect(core).center();
    QTest::mousePress(&deck, Qt::LeftButton, modifiers, from);
    QMouseEvent move(QEvent::MouseMove, to, deck.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, modifiers);
    QApplication::sendEvent(&deck, &move);
    if (release)
        QTest::mouseRelease(&deck, Qt::LeftButton, modifiers, to);
}

} // namespace

TEST_CASE("the core under a point is the one whose card is there", "[docks]")
{
    MachineScene scene(3, {"a", "b", "c"});
    filled(scene);
    for (std::int32_t i = 0; i < 3; ++i) {
        const QRect card = scene.panel->cardRect(CoreId(i));
        CHECK(scene.panel->coreAt(card.center()) == CoreId(i));
        CHECK(scene.panel->coreAt(card.topLeft()) == CoreId(i));
    }
    CHECK_FALSE(scene.panel->coreAt(scene.panel->cardRect(CoreId(0)).bottomLeft() + QPoint(5, 4)).isValid());
    CHECK_FALSE(scene.panel->coreAt(QPoint(-5, 40)).isValid());
}

TEST_CASE("a running and a queued thread have their chips on the card of their core", "[docks]")
{
    MachineScene scene(3, {"a", "b", "c", "d"});
    filled(scene);
    CHECK(scene.panel->cardRect(CoreId(0)).contains(scene.panel->chipRect(ThreadId(0))));
    CHECK(scene.panel->cardRect(CoreId(0)).contains(scene.panel->chipRect(ThreadId(1))));
    CHECK(scene.panel->cardRect(CoreId(2)).contains(scene.panel->chipRect(ThreadId(2))));
    CHECK(scene.panel->chipRect(ThreadId(3)).isEmpty());
    CHECK(scene.panel->chipRect(ThreadId(0)).bottom() < scene.panel->chipRect(ThreadId(1)).top());
}

TEST_CASE("with one queue for all, waiting threads stand above the cores", "[docks]")
{
    MachineScene scene(2, {"a", "b"}, false);
    scene.run(0, 0, SimTime{});
    scene.enqueue(1, -1);
    scene.show();
    CHECK(scene.panel->chipRect(ThreadId(1)).bottom() < scene.panel->cardRect(CoreId(0)).top());
}

TEST_CASE("a chip dragged onto another card moves its thread to that core", "[docks]")
{
    MachineScene scene(3, {"a", "b", "c"});
    filled(scene);
    dragTo(scene, ThreadId(1), CoreId(1), Qt::NoModifier);
    REQUIRE(scene.port.submitted.size() == 1);
    CHECK(scene.port.submitted[0] == Command(scenario::Migrate{ThreadId(1), CoreId(1)}));
}

TEST_CASE("a chip dragged with Control pins its thread to the core it is dropped on", "[docks]")
{
    MachineScene scene(3, {"a", "b", "c"});
    filled(scene);
    dragTo(scene, ThreadId(0), CoreId(2), Qt::ControlModifier);
    REQUIRE(scene.port.submitted.size() == 2);
    CHECK(scene.port.submitted[0] == Command(scenario::Pin{ThreadId(0), CoreMask::only(CoreId(2))}));
}

TEST_CASE("a drop that is refused leads to no command", "[docks]")
{
    MachineScene scene(3, {"a", "b", "c"});
    filled(scene);
    scene.port.migrateRefusal = Refusal::AffinityForbids;
    dragTo(scene, ThreadId(1), CoreId(1), Qt::NoModifier);
    CHECK(scene.port.submitted.empty());
}

TEST_CASE("a card that would take the thread looks different from one that would not", "[docks]")
{
    MachineScene scene(3, {"a", "b", "c"});
    filled(scene);
    const auto look = [&scene] { return scene.panel->grab(scene.panel->cardRect(CoreId(1))).toImage(); };
    const QImage before = look();
    dragTo(scene, ThreadId(1), CoreId(1), Qt::NoModifier, false);
    const QImage accepting = look();
    scene.drag->cancel();
    CHECK(look() == before);
    scene.port.migrateRefusal = Refusal::ThreadEnded;
    dragTo(scene, ThreadId(1), CoreId(1), Qt::NoModifier, false);
    const QImage refusing = look();
    scene.drag->cancel();
    CHECK(accepting != before);
    CHECK(refusing != before);
    CHECK(refusing != accepting);
}

TEST_CASE("a click selects, hovering lights up, and leaving forgets", "[docks]")
{
    MachineScene scene(3, {"a", "b", "c"});
    filled(scene);
    ui::CoreDeck& deck = deckOf(scene);
    QTest::mouseClick(&deck, Qt::LeftButton, {}, deck.chipRect(ThreadId(1)).center());
    CHECK(scene.selection.selectedThread() == ThreadId(1));
    CHECK(scene.port.submitted.empty());
    QTest::mouseMove(&deck, deck.chipRect(ThreadId(0)).center());
    CHECK(scene.selection.hoveredThread() == ThreadId(0));
    CHECK(scene.selection.hoveredCore() == CoreId(0));
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&deck, &leave);
    CHECK_FALSE(scene.selection.hoveredThread().isValid());
}

TEST_CASE("the arrow keys reach every chip, and Return asks for its menu", "[docks]")
{
    MachineScene scene(3, {"a", "b", "c"});
    filled(scene);
    ui::CoreDeck& deck = deckOf(scene);
    QSignalSpy asked(scene.panel, &ui::CoresPanel::threadMenuRequested);
    for (const std::int32_t expected : {0, 1, 2, 0}) {
        QTest::keyClick(&deck, Qt::Key_Right);
        CHECK(scene.selection.selectedThread() == ThreadId(expected));
    }
    QTest::keyClick(&deck, Qt::Key_Left);
    CHECK(scene.selection.selectedThread() == ThreadId(2));
    QTest::keyClick(&deck, Qt::Key_Return);
    REQUIRE(asked.count() == 1);
    CHECK(asked[0][0].value<ThreadId>() == ThreadId(2));
    CHECK(deck.accessibleDescription() == QStringLiteral("c is ready to run and waits for Core 2."));
}

TEST_CASE("a long queue shows what fits and counts the rest", "[docks]")
{
    std::vector<std::string> names;
    for (int i = 0; i < 12; ++i)
        names.push_back("a-rather-long-name-" + std::to_string(i));
    MachineScene scene(1, names);
    for (std::int32_t i = 0; i < 12; ++i)
        scene.enqueue(i, 0);
    scene.show();
    const ui::CardSource source{*scene.playback.blueprint(),
                                scene.playback.blueprint()->scenario.machine,
                                scene.playback.now,
                                scene.playback.at,
                                scene.selection,
                                scene.theme,
                                {},
                                {}};
    const ui::ChipRow row = ui::layOutChips(source, ui::threadsInQueue(source.state, CoreId(0)), QRect(0, 0, 260, 22));
    CHECK(row.chips.size() + static_cast<std::size_t>(row.hidden) == 12);
    REQUIRE(!row.chips.empty());
    CHECK(row.chips.back().rect.right() < 260);
}

TEST_CASE("a thread is cold where it has less than a quarter of the lines it has elsewhere", "[docks]")
{
    MachineScene scene(2, {"a", "b"});
    scene.run(0, 1, SimTime{});
    scene.cache(0, 1, 0, 40);
    scene.cache(1, 1, 0, 9);
    const auto cold
        = [&scene] { return ui::isCold(*scene.playback.blueprint(), scene.playback.now, ThreadId(0), CoreId(1), 1); };
    CHECK(cold());
    scene.cache(1, 1, 0, 10);
    CHECK_FALSE(cold());
}

TEST_CASE("a slice is told only where every thread has the same", "[docks]")
{
    CHECK(ui::fixedSlice(test::machineOf(1, {"a"}, true)->scenario.machine.policy) == SimTime{3'000'000});
    auto other = std::make_shared<scenario::Blueprint>();
    other->scenario.machine.policy.name = "fcfs";
    CHECK(ui::fixedSlice(other->scenario.machine.policy) == SimTime{});
    other->scenario.machine.policy.name = "rr";
    CHECK(ui::fixedSlice(other->scenario.machine.policy) == SimTime{4'000'000});
    other->scenario.machine.policy.parameters.byId["accesses"] = 80;
    CHECK(ui::fixedSlice(other->scenario.machine.policy) == SimTime{});
}

TEST_CASE("a device shows whom it serves and who waits, below the cores", "[docks]")
{
    MachineScene scene(2, {"a", "b", "c"}, true, {"disk"});
    scene.playback.now.devices[0].requests = {{ThreadId(1), true}, {ThreadId(0), false}, {ThreadId(2), false}};
    scene.playback.now.devices[0].served = 4;
    scene.show();
    const ui::CoreDeck& deck = deckOf(scene);
    const QRect served = deck.chipRect(ThreadId(1));
    const QRect first = deck.chipRect(ThreadId(0));
    REQUIRE_FALSE(served.isEmpty());
    REQUIRE_FALSE(first.isEmpty());
    CHECK(served.top() > deck.cardRect(CoreId(1)).bottom());
    CHECK(first.top() > served.top());
    CHECK(deck.chipRect(ThreadId(2)).left() > first.left());
    CHECK(deck.minimumHeight() > first.bottom());
    // A thread that waits for a device can be picked up there like anywhere else.
    dragTo(scene, ThreadId(0), CoreId(1), Qt::NoModifier);
    REQUIRE(scene.port.submitted.size() == 1);
    CHECK(scene.port.submitted.front() == Command(scenario::Migrate{ThreadId(0), CoreId(1)}));
}

TEST_CASE("the cache of a core is as warm for a thread as its share of the most lines anywhere", "[docks]")
{
    MachineScene scene(2, {"a", "b"});
    scene.cache(0, 1, 0, 30);
    scene.cache(1, 1, 0, 40);
    const scenario::MachineSpec& machine = scene.playback.blueprint()->scenario.machine;
    const trace::State& state = scene.playback.now;
    CHECK(ui::warmthOf(machine, state, ThreadId(0), CoreId(0)) == 0.75);
    CHECK(ui::warmthOf(machine, state, ThreadId(0), CoreId(1)) == 1.0);
    CHECK_FALSE(ui::warmthOf(machine, state, ThreadId(1), CoreId(0)).has_value());
    scenario::MachineSpec sets = machine;
    sets.workingSets.capacity = 8;
    scene.playback.now.cores[1].warm.insert(ThreadId(1));
    CHECK(ui::warmthOf(sets, state, ThreadId(1), CoreId(0)) == 0.0);
    CHECK(ui::warmthOf(sets, state, ThreadId(1), CoreId(1)) == 1.0);
}

TEST_CASE("what a socket's cores share has one shelf above their cards, with the lines of all owners", "[docks]")
{
    MachineScene scene(4, {"a", "b"});
    auto blueprint = std::make_shared<scenario::Blueprint>(*scene.playback.blueprint());
    TopologySpec topology;
    topology.sockets = 2;
    topology.coresPerSocket = 2;
    memory::CacheLevelSpec shared;
    shared.sizeBytes = 64 * 1000;
    shared.isShared = true;
    blueprint->scenario.machine.memory.levels.push_back(shared);
    test::FakePlayback playback(blueprint);
    playback.now.topology = Topology::of(topology); // by an act: at the start all cores were alike
    for (const std::size_t core : {0U, 1U}) {
        playback.now.cores[core].lines[2] = {{ThreadId(0), 300}, {ThreadId(1), 500}};
        playback.now.cores[core].caches[2].hits = 30;
        playback.now.cores[core].caches[2].misses = 10;
    }
    const ui::CardSource source{
        *blueprint, blueprint->scenario.machine, playback.now, SimTime{}, scene.selection, scene.theme, {}, {}};
    const ui::DeckLayout layout(source, 320);
    REQUIRE(layout.sockets.size() == 2);
    CHECK(ui::layOutSocket(source, 1, layout.sockets[1].cores, layout.sockets[1].rect).title == "Socket 1, cores: 2");
    CHECK(layout.sockets[0].rect.bottom() < layout.cores[0].top());
    CHECK(layout.cores[1].bottom() < layout.sockets[1].rect.top());
    CHECK(layout.sockets[1].rect.bottom() < layout.cores[2].top());
    const auto shelves = ui::sharedShelves(source.machine.memory, source.state, layout.sockets[0].cores);
    REQUIRE(shelves.size() == 1);
    CHECK(shelves[0].number == 3);
    CHECK(shelves[0].parts == std::vector<std::pair<ThreadId, std::int32_t>>{{ThreadId(1), 500}, {ThreadId(0), 300}});
    CHECK(shelves[0].hitPercent == 75);
    CHECK(ui::sharedShelves(source.machine.memory, source.state, layout.sockets[1].cores)[0].parts.empty());
    const ui::CoreCard card = ui::layOutCard(source, CoreId(0), layout.cores[0]);
    CHECK(card.shelves.size() == 2); // the shared one is not drawn again
}
