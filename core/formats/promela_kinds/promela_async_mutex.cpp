// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// An async mutex is the number of its owner, and the queue of those who wait off their threads; who gives it back hands
// it to the first of them.
#include "formats/promela_object.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

class AsyncMutex final : public ObjectKind {
public:
    [[nodiscard]] bool canSay(const sync::ObjectState&) const override { return true; }
    [[nodiscard]] bool queues(const ObjectNames&) const override { return true; }
    [[nodiscard]] bool waitsOffThread() const override { return true; }

    [[nodiscard]] std::vector<std::string> declare(const ObjectNames& names) const override
    {
        return declareOwnerAndQueue(names);
    }

    /// It belongs to the coroutine rather than to its thread.
    void take(ThreadWriter& writer, Place place, const Operation& asked) const override
    {
        Operation operation = asked;
        operation.me = asked.self;
        if (operation.word == "unlock")
            return writer.faultUnless(isHeld(operation), handingOver(operation), place);
        if (operation.hasResult)
            return writer.takeOrFail(std::move(place), isFree(operation), taking(operation));
        writer.choose(
            isFree(operation),
            [&] {
                writer.emit(taking(operation));
                writer.goOn(place);
            },
            [&] { joinQueue(writer, place, operation, operation.me); });
    }

    [[nodiscard]] std::vector<Line> inlines(const ObjectNames& names, const std::vector<Wake>& wakes) const override
    {
        return wakeInline(names, wakes);
    }

private:
    static std::string handingOver(const Operation& operation)
    {
        return fmt::format("{0} = {1}[0]; if :: {2} > 0 -> {3} :: else fi;", operation.object, operation.queue,
                           operation.length, wakingFirst(operation));
    }
};

const AsyncMutex behaviour;

} // namespace

extern const ObjectKindInfo said_promela_async_mutex;
const ObjectKindInfo said_promela_async_mutex{"async_mutex", behaviour};

} // namespace threadway::formats::promela
