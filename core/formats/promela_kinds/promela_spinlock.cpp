// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A spin lock is the number of its owner: time plays no part, so that spinning is waiting.
#include "formats/promela_object.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

class SpinLock final : public ObjectKind {
public:
    [[nodiscard]] bool canSay(const sync::ObjectState&) const override { return true; }

    [[nodiscard]] std::vector<std::string> declare(const ObjectNames& names) const override
    {
        return {fmt::format("byte {};", names.object)};
    }

    [[nodiscard]] std::string guard(const Operation& operation) const override
    {
        return operation.word == "lock" ? isFree(operation) : "true";
    }

    void take(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        if (operation.word == "unlock")
            return writer.faultUnless(isHeld(operation), givingBack(operation), place);
        if (operation.hasResult)
            return writer.takeOrFail(std::move(place), isFree(operation), taking(operation));
        writer.emit(taking(operation));
        writer.goOn(std::move(place));
    }
};

const SpinLock behaviour;

} // namespace

extern const ObjectKindInfo said_promela_spinlock;
const ObjectKindInfo said_promela_spinlock{"spinlock", behaviour};

} // namespace threadway::formats::promela
