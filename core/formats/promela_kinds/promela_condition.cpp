// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A condition variable is the queue of those who sleep. Who is notified, or wakes by itself, leaves the queue; taking
// the mutex again is a step of its own, for which others may be faster (Mesa semantics).
#include "formats/promela_object.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

class Condition final : public ObjectKind {
public:
    [[nodiscard]] bool canSay(const sync::ObjectState&) const override { return true; }
    [[nodiscard]] bool queues(const ObjectNames&) const override { return true; }

    [[nodiscard]] std::vector<std::string> declare(const ObjectNames& names) const override
    {
        return declareQueue(names);
    }

    void take(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        if (operation.word == "notify" || operation.word == "notify_all")
            return notify(writer, std::move(place), operation);
        if (operation.word == "wait_unlocked")
            return joinQueue(writer, std::move(place), operation, operation.self);
        place.pop(); // the lock
        if (!operation.lock.isValid() || kindOf(writer.blueprint(), operation.lock) == nullptr)
            return writer.refuse("promela-primitive", TW_TR("a {0} cannot be said in Promela yet"),
                                 {std::string(operation.word)});
        const Operation mutex = mutexOf(writer, operation);
        place.lock = operation.lock;
        writer.choose(
            "!" + isHeldOnce(mutex), [&] { writer.fault(); },
            [&] {
                writer.emit(givingBack(mutex));
                joinQueue(writer, place, operation, operation.self);
            });
    }

    void goOnAfterWait(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        leaveSleep(writer, std::move(place), operation, true);
    }

    /// Its time is over, or it wakes for no reason.
    [[nodiscard]] std::string guardAlone(const Operation& operation) const override
    {
        const bool isRestless = operation.initial.setting > 0;
        return isRestless || operation.hasTimeout ? "true" : std::string();
    }

    void goOnAlone(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        writer.emit(leaving(operation));
        leaveSleep(writer, std::move(place), operation, false);
    }

    [[nodiscard]] std::vector<Line> inlines(const ObjectNames& names, const std::vector<Wake>& wakes) const override
    {
        return wakeInline(names, wakes);
    }

private:
    static Operation mutexOf(const ThreadWriter& writer, const Operation& operation)
    {
        return {writer.blueprint(), operation.lock, writer.coroutine(), "lock"};
    }

    static void leaveSleep(ThreadWriter& writer, Place place, const Operation& operation, bool isNotified)
    {
        const Expression result = Expression::of(program::Value::boolean(isNotified));
        if (operation.lock.isValid())
            writer.retake(std::move(place), operation, operation.lock, result);
        else
            writer.goOnWith(std::move(place), operation, result);
    }

    static void notify(ThreadWriter& writer, Place place, const Operation& operation)
    {
        const std::string first = fmt::format("{} > 0 -> {}", operation.length, wakingFirst(operation));
        writer.emit(operation.word == "notify" ? fmt::format("if :: {} :: else fi;", first)
                                               : fmt::format("do :: {} :: else -> break od;", first));
        writer.goOn(std::move(place));
    }
};

const Condition behaviour;

} // namespace

extern const ObjectKindInfo said_promela_condition;
const ObjectKindInfo said_promela_condition{"condition", behaviour};

} // namespace threadway::formats::promela
