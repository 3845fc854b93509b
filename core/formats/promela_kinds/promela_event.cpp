// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// An event is 1 while it is set. One that resets itself is 0 again after one waiter.
#include "formats/promela_object.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

class Event final : public ObjectKind {
public:
    [[nodiscard]] bool canSay(const sync::ObjectState&) const override { return true; }

    [[nodiscard]] std::vector<std::string> declare(const ObjectNames& names) const override
    {
        return {fmt::format("int {} = {};", names.object, names.initial.count)};
    }

    [[nodiscard]] std::string guard(const Operation& operation) const override
    {
        return operation.word == "wait" ? isSet(operation) : "true";
    }

    void take(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        const bool resetsItself = operation.initial.setting != 0;
        const std::string passing = resetsItself ? fmt::format("{} = 0;", operation.object) : std::string();
        if (operation.word == "set" || operation.word == "reset")
            writer.emit(fmt::format("{} = {};", operation.object, operation.word == "set" ? 1 : 0));
        else if (operation.word == "is_set")
            return writer.takeOrFail(std::move(place), isSet(operation), {});
        else if (operation.hasResult)
            return writer.takeOrFail(std::move(place), isSet(operation), passing);
        else if (resetsItself)
            writer.emit(passing);
        writer.goOn(std::move(place));
    }

private:
    static std::string isSet(const Operation& operation) { return fmt::format("({} != 0)", operation.object); }
};

const Event behaviour;

} // namespace

extern const ObjectKindInfo said_promela_event;
const ObjectKindInfo said_promela_event{"event", behaviour};

} // namespace threadway::formats::promela
