// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A channel of Promela, of numbers, and whether it is closed. Without capacity it is the queue of those who wait, all
// senders, which bear negative numbers, or all receivers: of two that have to meet one comes first, which Promela's
// own rendezvous cannot say.
#include "formats/promela_object.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

constexpr std::int64_t largest = 255;
constexpr std::int64_t unbounded = -1;
constexpr std::int64_t mostUnbounded = 63; ///< messages: with more the check stops

bool sends(const Operation& operation)
{
    return operation.word.find("send") != std::string_view::npos;
}

Expression truth(bool isTrue)
{
    return Expression::of(program::Value::boolean(isTrue));
}

class Channel final : public ObjectKind {
public:
    [[nodiscard]] bool canSay(const sync::ObjectState& initial) const override { return initial.setting <= largest; }
    [[nodiscard]] bool queues(const ObjectNames& names) const override { return names.initial.setting == 0; }
    [[nodiscard]] bool canAwait(const Operation& operation) const override { return queues(operation); }

    [[nodiscard]] std::vector<std::string> declare(const ObjectNames& names) const override
    {
        if (queues(names))
            return declareQueue(names, true);
        return {fmt::format("chan {} = [{}] of {{ int }};", names.object, capacity(names)),
                fmt::format("bool {};", closed(names))};
    }

    [[nodiscard]] std::string guard(const Operation& operation) const override
    {
        const bool isPatient = operation.word == "send" || operation.word == "receive";
        if (!isPatient || queues(operation))
            return "true";
        return fmt::format("({} || {})", closed(operation), passes(operation));
    }

    void take(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        const bool isMeeting = queues(operation);
        if (operation.word == "close")
            return close(writer, place, operation);
        std::string message;
        if (sends(operation))
            message = writer.numberOf(place.pop(), operation.object);
        if (isMeeting)
            return sends(operation) ? meetReceiver(writer, place, operation, message)
                                    : meetSender(writer, place, operation);
        return sends(operation) ? send(writer, place, operation, message) : receive(writer, place, operation);
    }

    void goOnAfterWait(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        const Expression result = sends(operation) ? truth(true) : Expression::variable(Kind::Int, "given");
        writer.goOnWith(std::move(place), operation, result);
    }

    [[nodiscard]] std::string guardAlone(const Operation& operation) const override
    {
        return operation.hasTimeout ? "true" : std::string();
    }

    void goOnAlone(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        writer.emit(fmt::format("leave_with({}, {}, {}, {});", operation.queue, operation.length, operation.values,
                                operation.self));
        writer.goOnWith(std::move(place), operation, sends(operation) ? truth(false) : Expression());
    }

    [[nodiscard]] std::vector<Line> inlines(const ObjectNames& names, const std::vector<Wake>& wakes) const override
    {
        return queues(names) ? wakeInline(names, wakes) : std::vector<Line>();
    }

private:
    static std::string closed(const ObjectNames& names) { return fmt::format("c{}", names.id.value); }

    static std::int64_t capacity(const ObjectNames& names)
    {
        return names.initial.setting == unbounded ? mostUnbounded : names.initial.setting;
    }

    static std::string passes(const Operation& operation)
    {
        if (!sends(operation))
            return fmt::format("len({}) > 0", operation.object);
        return operation.initial.setting == unbounded
                   ? std::string("true")
                   : fmt::format("len({}) < {}", operation.object, capacity(operation));
    }

    static void close(ThreadWriter& writer, const Place& place, const Operation& operation)
    {
        if (operation.initial.setting == 0)
            return writer.refuse("promela-primitive", TW_TR("a {0} cannot be said in Promela yet"), {"close"});
        writer.faultUnless("(!" + closed(operation) + ")", closed(operation) + " = true;", place);
    }

    /// What has no room in an unbounded channel stops the check.
    static void send(ThreadWriter& writer, const Place& place, const Operation& operation, const std::string& message)
    {
        const std::string sending = fmt::format("{} ! {};", operation.object, message);
        const bool isUnbounded = operation.initial.setting == unbounded;
        const auto sendIt = [&] {
            if (isUnbounded)
                writer.limit(fmt::format("(len({}) < {})", operation.object, capacity(operation)));
            if (operation.hasResult)
                return writer.takeOrFail(place, "(" + passes(operation) + ")", sending);
            writer.emit(sending);
            writer.goOn(place);
        };
        writer.choose(
            closed(operation), [&] { writer.fault(); }, sendIt);
    }

    /// A closed channel with nothing in it gives nothing.
    static void receive(ThreadWriter& writer, const Place& place, const Operation& operation)
    {
        writer.choose(
            passes(operation),
            [&] {
                const Expression message = Expression::variable(Kind::Int, writer.old());
                writer.emit(fmt::format("{} ? {};", operation.object, message.text));
                writer.goOnWith(place, operation, message);
            },
            [&] { writer.goOnWith(place, operation, {}); });
    }

    static void meetReceiver(ThreadWriter& writer, const Place& place, const Operation& operation,
                             const std::string& message)
    {
        writer.choose(
            fmt::format("({} > 0 && {}[0] > 0)", operation.length, operation.queue),
            [&] {
                writer.emit(fmt::format("given = {};", message));
                writer.emit(wakingFirst(operation));
                writer.goOnWith(place, operation, truth(true));
            },
            [&] {
                if (operation.word == "try_send")
                    return writer.goOnWith(place, operation, truth(false));
                writer.emit(fmt::format("{}[{}] = {};", operation.values, operation.length, message));
                joinQueue(writer, place, operation, "-" + operation.self);
            });
    }

    static void meetSender(ThreadWriter& writer, const Place& place, const Operation& operation)
    {
        writer.choose(
            fmt::format("({} > 0 && {}[0] < 0)", operation.length, operation.queue),
            [&] {
                const Expression message = Expression::variable(Kind::Int, writer.old());
                writer.emit(fmt::format("{} = {}[0];", message.text, operation.values));
                writer.emit(fmt::format("i = 0; shift({}, {});", operation.values, operation.length));
                writer.emit(wakingFirst(operation));
                writer.goOnWith(place, operation, message);
            },
            [&] {
                if (operation.word == "try_receive")
                    return writer.goOnWith(place, operation, {});
                joinQueue(writer, place, operation, operation.self);
            });
    }
};

const Channel behaviour;

} // namespace

extern const ObjectKindInfo said_promela_channel;
const ObjectKindInfo said_promela_channel{"channel", behaviour};

} // namespace threadway::formats::promela
