// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A future is whether it is set, and the number that it then holds.
#include "formats/promela_object.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

class Future final : public ObjectKind {
public:
    [[nodiscard]] bool canSay(const sync::ObjectState&) const override { return true; }

    [[nodiscard]] std::vector<std::string> declare(const ObjectNames& names) const override
    {
        return {fmt::format("bool {};", names.object), fmt::format("int {};", names.values)};
    }

    [[nodiscard]] std::string guard(const Operation& operation) const override
    {
        return operation.word == "get" ? operation.object : "true";
    }

    void take(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        const Expression value = Expression::variable(Kind::Int, operation.values);
        if (operation.word == "set")
            return set(writer, std::move(place), operation);
        if (operation.word == "is_set")
            return writer.takeOrFail(std::move(place), operation.object, {});
        if (operation.word == "get")
            return writer.goOnWith(std::move(place), operation, value);
        writer.choose(
            operation.object, [&] { writer.goOnWith(place, operation, value); },
            [&] { writer.goOnWith(place, operation, {}); });
    }

private:
    static void set(ThreadWriter& writer, Place place, const Operation& operation)
    {
        const std::string value = writer.numberOf(place.pop(), operation.object);
        writer.faultUnless("(!" + operation.object + ")",
                           fmt::format("{} = true; {} = {};", operation.object, operation.values, value), place);
    }
};

const Future behaviour;

} // namespace

extern const ObjectKindInfo said_promela_future;
const ObjectKindInfo said_promela_future{"future", behaviour};

} // namespace threadway::formats::promela
