// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A latch is how often it has yet to be counted down.
#include "formats/promela_object.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

class Latch final : public ObjectKind {
public:
    [[nodiscard]] bool canSay(const sync::ObjectState&) const override { return true; }

    [[nodiscard]] std::vector<std::string> declare(const ObjectNames& names) const override
    {
        return {fmt::format("int {} = {};", names.object, names.initial.count)};
    }

    [[nodiscard]] std::string guard(const Operation& operation) const override
    {
        return operation.word == "wait" ? isOpen(operation) : "true";
    }

    void take(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        if (operation.word == "count_down")
            return writer.faultUnless(fmt::format("({} > 0)", operation.object),
                                      fmt::format("{0} = {0} - 1;", operation.object), place);
        if (operation.hasResult)
            return writer.takeOrFail(std::move(place), isOpen(operation), {});
        writer.goOn(std::move(place));
    }

private:
    static std::string isOpen(const Operation& operation) { return fmt::format("({} == 0)", operation.object); }
};

const Latch behaviour;

} // namespace

extern const ObjectKindInfo said_promela_latch;
const ObjectKindInfo said_promela_latch{"latch", behaviour};

} // namespace threadway::formats::promela
