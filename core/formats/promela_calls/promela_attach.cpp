// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Shared memory comes into the address space of the process.
#include "formats/promela_call.h"
#include "formats/promela_ipc.h"
#include "formats/promela_thread.h"

namespace threadway::formats::promela {
namespace {

class Attach final : public CallKind {
public:
    [[nodiscard]] bool concernsOthers() const override { return true; }

    void take(ThreadWriter& writer, Place place, const Call& call) const override
    {
        const auto segment = checkSegment(writer, call);
        if (!segment)
            return;
        writer.emit(segment->isMapped + " = true;");
        place.values.push_back(Expression::of(program::Value::integer(segment->address)));
        writer.goOn(std::move(place));
    }
};

const Attach behaviour;

} // namespace

extern const CallKindInfo calling_promela_attach;
const CallKindInfo calling_promela_attach{"attach", behaviour};

} // namespace threadway::formats::promela
