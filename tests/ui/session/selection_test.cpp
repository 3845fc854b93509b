// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/selection.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>

using namespace threadway;

TEST_CASE("the selection tells of every change and of nothing else", "[session]")
{
    ui::Selection selection;
    const QSignalSpy told(&selection, &ui::Selection::changed);
    selection.setHoveredThread(ThreadId(1));
    selection.setHoveredThread(ThreadId(1));
    CHECK(told.count() == 1);
    selection.setSelectedThread(ThreadId(2));
    selection.setHoveredObject(ObjectId(0));
    selection.setHoveredCore(CoreId(3));
    CHECK(told.count() == 4);
    CHECK(selection.hoveredThread() == ThreadId(1));
    CHECK(selection.selectedThread() == ThreadId(2));
    CHECK(selection.hoveredObject() == ObjectId(0));
    CHECK(selection.hoveredCore() == CoreId(3));
}

TEST_CASE("clearing the selection tells once, and not when there was nothing", "[session]")
{
    ui::Selection selection;
    selection.setHoveredThread(ThreadId(1));
    selection.setHoveredCore(CoreId(3));
    const QSignalSpy told(&selection, &ui::Selection::changed);
    selection.clear();
    selection.clear();
    CHECK(told.count() == 1);
    CHECK_FALSE(selection.hoveredThread().isValid());
    CHECK_FALSE(selection.hoveredCore().isValid());
}
