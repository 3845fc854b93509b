// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/choice_banner.h"

#include "ui/docks/cores_panel.h"
#include "ui/window/open_window.h"

#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QTemporaryDir>

using namespace threadway;
using test::OpenWindow;

namespace {

constexpr SimTime ms(std::int64_t count)
{
    return SimTime{count * 1'000'000};
}

/// Three threads that compute for 4 ms each on two cores that nobody but the user serves.
constexpr const char* threeByHand = "threadway: 1\nid: hand\nmachine: {model: free, cores: 2, policy: by-hand}\n"
                                    "processes:\n  p:\n    threads:\n      a: compute(4ms)\n      b: compute(4ms)\n"
                                    "      c: compute(4ms)\n";

struct ByHand : OpenWindow {
    ByHand() : OpenWindow("abba")
    {
        REQUIRE(document.open(threeByHand, QString()).empty());
        settle();
        reach({});
    }

    ui::ChoiceBanner& choice() { return *window->findChild<ui::ChoiceBanner*>(); }
    /// Until the question is about the core.
    bool isAskedFor(int core)
    {
        return wait([&] {
            return choice().question() && choice().question()->core == CoreId(core)
                   && !choice().question()->chosen.isValid();
        });
    }
};

} // namespace

TEST_CASE("a policy that asks stops the run at each question and goes on when it is answered", "[window][choice]")
{
    ByHand open;
    open.player().setSpeed(0.1);
    open.player().play();
    REQUIRE(open.isAskedFor(0));
    CHECK(open.wait([&] { return !open.player().isPlaying(); }));
    CHECK(open.choice().isVisible());
    CHECK(open.choice().text() == QStringLiteral("Core 0 is free at 0 ms: who runs next?"));
    REQUIRE(open.choice().buttons().size() == 3);
    CHECK(open.choice().buttons()[1]->shortcut() == QKeySequence(Qt::Key_2));
    QTest::keyClick(&*open.window, Qt::Key_2); // b
    REQUIRE(open.isAskedFor(1));
    REQUIRE(open.choice().buttons().size() == 2);
    open.choice().buttons()[1]->click(); // c
    // Both cores are taken: time runs until the first is free again at 4 ms, with a the only one left.
    REQUIRE(open.wait([&] { return open.player().position() >= ms(4) && !open.player().isPlaying(); }));
    REQUIRE(open.choice().question());
    CHECK(open.choice().question()->threads == std::vector{ThreadId(0)});
    CHECK(open.choice().text().contains(QStringLiteral("4 ms")));
    REQUIRE(open.document.journal().size() == 2);
    CHECK(std::get<scenario::Choose>(open.document.journal()[0].command).thread == ThreadId(1));
    CHECK(std::get<scenario::Choose>(open.document.journal()[1].command).thread == ThreadId(2));
    CHECK(open.player().state().threads[1].standing == trace::ThreadStanding::Ended);
}

TEST_CASE("a choice is one step of undo, and a run that has all its answers plays through", "[window][choice]")
{
    ByHand open;
    REQUIRE(open.isAskedFor(0));
    open.choice().choose(ThreadId(0));
    REQUIRE(open.isAskedFor(1));
    CHECK(open.player().state().threads[0].core == CoreId(0));
    open.choice().choose(ThreadId(1));
    REQUIRE(open.wait([&] { return open.player().isUpToDate() && !open.choice().question(); }));
    open.action(ui::ActionId::Undo).trigger();
    open.settle();
    open.reach(ms(1));
    REQUIRE(open.choice().question());
    CHECK(open.choice().question()->core == CoreId(1));
    open.action(ui::ActionId::Redo).trigger();
    open.settle();
    open.reach({});
    REQUIRE(open.choice().question());
    CHECK(open.choice().question()->chosen.isValid());
    open.player().setSpeed(0.1);
    open.player().play();
    // Not stopped by the questions of the start, which the journal answers.
    CHECK(open.wait([&] { return open.player().position() >= ms(4); }));
}

TEST_CASE("moving a ready thread to a core that asks is an answer", "[window][choice]")
{
    ByHand open;
    REQUIRE(open.isAskedFor(0));
    REQUIRE(open.window->commands().submit(scenario::Migrate{ThreadId(2), CoreId(1)}) == machine::Refusal::None);
    REQUIRE(open.document.journal().size() == 1);
    const auto* choice = std::get_if<scenario::Choose>(&open.document.journal().front().command);
    REQUIRE(choice != nullptr);
    CHECK(choice->thread == ThreadId(2));
    CHECK(choice->core == CoreId(1));
    REQUIRE(open.wait([&] { return open.player().state().threads[2].core == CoreId(1); }));
}

TEST_CASE("the banner says what to do while nobody waits, and is gone under other policies", "[window][choice]")
{
    ByHand open;
    open.playOut();
    REQUIRE(open.isAskedFor(0));
    scenario::ChangeMachine change;
    change.policy = scenario::PolicySpec{"rr", {}};
    REQUIRE(open.window->commands().submit(change) == machine::Refusal::None);
    CHECK(open.wait([&] { return open.player().isUpToDate() && open.choice().isHidden(); }));
    open.playOut();
    CHECK(open.choice().isHidden());
    OpenWindow other("abba");
    CHECK(other.window->findChild<ui::ChoiceBanner*>()->isHidden());
}
