// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A reader-writer lock is how many read, or -1 while somebody writes. If it is fair, all who cannot pass stand in one
// queue; if writers come first, only writers do, and readers wait while one stands there. In the queue writers bear
// negative numbers.
#include "formats/promela_object.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

constexpr std::int64_t readersFirst = 0;
constexpr std::int64_t writersFirst = 1;

bool writes(const Operation& operation)
{
    return operation.word.find("write") != std::string_view::npos;
}

class ReaderWriterLock final : public ObjectKind {
public:
    [[nodiscard]] bool canSay(const sync::ObjectState&) const override { return true; }
    [[nodiscard]] bool queues(const ObjectNames& names) const override { return names.initial.setting != readersFirst; }

    [[nodiscard]] std::vector<std::string> declare(const ObjectNames& names) const override
    {
        std::vector<std::string> lines{fmt::format("short {};", names.object),
                                       fmt::format("short {}[{}];", names.held, names.threads)};
        if (queues(names)) {
            const std::vector<std::string> queue = declareQueue(names);
            lines.insert(lines.end(), queue.begin(), queue.end());
        }
        return lines;
    }

    [[nodiscard]] std::string guard(const Operation& operation) const override
    {
        const bool isPlain = operation.word == "lock_read" || operation.word == "lock_write";
        return isPlain && !joins(operation) ? passes(operation) : "true";
    }

    void take(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        if (operation.word.starts_with("unlock"))
            return unlock(writer, place, operation);
        const bool isTry = operation.word.starts_with("try");
        if (joins(operation) && !isTry)
            return takeOrJoin(writer, place, operation);
        if (operation.hasResult)
            return writer.takeOrFail(std::move(place), passes(operation), entering(operation));
        writer.emit(entering(operation));
        writer.goOn(std::move(place));
    }

    void goOnAfterWait(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        writer.goOnWith(std::move(place), operation, Expression::of(program::Value::boolean(true)));
    }

    [[nodiscard]] std::string guardAlone(const Operation& operation) const override
    {
        return operation.hasTimeout ? "true" : std::string();
    }

    /// Who gives up waiting may have kept others out.
    void goOnAlone(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        writer.emit(leaving(operation));
        writer.emit(fmt::format("let_in{}();", operation.id.value));
        writer.goOnWith(std::move(place), operation, Expression::of(program::Value::boolean(false)));
    }

    [[nodiscard]] std::vector<Line> inlines(const ObjectNames& names, const std::vector<Wake>& wakes) const override
    {
        if (!queues(names))
            return {};
        std::vector<Line> lines = wakeInline(names, wakes);
        const std::string& o = names.object;
        const std::string& q = names.queue;
        const std::string enters
            = fmt::format("({0} > 0 && (({1}[0] > 0 && {2} != -1) || ({1}[0] < 0 && {2} == 0)))", names.length, q, o);
        const std::string owner
            = fmt::format("{}[{}]", names.held, names.threadOf(fmt::format("({0}[0] > 0 -> {0}[0] : -{0}[0])", q)));
        const std::vector<Line> body = inlineOf(
            fmt::format("let_in{}", names.id.value),
            {"do", ":: " + enters + " ->",
             fmt::format("    {0} = {0} + 1; {1} = ({2}[0] > 0 -> {1} + 1 : -1); {3}", owner, o, q, wakingFirst(names)),
             ":: else -> break", "od"});
        lines.insert(lines.end(), body.begin(), body.end());
        return lines;
    }

private:
    /// Whether who cannot pass joins the queue.
    static bool joins(const Operation& operation)
    {
        const std::int64_t setting = operation.initial.setting;
        return setting != readersFirst && (setting != writersFirst || writes(operation));
    }

    static std::string passes(const Operation& operation)
    {
        const std::string fits = fmt::format("{} {}", operation.object, writes(operation) ? "== 0" : "!= -1");
        const bool minds = operation.initial.setting != readersFirst; // the queue
        return minds ? fmt::format("({} && {} == 0)", fits, operation.length) : "(" + fits + ")";
    }

    static std::string entering(const Operation& operation)
    {
        return writes(operation) ? fmt::format("{} = -1; {} = 1;", operation.object, operation.own)
                                 : fmt::format("{0} = {0} + 1; {1} = {1} + 1;", operation.object, operation.own);
    }

    static void takeOrJoin(ThreadWriter& writer, const Place& place, const Operation& operation)
    {
        writer.choose(
            passes(operation),
            [&] {
                writer.emit(entering(operation));
                writer.goOnWith(place, operation, Expression::of(program::Value::boolean(true)));
            },
            [&] { joinQueue(writer, place, operation, writes(operation) ? "-" + operation.self : operation.self); });
    }

    void unlock(ThreadWriter& writer, const Place& place, const Operation& operation) const
    {
        const std::string& o = operation.object;
        const std::string holds
            = fmt::format("({} > 0 && {} {} -1)", operation.own, o, writes(operation) ? "==" : "!=");
        std::string change = writes(operation) ? fmt::format("{} = 0; {} = 0;", o, operation.own)
                                               : fmt::format("{0} = {0} - 1; {1} = {1} - 1;", o, operation.own);
        if (queues(operation))
            change += fmt::format(" let_in{}();", operation.id.value);
        writer.faultUnless(holds, change, place);
    }
};

const ReaderWriterLock behaviour;

} // namespace

extern const ObjectKindInfo said_promela_rwlock;
const ObjectKindInfo said_promela_rwlock{"rwlock", behaviour};

} // namespace threadway::formats::promela
