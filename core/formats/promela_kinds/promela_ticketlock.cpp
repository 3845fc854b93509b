// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A ticket lock is the number of its owner, and a queue: who finds it taken draws a ticket, which is a step of its own,
// and takes it in another one, once it is served.
#include "formats/promela_object.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

class TicketLock final : public ObjectKind {
public:
    [[nodiscard]] bool canSay(const sync::ObjectState&) const override { return true; }
    [[nodiscard]] bool queues(const ObjectNames&) const override { return true; }
    [[nodiscard]] bool moves(const ObjectNames&) const override { return false; }

    [[nodiscard]] std::vector<std::string> declare(const ObjectNames& names) const override
    {
        return declareOwnerAndQueue(names);
    }

    void take(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        if (operation.word == "unlock")
            return writer.faultUnless(isHeld(operation), givingBack(operation), place);
        writer.choose(
            fmt::format("({} && {} == 0)", isFree(operation), operation.length),
            [&] {
                writer.emit(taking(operation));
                writer.goOn(place);
            },
            [&] { joinQueue(writer, place, operation, operation.self); });
    }

    [[nodiscard]] std::string guardAlone(const Operation& operation) const override
    {
        return fmt::format("{} && {}[0] == {}", isFree(operation), operation.queue, operation.self);
    }

    void goOnAlone(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        writer.emit(leaving(operation));
        writer.emit(taking(operation));
        writer.goOn(std::move(place));
    }
};

const TicketLock behaviour;

} // namespace

extern const ObjectKindInfo said_promela_ticketlock;
const ObjectKindInfo said_promela_ticketlock{"ticketlock", behaviour};

} // namespace threadway::formats::promela
