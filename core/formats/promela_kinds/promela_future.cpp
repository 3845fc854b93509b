// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A future is whether it is set, and the number that it then holds. Those who await it stand in a queue.
#include "formats/promela_object.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

class Future final : public ObjectKind {
public:
    [[nodiscard]] bool canSay(const sync::ObjectState&) const override { return true; }
    [[nodiscard]] bool queues(const ObjectNames& names) const override { return names.isAwaited; }
    [[nodiscard]] bool canAwait(const Operation&) const override { return true; }

    [[nodiscard]] std::vector<std::string> declare(const ObjectNames& names) const override
    {
        std::vector<std::string> lines{fmt::format("bool {};", names.object), fmt::format("int {};", names.values)};
        const std::vector<std::string> queue = declareAwaiting(names);
        lines.insert(lines.end(), queue.begin(), queue.end());
        return lines;
    }

    [[nodiscard]] std::string guard(const Operation& operation) const override
    {
        return operation.word == "get" && !operation.isAwait ? operation.object : "true";
    }

    void take(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        const Expression value = Expression::variable(Kind::Int, operation.values);
        if (operation.word == "set")
            return set(writer, std::move(place), operation);
        if (operation.word == "is_set")
            return writer.takeOrFail(std::move(place), operation.object, {});
        if (operation.word == "get" && !operation.isAwait)
            return writer.goOnWith(std::move(place), operation, value);
        writer.choose(
            operation.object, [&] { writer.goOnWith(place, operation, value); },
            [&] {
                if (operation.isAwait)
                    return joinQueue(writer, place, operation, operation.self);
                writer.goOnWith(place, operation, {});
            });
    }

    void goOnAfterWait(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        writer.goOnWith(std::move(place), operation, Expression::variable(Kind::Int, operation.values));
    }

    [[nodiscard]] std::vector<Line> inlines(const ObjectNames& names, const std::vector<Wake>& wakes) const override
    {
        return queues(names) ? wakeInline(names, wakes) : std::vector<Line>();
    }

private:
    static void set(ThreadWriter& writer, Place place, const Operation& operation)
    {
        const std::string value = writer.numberOf(place.pop(), operation.object);
        writer.faultUnless("(!" + operation.object + ")",
                           fmt::format("{} = true; {} = {}; {}", operation.object, operation.values, value,
                                       lettingPass(operation, "true", {})),
                           place);
    }
};

const Future behaviour;

} // namespace

extern const ObjectKindInfo said_promela_future;
const ObjectKindInfo said_promela_future{"future", behaviour};

} // namespace threadway::formats::promela
