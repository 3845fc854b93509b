// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What random() gives is a table below each bound.
#include "formats/promela_call.h"
#include "formats/promela_thread.h"

namespace threadway::formats::promela {
namespace {

class Random final : public CallKind {
public:
    void take(ThreadWriter& writer, Place place, const Call& call) const override
    {
        if (!call.named)
            return writer.refuse("promela-call", TW_TR("Promela cannot say random() below what is no plain number"));
        writer.drawBelow(*call.named, std::move(place));
    }
};

const Random behaviour;

} // namespace

extern const CallKindInfo calling_promela_random;
const CallKindInfo calling_promela_random{"random", behaviour};

} // namespace threadway::formats::promela
