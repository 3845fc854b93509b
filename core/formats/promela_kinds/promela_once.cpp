// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Once is 0 before, then the number of the thread that does the work, and -1 when it is done.
#include "formats/promela_object.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

class Once final : public ObjectKind {
public:
    [[nodiscard]] bool canSay(const sync::ObjectState&) const override { return true; }

    [[nodiscard]] std::vector<std::string> declare(const ObjectNames& names) const override
    {
        return {fmt::format("short {};", names.object)};
    }

    [[nodiscard]] std::string guard(const Operation& operation) const override
    {
        return operation.word == "first" ? fmt::format("({} <= 0)", operation.object) : "true";
    }

    void take(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        if (operation.word == "done")
            return writer.faultUnless(isHeld(operation), fmt::format("{} = -1;", operation.object), place);
        writer.takeOrFail(std::move(place), fmt::format("({} == 0)", operation.object), taking(operation));
    }
};

const Once behaviour;

} // namespace

extern const ObjectKindInfo said_promela_once;
const ObjectKindInfo said_promela_once{"once", behaviour};

} // namespace threadway::formats::promela
