// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/machine_models.h"
#include "ui/docks/cores_panel.h"
#include "ui/machine_dock/caches_editor.h"
#include "ui/machine_dock/change_bar.h"
#include "ui/machine_dock/machine_panel.h"
#include "ui/machine_dock/quantity_spin.h"
#include "ui/machine_dock/topology_editor.h"
#include "ui/window/open_window.h"
#include "ui/words/machine_words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>
#include <QWheelEvent>

using namespace threadway;
using test::OpenWindow;
using ui::ActionId;

namespace {

constexpr SimTime ms(std::int64_t count)
{
    return SimTime{count * 1'000'000};
}

/// The window with the machine panel in front, paused within the run.
struct PanelOpen : OpenWindow {
    explicit PanelOpen(const char* preset) : OpenWindow(preset), panel(*window->findChild<ui::MachinePanel*>())
    {
        reach(ms(3));
        REQUIRE(window->showDock(QStringLiteral("machine")));
        REQUIRE(panel.isVisible());
    }

    template <class Widget>
    Widget& field(const char* name)
    {
        auto* found = panel.findChild<Widget*>(QString::fromLatin1(name));
        REQUIRE(found != nullptr);
        return *found;
    }
    void type(QWidget& field, const char* text)
    {
        field.setFocus();
        QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(&field, QString::fromUtf8(text));
        QTest::keyClick(&field, Qt::Key_Return);
    }
    void apply() { QTest::mouseClick(&field<QPushButton>("apply"), Qt::LeftButton); }
    scenario::ChangeMachine change(std::size_t entry)
    {
        REQUIRE(document.journal().size() > entry);
        return std::get<scenario::ChangeMachine>(document.journal()[entry].command);
    }

    ui::MachinePanel& panel;
};

} // namespace

TEST_CASE("a time slice that is typed is told in words, applied at the playhead, and undone", "[machine_dock]")
{
    PanelOpen open("two-way-six");
    auto& slice = open.field<ui::QuantitySpin>("slice");
    const qint64 before = slice.value();
    open.type(slice, "1.5 ms");
    CHECK(open.panel.bar().text().contains(QStringLiteral("1.5 ms")));
    CHECK(open.document.journal().empty());
    open.apply();
    CHECK(open.change(0).policy->parameters.byId.at("slice") == 1'500'000);
    CHECK_FALSE(open.change(0).cores.has_value());
    CHECK(open.document.journal()[0].at == ms(3) + SimTime{1});
    CHECK(open.wait([&] { return open.player().isUpToDate() && open.player().position() > ms(3); }));
    CHECK_FALSE(open.field<QPushButton>("apply").isEnabled());
    open.action(ActionId::Undo).trigger();
    CHECK(open.document.journal().empty());
    CHECK(open.wait([&] { return slice.value() == before; }));
}

TEST_CASE("several changes are one act; cores that come appear as cards", "[machine_dock]")
{
    PanelOpen open("two-way-six");
    open.field<QSpinBox>("cores").setValue(6);
    open.field<QComboBox>("queues").setCurrentIndex(0); // the preset has a queue for each core
    open.apply();
    REQUIRE(open.document.journal().size() == 1);
    CHECK(open.change(0).cores == 6);
    CHECK(open.change(0).queuePerCore == false);
    CHECK(open.wait([&] { return open.player().state().cores.size() == 6; }));
    CHECK_FALSE(open.window->cores().cardRect(CoreId(5)).isEmpty());
    open.action(ActionId::Undo).trigger();
    CHECK(
        open.wait([&] { return open.player().machine().cores == open.document.blueprint()->scenario.machine.cores; }));
}

TEST_CASE("caches that cannot be are told and cannot be applied", "[machine_dock]")
{
    PanelOpen open("pin-or-wander");
    auto& size = open.field<ui::QuantitySpin>("size1");
    open.type(size, "100 B");
    CHECK(open.panel.bar().text().contains(QChar(0x26a0)));
    CHECK_FALSE(open.field<QPushButton>("apply").isEnabled());
    QTest::mouseClick(&open.field<QPushButton>("discard"), Qt::LeftButton);
    CHECK_FALSE(open.panel.bar().text().contains(QChar(0x26a0)));
    CHECK(size.value() == open.player().machine().memory.levels[0].sizeBytes);
}

TEST_CASE("a ready-made machine sets costs and caches, and the way back to the file's is one button", "[machine_dock]")
{
    PanelOpen open("two-way-six");
    auto& model = open.field<QComboBox>("model");
    const auto teaching = scenario::machineModel("teaching", open.player().machine().tick);
    model.setCurrentIndex(3);
    Q_EMIT model.activated(3);
    CHECK(open.panel.wanted().costs == teaching->costs);
    CHECK(open.panel.wanted().memory == teaching->memory);
    open.apply();
    CHECK(open.wait([&] { return open.player().machine().costs == teaching->costs; }));
    QTest::mouseClick(&open.field<QPushButton>("asInFile"), Qt::LeftButton);
    CHECK(open.panel.wanted() == open.document.blueprint()->scenario.machine);
    open.apply();
    CHECK(open.wait([&] { return open.player().machine() == open.document.blueprint()->scenario.machine; }));
    CHECK(open.document.journal().size() == 2);
}

TEST_CASE("the buttons of the tool bar show the machine and change it", "[machine_dock]")
{
    PanelOpen open("two-way-six");
    auto* scheduler = open.window->findChild<QToolButton*>(QStringLiteral("schedulerButton"));
    auto* cores = open.window->findChild<QToolButton*>(QStringLiteral("coresButton"));
    CHECK(scheduler->text().contains(QStringLiteral("RR")));
    Q_EMIT scheduler->menu()->aboutToShow();
    for (QAction* choice : scheduler->menu()->actions()) {
        if (choice->text() == QStringLiteral("First come, first served"))
            choice->trigger();
    }
    CHECK(open.change(0).policy->name == "fcfs");
    CHECK(open.wait([&] { return scheduler->text().contains(QStringLiteral("FCFS")); }));
    Q_EMIT cores->menu()->aboutToShow();
    for (QAction* choice : cores->menu()->actions()) {
        if (choice->text() == QStringLiteral("8 cores"))
            choice->trigger();
    }
    CHECK(open.wait([&] { return cores->text().contains(QStringLiteral("8")); }));
    CHECK(open.change(1).cores == 8);
}

TEST_CASE("a changed machine is saved with the run and comes back with it", "[machine_dock]")
{
    PanelOpen open("two-way-six");
    open.field<QCheckBox>("topology").setChecked(true);
    open.field<QSpinBox>("cores").setValue(1);
    open.field<QComboBox>("stealing").setCurrentIndex(1);
    open.type(open.field<ui::QuantitySpin>("memory"), "200 ns");
    open.apply();
    const scenario::Journal journal = open.document.journal();
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("changed.threadway"));
    REQUIRE(open.document.save(path, {}).isEmpty());
    REQUIRE(open.document.openFile(path).empty());
    CHECK(open.document.journal() == journal);
}

TEST_CASE("what remote memory costs can be set where there are several nodes", "[machine_dock]")
{
    ui::CachesEditor editor;
    auto* remote = editor.findChild<ui::QuantitySpin*>(QStringLiteral("remote"));
    REQUIRE(remote != nullptr);
    scenario::MachineSpec machine = *scenario::machineModel("realistic", ms(1));
    editor.showMachine(machine);
    CHECK(remote->isHidden());
    machine.topology = TopologySpec{.sockets = 2, .nodes = 2, .speeds = {}};
    editor.showMachine(machine);
    CHECK_FALSE(remote->isHidden());
    CHECK(remote->value() == 55);
    remote->setValue(90);
    scenario::MachineSpec changed = machine;
    editor.write(changed);
    CHECK(changed.memory.remoteCost == SimTime{90});
    CHECK(changed.memory.levels == machine.memory.levels);
    CHECK(ui::words::machineDifferences(machine, changed).size() == 1);
}

TEST_CASE("a quantity steps by 1, 2, 5 and takes what is typed with a unit", "[machine_dock]")
{
    ui::QuantitySpin spin(ui::QuantitySpin::Kind::Duration);
    spin.setValue(1'000);
    spin.stepBy(1);
    CHECK(spin.value() == 2'000);
    spin.stepBy(2);
    CHECK(spin.value() == 10'000);
    spin.stepBy(-1);
    CHECK(spin.value() == 5'000);
    spin.setValue(0);
    CHECK(spin.text() == QStringLiteral("0 ns"));
    ui::QuantitySpin size(ui::QuantitySpin::Kind::Size);
    size.setValue(32 * 1024);
    CHECK(size.text() == QStringLiteral("32 KiB"));
    size.stepBy(1);
    CHECK(size.value() == 64 * 1024);
}

TEST_CASE("replacement, inclusion, transfer, prefetch and TLB are edited live and told in words", "[machine_dock]")
{
    PanelOpen open("two-way-six");
    open.field<QComboBox>("replacement2").setCurrentIndex(static_cast<int>(memory::Replacement::Random));
    open.field<QCheckBox>("inclusive2").setChecked(false);
    open.field<QCheckBox>("hasTransfer").setChecked(true);
    open.type(open.field<ui::QuantitySpin>("transfer"), "9 µs");
    open.field<QCheckBox>("prefetch").setChecked(true);
    CHECK(open.field<QSpinBox>("tlbEntries").isHidden());
    open.field<QCheckBox>("tlb").setChecked(true);
    CHECK_FALSE(open.field<QSpinBox>("tlbEntries").isHidden());
    open.field<QSpinBox>("tlbEntries").setValue(16);
    const QString told = open.panel.bar().text();
    for (const char* part :
         {"random, not inclusive", "From another core: as memory → 9 µs", "Prefetch: off → on", "16 pages"}) {
        INFO(part);
        CHECK(told.contains(QString::fromUtf8(part)));
    }
    open.apply();
    const memory::MemorySpec memory = *open.change(0).memory;
    CHECK(memory.levels[1].replacement == memory::Replacement::Random);
    CHECK_FALSE(memory.levels[1].isInclusive);
    CHECK(memory.levels[0].replacement == memory::Replacement::Lru);
    CHECK(memory.transferCost == SimTime{9'000});
    CHECK(memory.prefetchesNextLine);
    REQUIRE(memory.tlb.has_value());
    CHECK(memory.tlb->entries == 16);
    CHECK(open.wait([&] { return open.player().isUpToDate(); }));
    open.reach(ms(6)); // the run bears it
}

TEST_CASE("sockets and siblings are an act at the playhead, undoable, and what was before stays", "[machine_dock]")
{
    PanelOpen open("two-way-six");
    open.field<QCheckBox>("topology").setChecked(true);
    open.field<QSpinBox>("sockets").setValue(2);
    open.field<QSpinBox>("coresPerSocket").setValue(2);
    open.field<QSpinBox>("smt").setValue(2);
    open.field<QCheckBox>("holdsCore").setChecked(true);
    open.field<QComboBox>("stealing").setCurrentIndex(static_cast<int>(sched::Stealing::None));
    open.type(open.field<ui::QuantitySpin>("balance"), "2 ms");
    CHECK(open.panel.wanted().cores == 8);
    const QString told = open.panel.bar().text();
    for (const char* part :
         {"Topology: all cores alike → sockets: 2", "I/O holds the core: off → on", "→ 2 ms", "lowest-numbered"}) {
        INFO(part);
        CHECK(told.contains(QString::fromUtf8(part)));
    }
    open.apply();
    REQUIRE(open.document.journal().size() == 1);
    CHECK((*open.change(0).topology)->sockets == 2);
    CHECK(open.change(0).cores == 8);
    CHECK(open.change(0).holdsCoreDuringIo == true);
    CHECK(open.change(0).stealing == sched::Stealing::None);
    CHECK(open.change(0).balance == ms(2));
    CHECK_FALSE(open.document.blueprint()->scenario.machine.topology.has_value());
    CHECK(open.wait([&] { return open.player().isUpToDate() && open.player().state().cores.size() == 8; }));
    CHECK(open.player().state().topology.areSiblings(CoreId(0), CoreId(1)));
    open.reach(ms(2));
    CHECK(open.player().state().cores.size() == 4);
    CHECK_FALSE(open.player().machine().topology.has_value());
    CHECK_FALSE(open.field<QCheckBox>("topology").isChecked());
    open.action(ActionId::Undo).trigger();
    CHECK(open.document.journal().empty());
    open.action(ActionId::Redo).trigger();
    CHECK(open.document.journal().size() == 1);
}

TEST_CASE("no more cores are offered than a topology has", "[machine_dock]")
{
    PanelOpen open("two-way-six");
    open.field<QCheckBox>("topology").setChecked(true);
    open.field<QSpinBox>("smt").setValue(2);
    open.field<QSpinBox>("coresPerSocket").setValue(3);
    open.apply();
    CHECK(open.wait([&] { return open.player().machine().cores == 6; }));
    CHECK(open.field<QSpinBox>("cores").maximum() == 6);
    auto* cores = open.window->findChild<QToolButton*>(QStringLiteral("coresButton"));
    Q_EMIT cores->menu()->aboutToShow();
    QStringList offered;
    for (const QAction* choice : cores->menu()->actions()) {
        if (choice->isCheckable())
            offered += choice->text().section(QLatin1Char(' '), 0, 0);
    }
    CHECK(offered
          == QStringList{QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("4"),
                         QStringLiteral("6")});
    // Fewer may work; whoever changes where they stand still has no more than then.
    open.field<QSpinBox>("cores").setValue(4);
    open.field<QSpinBox>("smtSpeed").setValue(80);
    CHECK(open.panel.wanted().cores == 4);
    open.field<QSpinBox>("coresPerSocket").setValue(1);
    CHECK(open.panel.wanted().cores == 2);
}

TEST_CASE("a topology of odd speeds stays as it is unless they are edited", "[machine_dock]")
{
    ui::TopologyEditor editor;
    scenario::MachineSpec machine;
    machine.topology = TopologySpec{.sockets = 2, .smt = 2, .speeds = {1000, 333}, .smtSpeed = 655};
    machine.cores = 3;
    editor.showMachine(machine);
    scenario::MachineSpec written = machine;
    editor.write(written);
    CHECK(written == machine);
}

TEST_CASE("no topology can be asked for that has more cores, nodes or speeds than there can be", "[machine_dock]")
{
    PanelOpen open("two-way-six");
    open.field<QCheckBox>("topology").setChecked(true);
    open.field<QSpinBox>("sockets").setValue(40);
    open.field<QSpinBox>("coresPerSocket").setValue(40);
    open.field<QSpinBox>("nodes").setValue(60);
    const TopologySpec wanted = *open.panel.wanted().topology;
    CHECK(wanted.logicalCores() <= maximumCores);
    CHECK(wanted.nodes <= wanted.sockets * wanted.coresPerSocket);
    CHECK(open.field<QSpinBox>("coresPerSocket").value() == wanted.coresPerSocket);
}

TEST_CASE("the wheel scrolls the panel and leaves fields alone that the user is not in", "[machine_dock]")
{
    PanelOpen open("two-way-six");
    auto& slice = open.field<ui::QuantitySpin>("slice");
    slice.clearFocus();
    const auto turn = [&slice] {
        const QPointF middle = slice.rect().center();
        QWheelEvent event(middle, slice.mapToGlobal(middle), {}, QPoint(0, -120), Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&slice, &event);
    };
    const qint64 before = slice.value();
    turn();
    CHECK(slice.value() == before);
    slice.setFocus();
    REQUIRE(slice.hasFocus());
    turn();
    CHECK(slice.value() < before);
}
