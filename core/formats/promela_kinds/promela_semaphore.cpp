// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A semaphore is the number of its free slots; how many each thread holds is kept as well, as in the machine.
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

    [[nodiscard]] std::vector<std::string> declare(const ObjectNames& names) const override
    {
        return {fmt::format("int {} = {};", names.object, names.initial.count),
                fmt::format("short {}[{}];", names.held, names.threads)};
    }

    [[nodiscard]] std::string guard(const Operation& operation) const override
    {
        return operation.word == "acquire" ? isEnough(operation) : "true";
    }

    void take(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        const std::string slot = fmt::format("{0} = {0} - 1; {1} = {1} + 1;", operation.object, operation.own);
        if (operation.hasResult)
            return writer.takeOrFail(std::move(place), isEnough(operation), slot);
        if (operation.word == "acquire")
            writer.emit(slot);
        else
            writer.emit(fmt::format("{0} = {0} + 1; {1} = {1} - ({1} > 0);", operation.object, operation.own));
        writer.goOn(std::move(place));
    }

private:
    static std::string isEnough(const Operation& operation) { return fmt::format("({} > 0)", operation.object); }
};

const Semaphore behaviour;

} // namespace

extern const ObjectKindInfo said_promela_semaphore;
const ObjectKindInfo said_promela_semaphore{"semaphore", behaviour};

} // namespace threadway::formats::promela
