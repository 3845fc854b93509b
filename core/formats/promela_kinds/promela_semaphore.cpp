// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A semaphore is the number of its free slots; how many each thread holds is kept as well, as in the machine. Those who
// await a slot stand in a queue.
#include "formats/promela_object.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

constexpr std::int64_t withoutBanker = 0;

class Semaphore final : public ObjectKind {
public:
    [[nodiscard]] bool canSay(const sync::ObjectState& initial) const override
    {
        return initial.setting == withoutBanker;
    }

    [[nodiscard]] bool queues(const ObjectNames& names) const override { return names.isAwaited; }
    [[nodiscard]] bool canAwait(const Operation&) const override { return true; }

    [[nodiscard]] std::vector<std::string> declare(const ObjectNames& names) const override
    {
        std::vector<std::string> lines = declareAwaiting(names);
        lines.push_back(fmt::format("int {} = {};", names.object, names.initial.count));
        lines.push_back(fmt::format("short {}[{}];", names.held, names.threads));
        return lines;
    }

    [[nodiscard]] std::string guard(const Operation& operation) const override
    {
        return operation.word == "acquire" && !operation.isAwait ? isEnough(operation) : "true";
    }

    void take(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        const std::string slot = taking(operation, operation.own);
        if (operation.hasResult)
            return writer.takeOrFail(std::move(place), isEnough(operation), slot);
        if (operation.word == "acquire")
            return passOrJoin(writer, place, operation, isEnough(operation), slot);
        writer.emit(fmt::format("{0} = {0} + 1; {1} = {1} - ({1} > 0);", operation.object, operation.own));
        const std::string next = operation.threadOf(operation.queue + "[0]");
        if (operation.isAwaited)
            writer.emit(lettingPass(operation, isEnough(operation),
                                    taking(operation, fmt::format("{}[{}]", operation.held, next))));
        writer.goOn(std::move(place));
    }

    [[nodiscard]] std::vector<Line> inlines(const ObjectNames& names, const std::vector<Wake>& wakes) const override
    {
        return queues(names) ? wakeInline(names, wakes) : std::vector<Line>();
    }

private:
    static std::string taking(const ObjectNames& names, const std::string& held)
    {
        return fmt::format("{0} = {0} - 1; {1} = {1} + 1;", names.object, held);
    }

    static std::string isEnough(const ObjectNames& names) { return fmt::format("({} > 0)", names.object); }
};

const Semaphore behaviour;

} // namespace

extern const ObjectKindInfo said_promela_semaphore;
const ObjectKindInfo said_promela_semaphore{"semaphore", behaviour};

} // namespace threadway::formats::promela
