// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Shared memory goes out of the address space of the process.
#include "formats/promela_call.h"
#include "formats/promela_ipc.h"
#include "formats/promela_thread.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

class Detach final : public CallKind {
public:
    [[nodiscard]] bool concernsOthers() const override { return true; }

    void take(ThreadWriter& writer, Place place, const Call& call) const override
    {
        const auto segment = checkSegment(writer, call);
        if (!segment)
            return;
        writer.emit(fmt::format("{} = {} - 1;", writer.old(), segment->isMapped));
        writer.emit(segment->isMapped + " = false;");
        place.values.push_back(Expression::variable(Kind::Int, writer.old()));
        writer.goOn(std::move(place));
    }
};

const Detach behaviour;

} // namespace

extern const CallKindInfo calling_promela_detach;
const CallKindInfo calling_promela_detach{"detach", behaviour};

} // namespace threadway::formats::promela
