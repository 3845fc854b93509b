// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A mutex is the number of its owner. A recursive one also counts how deep it is locked; an error-checking one faults
// where a normal one waits for itself for ever.
#include "formats/promela_object.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

constexpr std::int64_t recursive = 1;
constexpr std::int64_t errorChecking = 2;

class Mutex final : public ObjectKind {
public:
    [[nodiscard]] bool canSay(const sync::ObjectState&) const override { return true; }

    [[nodiscard]] std::vector<std::string> declare(const ObjectNames& names) const override
    {
        std::vector<std::string> lines{fmt::format("byte {};", names.object)};
        if (names.initial.setting == recursive)
            lines.push_back(fmt::format("int {};", names.depth));
        return lines;
    }

    [[nodiscard]] std::string guard(const Operation& operation) const override
    {
        if (operation.word != "lock")
            return "true";
        if (operation.initial.setting == errorChecking)
            return fmt::format("({0} == 0 || {0} == {1})", operation.object, operation.me);
        return isFree(operation);
    }

    void take(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        if (operation.word == "unlock")
            return writer.faultUnless(isHeld(operation), givingBack(operation), place);
        const bool isTold = operation.initial.setting == errorChecking && operation.word != "try_lock";
        if (!isTold)
            return ask(writer, std::move(place), operation);
        writer.choose(
            isHeld(operation), [&] { writer.fault(); }, [&] { ask(writer, place, operation); });
    }

private:
    static void ask(ThreadWriter& writer, Place place, const Operation& operation)
    {
        if (operation.hasResult)
            return writer.takeOrFail(std::move(place), isFree(operation), taking(operation));
        writer.emit(taking(operation));
        writer.goOn(std::move(place));
    }
};

const Mutex behaviour;

} // namespace

std::string isFree(const Operation& mutex)
{
    if (mutex.initial.setting == recursive)
        return fmt::format("({0} == 0 || {0} == {1})", mutex.object, mutex.me);
    return fmt::format("({} == 0)", mutex.object);
}

std::string isHeld(const Operation& mutex)
{
    return fmt::format("({} == {})", mutex.object, mutex.me);
}

std::string isHeldOnce(const Operation& mutex)
{
    if (mutex.initial.setting == recursive)
        return fmt::format("({} == {} && {} == 1)", mutex.object, mutex.me, mutex.depth);
    return isHeld(mutex);
}

std::string taking(const Operation& mutex)
{
    const std::string owner = fmt::format("{} = {};", mutex.object, mutex.me);
    return mutex.initial.setting == recursive ? fmt::format("{0} {1} = {1} + 1;", owner, mutex.depth) : owner;
}

std::string givingBack(const Operation& mutex)
{
    if (mutex.initial.setting == recursive)
        return fmt::format("{1} = {1} - 1; {0} = ({1} == 0 -> 0 : {2});", mutex.object, mutex.depth, mutex.me);
    return fmt::format("{} = 0;", mutex.object);
}

extern const ObjectKindInfo said_promela_mutex;
const ObjectKindInfo said_promela_mutex{"mutex", behaviour};

} // namespace threadway::formats::promela
