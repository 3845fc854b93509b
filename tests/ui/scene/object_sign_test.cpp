// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/scenario_file.h"
#include "ui/scene/object_sign.h"
#include "ui/scene/sign_painter.h"

#include <QImage>
#include <QPainter>

#include <catch2/catch.hpp>

#include <set>

using namespace threadway;

namespace {

/// A scenario with one object of the kind, called "it", and two threads.
scenario::BlueprintPtr with(const std::string& object)
{
    const auto run = scenario::loadRun("threadway: 1\nid: signs\nmachine: {cores: 1}\nlocks: {it: " + object
                                       + "}\nprocesses:\n  p:\n    threads:\n      one: |\n        compute(1ms)\n"
                                         "      two: |\n        compute(1ms)\n");
    REQUIRE(run.isOk());
    return run->blueprint;
}

ui::ObjectSign sign(const std::string& object, std::int64_t count, const std::vector<trace::ObjectHolder>& holders = {},
                    const std::vector<ThreadId>& waiters = {})
{
    trace::ObjectNow now;
    now.count = count;
    now.holders = holders;
    now.waiters = waiters;
    return ui::signOf(*with(object), ObjectId(0), now);
}

} // namespace

TEST_CASE("each primitive says how it stands in words of its own, and shortly in its picture", "[scene]")
{
    const trace::ObjectHolder one{ThreadId(0), 1};
    CHECK(sign("mutex", 0).caption == QStringLiteral("free"));
    CHECK(sign("mutex", 0, {one}).caption == QStringLiteral("held by one"));
    CHECK(sign("{kind: semaphore, count: 3}", 2, {one}).figure == QStringLiteral("2"));
    CHECK(sign("{kind: semaphore, count: 3}", 2, {one}).caption == QStringLiteral("2 free, taken by one"));
    CHECK(sign("rwlock", 2, {one, {ThreadId(1), 1}}).caption == QStringLiteral("read by one, two"));
    CHECK(sign("rwlock", -1, {one}).caption == QStringLiteral("one writes"));
    CHECK(sign("{kind: barrier, parties: 3}", 1, {}, {ThreadId(0)}).figure == QStringLiteral("1/3"));
    CHECK(sign("{kind: channel, capacity: 5}", 2).caption == QStringLiteral("2 of 5 messages"));
    CHECK(sign("{kind: channel, capacity: 5}", 0).brief == QStringLiteral("empty"));
    CHECK(sign("{kind: channel, capacity: 5}", 5).brief == QStringLiteral("full"));
    CHECK(sign("{kind: channel, capacity: 5}", -3).caption == QStringLiteral("closed, 2 left")); // -1 less the messages
    CHECK(sign("{kind: channel, capacity: 0}", 0).caption == QStringLiteral("they have to meet"));
    CHECK(sign("condition", 1, {}, {ThreadId(1)}).caption == QStringLiteral("1 asleep"));
    CHECK(sign("{kind: latch, count: 2}", 2).caption == QStringLiteral("2 to go"));
    CHECK(sign("{kind: latch, count: 2}", 0).isOn);
    CHECK(sign("event", 0).caption == QStringLiteral("shut"));
    CHECK(sign("event", 1).caption == QStringLiteral("open"));
    CHECK(sign("once", 1).caption == QStringLiteral("done"));
    CHECK(sign("once", 0, {one}).caption == QStringLiteral("one does it"));
    CHECK(sign("future", 0).caption == QStringLiteral("awaited"));
    CHECK(sign("future", 1).caption == QStringLiteral("delivered"));
    CHECK(sign("atomic", 7).figure == QStringLiteral("7"));
}

TEST_CASE("an empty channel is shut for who receives and open for who sends, a full one the other way", "[scene]")
{
    const auto empty = sign("{kind: channel, capacity: 1}", 0);
    const auto full = sign("{kind: channel, capacity: 1}", 1);
    REQUIRE(empty.isShut.size() >= 2); // send, receive
    CHECK(empty.isShut[0] == 0);
    CHECK(empty.isShut[1] == 1);
    CHECK(full.isShut[0] == 1);
    CHECK(full.isShut[1] == 0);
}

TEST_CASE("no two kinds of sign look alike, and each tells open from shut", "[scene]")
{
    const ui::Theme theme;
    const ui::SignPainter signs(theme);
    std::set<QByteArray> pictures;
    const auto picture = [&](sync::Sign kind, bool isShut, bool isOn) {
        QImage image(64, 30, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        signs.paint(painter, kind, {}, isShut, isOn);
        painter.end();
        return QByteArray(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes());
    };
    std::set<sync::Sign> kinds;
    for (const sync::PrimitiveInfo* info : sync::primitives())
        kinds.insert(info->sign);
    for (const sync::Sign kind : kinds) {
        INFO(static_cast<int>(kind));
        pictures.insert(picture(kind, true, false));
        if (kind != sync::Sign::Bell) // a bell only tells who sleeps, by its number
            CHECK(picture(kind, true, false) != picture(kind, false, true));
    }
    // A number and a counter are both displays: the figure in them differs.
    CHECK(pictures.size() + 1 >= kinds.size());
}

TEST_CASE("a shared variable that is used atomically is a meter, and says what the operation does", "[scene]")
{
    const auto run = scenario::loadRun("threadway: 1\nid: signs\nmachine: {cores: 1}\nprocesses:\n  p:\n"
                                       "    shared: {x: 4}\n    threads:\n      one: \"fetch_add(x, 1)\"\n");
    REQUIRE(run.isOk());
    trace::State state(run->blueprint);
    CHECK(ui::signOf(*run->blueprint, state, VariableId(0)).sign == sync::Sign::Meter);
    CHECK(ui::signOf(*run->blueprint, state, VariableId(0)).figure == QStringLiteral("4"));
    std::set<QString> accounts;
    for (int i = 0; i <= static_cast<int>(program::AtomicOperator::FetchAdd); ++i)
        accounts.insert(ui::accountOf(*run->blueprint, state, VariableId(0), static_cast<program::AtomicOperator>(i)));
    CHECK(accounts.size() == 5);
    CHECK(accounts.begin()->contains(QStringLiteral("x: is 4")));
}
