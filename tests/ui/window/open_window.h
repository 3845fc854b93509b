// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/deadlock_banner.h"
#include "ui/document/document.h"
#include "ui/theme/theme.h"
#include "ui/window/language.h"
#include "ui/window/main_window.h"

#include <QTest>

#include <catch2/catch.hpp>

namespace threadway::test {

/// The whole window over a preset, as the program makes it, paused at the start.
struct OpenWindow {
    static constexpr int patienceMs = 30'000;

    explicit OpenWindow(const char* preset, const std::optional<std::string>& variant = {})
    {
        theme.setKind(ui::Theme::Kind::Dark);
        REQUIRE(document.openPreset(QString::fromLatin1(preset), variant).empty());
        window.emplace(document, theme, language);
        window->show();
    }

    ui::Player& player() { return window->player(); }
    QAction& action(ui::ActionId id) { return *window->actions().action(id); }
    ui::DeadlockBanner& banner() { return *window->findChild<ui::DeadlockBanner*>(); }

    /// Lets the event loop run until the condition holds.
    template <class Condition>
    bool wait(Condition condition)
    {
        return QTest::qWaitFor(condition, patienceMs);
    }
    /// Puts the playhead there once it is recorded.
    void reach(SimTime time)
    {
        player().pause();
        player().seek(time);
        REQUIRE(wait(
            [&] { return player().isUpToDate() && (player().trace().isComplete() || player().position() >= time); }));
    }
    /// Until the recording agrees with the document.
    void settle()
    {
        REQUIRE(wait([&] { return player().isUpToDate(); }));
    }
    /// Plays to the end of a run that has one.
    void playOut()
    {
        settle();
        REQUIRE(wait([&] {
            if (!player().trace().isComplete())
                player().seek(player().trace().frontier() + SimTime{20'000'000});
            return player().trace().isComplete();
        }));
        player().seekToEnd();
    }
    /// "Trigger Deadlock", until the ring stands at the playhead.
    void triggerDeadlock()
    {
        action(ui::ActionId::TriggerDeadlock).trigger();
        REQUIRE(wait([&] { return !document.journal().empty(); }));
        playOut();
        REQUIRE_FALSE(banner().rings().empty());
    }

    ui::Theme theme;
    ui::Language language;
    ui::Document document;
    std::optional<ui::MainWindow> window;
};

} // namespace threadway::test
