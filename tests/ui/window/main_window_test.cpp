// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/open_window.h"

#include "history/verification.h"
#include "scenario/presets.h"
#include "ui/docks/preset_list.h"
#include "ui/docks/story_strip.h"
#include "ui/scene/road_view.h"

#include <QDockWidget>
#include <QDropEvent>
#include <QFile>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

using namespace threadway;
using test::OpenWindow;
using ui::ActionId;

namespace {

constexpr SimTime ms(std::int64_t count)
{
    return SimTime{count * 1'000'000};
}

/// Answers the message box that comes up, as soon as it does.
void dismissNextMessage(QString& text)
{
    QTimer::singleShot(0, qApp, [&text] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (box == nullptr) {
            dismissNextMessage(text);
            return;
        }
        text = box->informativeText();
        box->accept();
    });
}

void drop(ui::MainWindow& window, const QString& path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    REQUIRE(enter.isAccepted());
    QDropEvent event(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &event);
}

} // namespace

TEST_CASE("every preset and every variant opens in the window", "[window]")
{
    OpenWindow open("two-way-six");
    for (const ui::PresetEntry& entry : ui::presetEntries()) {
        INFO(entry.id.toStdString());
        CHECK(open.document.openPreset(entry.id).empty());
        open.settle();
        for (const scenario::VariantInfo& variant : entry.variants) {
            INFO(variant.name);
            CHECK(open.document.setVariant(variant.name).empty());
            open.settle();
        }
    }
    CHECK(ui::presetEntries().size() == scenario::presetFiles().size());
}

TEST_CASE("stepping forward and back returns to the same instant and state", "[window]")
{
    OpenWindow open("two-way-six");
    open.reach(ms(20));
    for (int i = 0; i < 5; ++i)
        open.action(ActionId::StepForward).trigger();
    const SimTime later = open.player().position();
    const std::uint64_t events = open.player().state().order;
    CHECK(later > ms(20));
    open.action(ActionId::StepForward).trigger();
    open.action(ActionId::StepBack).trigger();
    CHECK(open.player().position() == later);
    CHECK(open.player().state().order == events);
    open.action(ActionId::ToStart).trigger();
    CHECK(open.player().position() == SimTime{});
}

TEST_CASE("undoing a move brings the old future back, event by event", "[window]")
{
    OpenWindow open("two-way-six");
    open.reach(ms(30));
    const auto events = open.player().trace().firstAfter(ms(60));
    open.reach(ms(60));
    const auto count = open.player().trace().firstAfter(ms(60));
    const std::uint64_t before = history::hashOf(open.player().trace(), count);
    CHECK(count >= events);
    open.reach(ms(30));
    const ThreadId thread(3);
    const CoreId to((open.player().state().threads[3].lastCore.value + 1) % 4);
    REQUIRE(open.window->commands().submit(scenario::Migrate{thread, to}) == machine::Refusal::None);
    open.settle();
    open.reach(ms(31));
    CHECK(open.player().state().threads[3].core == to);
    open.reach(ms(60));
    CHECK(history::hashOf(open.player().trace(), open.player().trace().firstAfter(ms(60))) != before);
    open.action(ActionId::Undo).trigger();
    open.settle();
    open.reach(ms(60));
    CHECK(history::hashOf(open.player().trace(), open.player().trace().firstAfter(ms(60))) == before);
}

TEST_CASE("the strip counts what processes and threads own, and a crash takes it away", "[window]")
{
    OpenWindow open("whose-pothole");
    const auto& strip = *open.window->findChild<ui::StoryStrip*>();
    open.reach(ms(1));
    CHECK(strip.ownedByProcesses().startsWith(QStringLiteral("2 ")));
    CHECK(strip.ownedByThreads().startsWith(QStringLiteral("6 ")));
    open.reach(ms(12));
    CHECK(strip.ownedByProcesses().startsWith(QStringLiteral("1 ")));
    CHECK(strip.ownedByThreads().startsWith(QStringLiteral("3 ")));
}

TEST_CASE("a crash closes its own road only", "[window]")
{
    OpenWindow open("whose-pothole");
    open.playOut();
    const auto& threads = open.player().state().threads;
    CHECK(std::count_if(threads.begin(), threads.end(),
                        [](const trace::ThreadNow& thread) { return thread.endReason == machine::EndReason::Finished; })
          == 3);
    open.reach(ms(2));
    REQUIRE(open.window->commands().submit(scenario::Crash{ProcessId(0), ThreadId(0)}) == machine::Refusal::None);
    open.playOut();
    CHECK(open.player().state().processes[0].fault == machine::FaultReason::ByCommand);
}

TEST_CASE("a broken file is explained with its place, and what is open stays open", "[window]")
{
    OpenWindow open("abba");
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("broken.threadway"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("threadway: 1\nprocesses:\n  p:\n    thread: {}\n");
    file.close();
    QString message;
    dismissNextMessage(message);
    drop(*open.window, path);
    REQUIRE(open.wait([&] { return !message.isEmpty(); }));
    CHECK(message.contains(QStringLiteral("4:5:")));
    CHECK(open.document.blueprint()->scenario.id == "abba");
}

TEST_CASE("a dropped scenario opens, is saved with its journal and verifies", "[window]")
{
    OpenWindow open("abba");
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("mine.threadway"));
    const base::EmbeddedFile* preset = scenario::findPreset("gridlock");
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(preset->text.data(), static_cast<qint64>(preset->text.size()));
    file.close();
    drop(*open.window, path);
    REQUIRE(open.wait([&] { return open.document.path() == path; }));
    open.playOut();
    REQUIRE(open.window->commands().submit(scenario::Tow{ThreadId(1), false}) == machine::Refusal::None);
    CHECK(open.window->isWindowModified());
    open.playOut();
    open.action(ActionId::Save).trigger();
    CHECK_FALSE(open.window->isWindowModified());
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto run = scenario::loadRun(file.readAll().toStdString());
    REQUIRE(run.isOk());
    REQUIRE(run.value->journal.size() == 1);
    REQUIRE(run.value->file.recorded.has_value());
    history::Recorder recorder(run.value->blueprint, run.value->journal);
    recorder.advanceToEnd(SimTime::never());
    CHECK_FALSE(history::findDivergence(recorder.trace(), *run.value->file.recorded).has_value());
    CHECK(QSettings().value(QStringLiteral("recentFiles")).toStringList().contains(path));
}

TEST_CASE("theme and language change at run time and are kept with the layout of the window", "[window]")
{
    QSettings().clear();
    {
        OpenWindow open("abba");
        open.theme.setKind(ui::Theme::Kind::Light);
        REQUIRE(open.language.set(QStringLiteral("zh_CN")));
        const auto* cores = open.window->findChild<QDockWidget*>(QStringLiteral("cores"));
        CHECK(open.wait([&] { return cores->windowTitle() == QStringLiteral("\u6838\u5fc3"); }));
        open.window->findChild<QDockWidget*>(QStringLiteral("course"))->hide();
        open.window->close();
        REQUIRE(open.language.set(QStringLiteral("en")));
        CHECK(open.wait([&] { return cores->windowTitle() == QStringLiteral("Cores"); }));
    }
    CHECK(QSettings().value(QStringLiteral("language")).toString() == QStringLiteral("zh_CN"));
    CHECK(QSettings().value(QStringLiteral("theme")).toString() == QStringLiteral("light"));
    OpenWindow again("abba");
    again.window->restoreSettings();
    CHECK_FALSE(again.window->findChild<QDockWidget*>(QStringLiteral("course"))->isVisible());
    CHECK(again.window->findChild<QDockWidget*>(QStringLiteral("cores"))->isVisible());
}
