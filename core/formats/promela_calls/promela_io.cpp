// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Without time a device serves at once.
#include "formats/promela_call.h"
#include "formats/promela_thread.h"

namespace threadway::formats::promela {
namespace {

class Io final : public CallKind {
public:
    void take(ThreadWriter& writer, Place place, const Call& call) const override
    {
        const Expression& duration = call.arguments[1];
        place.values.push_back(Expression::of(program::Value::none()));
        if (duration.kind != Kind::Int)
            return writer.fault();
        if (duration.constant)
            return *duration.constant < 0 ? writer.fault() : writer.goOn(std::move(place));
        writer.faultUnless("(" + duration.text + " >= 0)", "skip;", place);
    }
};

const Io behaviour;

} // namespace

extern const CallKindInfo calling_promela_io;
const CallKindInfo calling_promela_io{"io", behaviour};

} // namespace threadway::formats::promela
