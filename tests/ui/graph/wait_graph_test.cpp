// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/wait_graph_panel.h"
#include "ui/scene/scenes.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QMouseEvent>

#include <catch2/catch.hpp>

#include <cmath>

using namespace threadway;
using namespace threadway::test;

namespace {

std::size_t count(const ui::WaitPicture& picture, bool assignments)
{
    return static_cast<std::size_t>(std::count_if(picture.links.begin(), picture.links.end(),
                                                  [=](const auto& link) { return link.isAssignment == assignments; }));
}

} // namespace

TEST_CASE("a deadlock of two is a ring of two threads and two objects", "[graph]")
{
    Stage stage(crossroads());
    stage.deadlock();
    const ui::WaitPicture picture = ui::pictureOf(stage.playback.now, ui::WaitPictureKind::Resources);
    REQUIRE(picture.nodes.size() == 4);
    CHECK(count(picture, true) == 2);
    CHECK(count(picture, false) == 2);
    CHECK(std::all_of(picture.nodes.begin(), picture.nodes.end(), [](const auto& node) { return node.ring == 0; }));
    CHECK(std::all_of(picture.links.begin(), picture.links.end(), [](const auto& link) { return link.ring == 0; }));
    const ui::WaitPicture threads = ui::pictureOf(stage.playback.now, ui::WaitPictureKind::Threads);
    REQUIRE(threads.nodes.size() == 2);
    CHECK(threads.links.size() == 2);
}

TEST_CASE("a holder and its waiter are no ring, and the waiter lies to the left of what it waits for", "[graph]")
{
    Stage stage(crossroads());
    for (const int thread : {0, 1}) {
        stage.arrive(thread);
        stage.run(thread, thread, thread);
        stage.stand(thread, thread, 0);
    }
    stage.acquire(0, 0);
    stage.block(1, 1, 0, 1);
    const ui::WaitPicture picture = ui::pictureOf(stage.playback.now, ui::WaitPictureKind::Resources);
    REQUIRE(picture.nodes.size() == 3);
    CHECK(picture.rings.empty());
    const ui::WaitGraphLayout layout(picture, {400, 240});
    const auto place = [&](ThreadId thread) {
        for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
            if (picture.nodes[i].thread == thread)
                return layout.places()[i].x();
        }
        return -1.0;
    };
    CHECK(place(ThreadId(1)) < place(ThreadId(0)));
    CHECK(place(ThreadId(1)) > 0);
}

TEST_CASE("nodes stay apart and inside the picture in the least room it asks for", "[graph]")
{
    // Rings of many threads, made by hand: each waits for the next one's object.
    for (const int threads : {2, 5, 12}) {
        ui::WaitPicture picture;
        trace::WaitRing ring;
        for (int i = 0; i < threads; ++i) {
            picture.nodes.push_back({ThreadId(i), {}, 0, 0, 1, 0});
            picture.nodes.push_back({{}, ObjectId(i), 0, 0, 1, 1});
            ring.threads.emplace_back(i);
            ring.objects.emplace_back(i);
        }
        picture.rings.push_back(ring);
        const QSizeF room = ui::WaitGraphLayout::needed(picture).expandedTo(QSizeF(400, 240));
        const ui::WaitGraphLayout layout(picture, room);
        const auto& places = layout.places();
        for (std::size_t a = 0; a < places.size(); ++a) {
            CHECK(QRectF(QPointF(), room).adjusted(17, 17, -17, -17).contains(places[a]));
            for (std::size_t b = 0; b < a; ++b)
                CHECK(std::hypot(places[a].x() - places[b].x(), places[a].y() - places[b].y()) > 36);
        }
        CHECK(ui::WaitGraphLayout(picture, room).places() == places);
    }
}

TEST_CASE("the panel says the same in words, and pointing lights up the roads", "[graph]")
{
    Stage stage(crossroads());
    ui::WaitGraphPanel panel(stage.playback, stage.selection, stage.theme);
    panel.resize(640, 240);
    panel.show();
    CHECK(panel.sentences().isEmpty());
    stage.deadlock();
    panel.findChild<QComboBox*>(QStringLiteral("waitGraphKind"))->setCurrentIndex(1);
    panel.findChild<QComboBox*>(QStringLiteral("waitGraphKind"))->setCurrentIndex(0);
    REQUIRE(panel.sentences().size() == 1);
    CHECK(panel.sentences().front().contains(QStringLiteral("bank/transfer-1 → B → bank/transfer-2 → A"))
          != panel.sentences().front().contains(QStringLiteral("transfer-1 → B → transfer-2 → A → transfer-1")));
    CHECK(panel.view().accessibleDescription().contains(QStringLiteral("Deadlock")));
    const QPoint first = panel.view().placeOf(0).toPoint();
    const ui::WaitNode& node = panel.view().picture().nodes[0];
    QMouseEvent move(QEvent::MouseMove, first, panel.view().mapToGlobal(first), Qt::NoButton, Qt::NoButton,
                     Qt::NoModifier);
    QCoreApplication::sendEvent(&panel.view(), &move);
    CHECK(stage.selection.hoveredThread() == node.thread);
    CHECK(stage.selection.hoveredObject() == node.object);
}
