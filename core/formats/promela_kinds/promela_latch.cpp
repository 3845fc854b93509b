// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A latch is how often it has yet to be counted down. Those who await it stand in a queue.
#include "formats/promela_object.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

class Latch final : public ObjectKind {
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
        return operation.word == "wait" && !operation.isAwait ? isOpen(operation) : "true";
    }

    void take(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        if (operation.word == "count_down")
            return writer.faultUnless(
                fmt::format("({} > 0)", operation.object),
                fmt::format("{0} = {0} - 1; {1}", operation.object, lettingPass(operation, isOpen(operation), {})),
                place);
        if (operation.hasResult)
            return writer.takeOrFail(std::move(place), isOpen(operation), {});
        passOrJoin(writer, place, operation, isOpen(operation), {});
    }

    [[nodiscard]] std::vector<Line> inlines(const ObjectNames& names, const std::vector<Wake>& wakes) const override
    {
        return queues(names) ? wakeInline(names, wakes) : std::vector<Line>();
    }

private:
    static std::string isOpen(const Operation& operation) { return fmt::format("({} == 0)", operation.object); }
};

const Latch behaviour;

} // namespace

extern const ObjectKindInfo said_promela_latch;
const ObjectKindInfo said_promela_latch{"latch", behaviour};

} // namespace threadway::formats::promela
