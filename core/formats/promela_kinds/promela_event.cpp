// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// An event is 1 while it is set. One that resets itself is 0 again after one waiter. Those who await it stand in a
// queue.
#include "formats/promela_object.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

class Event final : public ObjectKind {
public:
    [[nodiscard]] bool canSay(const sync::ObjectState&) const override { return true; }
    [[nodiscard]] bool queues(const ObjectNames& names) const override { return names.isAwaited; }
    [[nodiscard]] bool canAwait(const Operation&) const override { return true; }

    [[nodiscard]] std::vector<std::string> declare(const ObjectNames& names) const override
    {
        std::vector<std::string> lines = declareAwaiting(names);
        lines.push_back(fmt::format("int {} = {};", names.object, names.initial.count));
        return lines;
    }

    [[nodiscard]] std::string guard(const Operation& operation) const override
    {
        return operation.word == "wait" && !operation.isAwait ? isSet(operation) : "true";
    }

    void take(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        const bool resetsItself = operation.initial.setting != 0;
        const std::string passing = resetsItself ? fmt::format("{} = 0;", operation.object) : std::string();
        if (operation.word == "is_set")
            return writer.takeOrFail(std::move(place), isSet(operation), {});
        if (operation.hasResult)
            return writer.takeOrFail(std::move(place), isSet(operation), passing);
        if (operation.word == "wait")
            return passOrJoin(writer, place, operation, isSet(operation), passing);
        const bool isSetting = operation.word == "set";
        writer.emit(fmt::format("{} = {};", operation.object, isSetting ? 1 : 0));
        if (isSetting && operation.isAwaited)
            writer.emit(lettingPass(operation, isSet(operation), passing));
        writer.goOn(std::move(place));
    }

    [[nodiscard]] std::vector<Line> inlines(const ObjectNames& names, const std::vector<Wake>& wakes) const override
    {
        return queues(names) ? wakeInline(names, wakes) : std::vector<Line>();
    }

private:
    static std::string isSet(const ObjectNames& names) { return fmt::format("({} != 0)", names.object); }
};

const Event behaviour;

} // namespace

extern const ObjectKindInfo said_promela_event;
const ObjectKindInfo said_promela_event{"event", behaviour};

} // namespace threadway::formats::promela
