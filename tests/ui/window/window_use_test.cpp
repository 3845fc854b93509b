// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/open_window.h"

#include "scenario/presets.h"
#include "ui/docks/preset_list.h"
#include "ui/inspector/rows_card.h"
#include "ui/scene/road_view.h"
#include "ui/window/file_actions.h"
#include "ui/words/words.h"

#include <QFile>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>

#include <algorithm>

using namespace threadway;
using test::OpenWindow;
using ui::ActionId;

namespace {

/// What the window shows of the instant.
QStringList shownBy(const ui::Player& player)
{
    const trace::State& state = player.state();
    QStringList shown{QString::number(player.position().ns), QString::number(state.order)};
    for (std::size_t i = 0; i < state.threads.size(); ++i)
        shown += QStringLiteral("%1 on %2 since %3")
                     .arg(ui::words::standing(*player.blueprint(), state, ThreadId(i)))
                     .arg(state.threads[i].lastCore.value)
                     .arg(state.threads[i].since.ns);
    for (const trace::CoreNow& core : state.cores)
        shown += QStringLiteral("%1 busy %2").arg(core.thread.value).arg(core.busy.ns);
    return shown;
}

/// Chooses an entry of one of the two menus at the end of the menu View, as it stands when it opens.
void chooseInView(const ui::MainWindow& window, int fromEnd, const QString& entry)
{
    QMenu* view = window.menuBar()->actions().at(2)->menu();
    Q_EMIT view->aboutToShow();
    const QList<QAction*> entries = view->actions();
    const QMenu* inner = entries.at(entries.size() - fromEnd)->menu();
    REQUIRE(inner != nullptr);
    for (QAction* action : inner->actions()) {
        if (action->text() == entry)
            return action->trigger();
    }
    FAIL("no entry " << entry.toStdString());
}

/// Presses a button of every message box that comes up while it lives, and counts them.
class BoxAnswerer : public QObject {
public:
    explicit BoxAnswerer(QMessageBox::StandardButton answer) : m_answer(answer) { qApp->installEventFilter(this); }
    [[nodiscard]] int count() const { return m_count; }

private:
    bool eventFilter(QObject* object, QEvent* event) override
    {
        auto* box = qobject_cast<QMessageBox*>(object);
        if (event->type() == QEvent::Show && box != nullptr) {
            ++m_count;
            QMetaObject::invokeMethod(
                box, [this, box] { box->button(m_answer)->click(); }, Qt::QueuedConnection);
        }
        return false;
    }

    QMessageBox::StandardButton m_answer;
    int m_count = 0;
};

} // namespace

TEST_CASE("every preset and every variant can be stepped and painted", "[window]")
{
    OpenWindow open("two-way-six");
    for (const ui::PresetEntry& entry : ui::presetEntries()) {
        REQUIRE(open.window->files().openPreset(entry.id));
        std::vector<std::string> variants{open.document.file().variant};
        for (const scenario::VariantInfo& variant : entry.variants)
            variants.push_back(variant.name);
        for (const std::string& variant : variants) {
            INFO(entry.id.toStdString() << " " << variant);
            REQUIRE(open.window->files().openVariant(variant));
            open.action(ActionId::StepForward).trigger();
            CHECK(open.wait([&] { return open.player().position() > SimTime{}; }));
            CHECK_FALSE(open.window->grab().isNull());
        }
    }
}

TEST_CASE("each step back shows what the step forward had shown there", "[window]")
{
    OpenWindow open("two-way-six");
    open.reach(SimTime{12'000'000});
    std::vector<QStringList> seen;
    for (int i = 0; i < 25; ++i) {
        const SimTime before = open.player().position();
        open.action(ActionId::StepForward).trigger();
        REQUIRE(open.wait([&] { return open.player().position() > before; }));
        seen.push_back(shownBy(open.player()));
    }
    while (seen.size() > 1) {
        seen.pop_back();
        open.action(ActionId::StepBack).trigger();
        CHECK((shownBy(open.player()) == seen.back()));
    }
}

TEST_CASE("a triggered deadlock is played, and playing stops where nobody moves any more", "[window]")
{
    OpenWindow open("gridlock");
    open.player().setSpeed(0.01);
    open.action(ActionId::TriggerDeadlock).trigger();
    REQUIRE(open.wait([&] { return open.banner().isVisible() && !open.player().isPlaying(); }));
    CHECK(open.player().state().isEnded);
}

TEST_CASE("the menu View changes theme and language while the window is open", "[window]")
{
    OpenWindow open("abba");
    const auto fileMenu = [&] { return open.window->menuBar()->actions().front()->text(); };
    const QString english = fileMenu();
    const QImage dark = open.window->grab().toImage();
    chooseInView(*open.window, 2, QStringLiteral("Light"));
    CHECK_FALSE(open.theme.isDark());
    CHECK(open.window->palette().color(QPalette::Window).lightness() > 128);
    CHECK(open.window->grab().toImage() != dark);
    chooseInView(*open.window, 2, QStringLiteral("Dark"));
    CHECK(open.theme.isDark());
    chooseInView(*open.window, 1, ui::Language::nativeName(QStringLiteral("zh_CN")));
    CHECK(open.wait([&] { return fileMenu() != english; }));
    CHECK(open.window->languageCode() == QStringLiteral("zh_CN"));
    chooseInView(*open.window, 1, QStringLiteral("English"));
    CHECK(open.wait([&] { return fileMenu() == english; }));
}

TEST_CASE("leaving a changed file asks: Cancel stays, Save saves and leaves", "[window]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("mine.threadway"));
    const base::EmbeddedFile* preset = scenario::findPreset("two-way-six");
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(preset->text.data(), static_cast<qint64>(preset->text.size()));
    file.close();
    OpenWindow open("abba");
    REQUIRE(open.window->files().openFile(path));
    open.reach(SimTime{30'000'000});
    REQUIRE(open.window->commands().submit(scenario::Kill{ThreadId(1)}) == machine::Refusal::None);
    {
        const BoxAnswerer boxes(QMessageBox::Cancel);
        CHECK_FALSE(open.window->close());
        CHECK_FALSE(open.window->files().openPreset(QStringLiteral("abba")));
        CHECK(boxes.count() == 2);
        CHECK(open.document.path() == path);
    }
    const BoxAnswerer boxes(QMessageBox::Save);
    CHECK(open.window->close());
    CHECK(boxes.count() == 1);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll().contains("kill: render"));
}

TEST_CASE("the inspector tells the local variables of whichever thread is chosen, at the playhead", "[window]")
{
    OpenWindow open("copy-or-share", "shared-plot");
    REQUIRE(open.window->showDock(QStringLiteral("inspector")));
    const auto shows = [&](const QString& line) {
        const auto cards = open.window->findChildren<ui::RowsCard*>();
        return std::any_of(cards.begin(), cards.end(), [&](const ui::RowsCard* card) {
            return !card->isHidden() && card->words().split(QLatin1Char('\n')).contains(line);
        });
    };
    open.reach(SimTime{1'000'000});
    QTest::keyClick(&open.window->roads(), Qt::Key_Down); // the first lane: the parent waits for its child
    CHECK(open.wait([&] { return shows(QStringLiteral("child: = 102")); }));
    QTest::keyClick(&open.window->roads(), Qt::Key_PageDown);
    QTest::keyClick(&open.window->roads(), Qt::Key_PageDown);
    QTest::keyClick(&open.window->roads(), Qt::Key_Down); // the child
    CHECK(open.wait([&] { return shows(QStringLiteral("child: = 0")); }));
}
