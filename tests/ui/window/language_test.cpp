// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/game/game_panel.h"
#include "ui/window/language.h"

#include "ui/charts/charts_panel.h"
#include "ui/document/document.h"
#include "ui/inspector/inspector_panel.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"
#include "ui/words/words.h"

#include <catch2/catch.hpp>

#include <QAction>
#include <QComboBox>
#include <QCoreApplication>
#include <QTest>

#include <memory>

using namespace threadway;

namespace {

const QString chinese = QStringLiteral("zh_CN");
const QString english = QStringLiteral("en");

/// A window with a short run that is recorded to its end, so that no text changes any more.
struct Shown {
    explicit Shown(ui::Language& language)
    {
        REQUIRE(document.openPreset(QStringLiteral("gridlock"), {}).empty());
        window = std::make_unique<ui::MainWindow>(document, theme, language);
        window->show();
        REQUIRE(QTest::qWaitFor([this] { return window->player().trace().isComplete(); }));
        // The referee of the game looks at the scenario once somebody sees it.
        window->showDock(QStringLiteral("game"));
        REQUIRE(QTest::qWaitFor([this] { return window->findChild<ui::GamePanel*>()->outlook().has_value(); }));
        window->showDock(QStringLiteral("charts"));
        QCoreApplication::processEvents();
    }

    ui::Theme theme;
    ui::Document document;
    std::unique_ptr<ui::MainWindow> window;
};

/// What can be read or heard of the object, under the name of its class.
void collect(const QObject& object, QStringList& texts)
{
    for (const char* name : {"text", "title", "windowTitle", "toolTip", "statusTip", "accessibleName",
                             "accessibleDescription", "placeholderText"}) {
        const QString text = object.property(name).toString();
        if (!text.isEmpty())
            texts += QStringLiteral("%1.%2: %3")
                         .arg(QString::fromLatin1(object.metaObject()->className()), QString::fromLatin1(name), text);
    }
    if (const auto* box = qobject_cast<const QComboBox*>(&object)) {
        for (int i = 0; i < box->count(); ++i)
            texts += box->itemText(i);
    }
}

/// Everything that the window says, sorted, for what is built anew comes later among its children.
QStringList textsOf(const ui::MainWindow& window)
{
    // Charts draw themselves one by one, when there is time.
    auto* const charts = window.findChild<ui::ChartsPanel*>();
    for (int i = 0; i < charts->chartCount(); ++i)
        charts->updateChart(i);
    // Nobody sees it behind its tab, so it waits with looking.
    window.findChild<ui::InspectorPanel*>()->refresh();
    QStringList texts;
    collect(window, texts);
    for (const QObject* child : window.findChildren<QObject*>()) {
        // Qt names the buttons of docks and of rows of tabs when it makes them, and not again.
        const bool isOfTabs = child->parent() != nullptr && child->parent()->inherits("QTabBar");
        if (!child->inherits("QDockWidgetTitleButton") && !isOfTabs)
            collect(*child, texts);
    }
    texts.sort();
    return texts;
}

/// For the message of a failed test: what the one list has and the other has not.
std::string difference(QStringList left, const QStringList& right)
{
    for (const QString& text : right)
        left.removeOne(text);
    return left.join(QLatin1Char('\n')).toStdString();
}

void requireSame(const QStringList& switched, const QStringList& fresh)
{
    INFO("only after switching:\n" << difference(switched, fresh));
    INFO("only from the start:\n" << difference(fresh, switched));
    CHECK((switched == fresh)); // the lists themselves say nothing to a reader
}

} // namespace

TEST_CASE("Chinese is among the languages, and one that does not exist changes nothing", "[window]")
{
    ui::Language language;
    CHECK(ui::Language::codes() == QStringList{english, chinese});
    CHECK_FALSE(language.set(QStringLiteral("tlh")));
    CHECK(language.code() == english);
}

TEST_CASE("texts of the core and of the window come in the language set", "[window]")
{
    ui::Language language;
    CHECK(ui::words::coreName(CoreId(2)) == QStringLiteral("Core 2"));
    CHECK(ui::words::core("Mutex") == QStringLiteral("Mutex"));
    REQUIRE(language.set(chinese));
    CHECK(ui::words::coreName(CoreId(2)) == QStringLiteral("\u6838\u5fc3 2"));
    CHECK(ui::words::core("Mutex") == QStringLiteral("\u4e92\u65a5\u9501"));
    REQUIRE(language.set(english));
    CHECK(ui::words::core("Mutex") == QStringLiteral("Mutex"));
}

TEST_CASE("a window switched to another language says what one opened in it says", "[window]")
{
    ui::Language language;
    QStringList inEnglish;
    QStringList switched;
    {
        const Shown shown(language);
        inEnglish = textsOf(*shown.window);
        REQUIRE(language.set(chinese));
        QCoreApplication::processEvents();
        switched = textsOf(*shown.window);
        REQUIRE(language.set(english));
        QCoreApplication::processEvents();
        requireSame(textsOf(*shown.window), inEnglish);
    }
    REQUIRE(language.set(chinese));
    requireSame(switched, textsOf(*Shown(language).window));
    CHECK(switched != inEnglish);
    REQUIRE(language.set(english));
}
