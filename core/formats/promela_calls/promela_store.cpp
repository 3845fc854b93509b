// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A word of shared memory; whatever else is touched ends the process.
#include "formats/promela_call.h"
#include "formats/promela_ipc.h"
#include "formats/promela_thread.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

class Store final : public CallKind {
public:
    void take(ThreadWriter& writer, Place place, const Call& call) const override
    {
        const Expression& address = call.arguments.front();
        if (address.kind != Kind::Int)
            return writer.fault();
        place.values.push_back(Expression::of(program::Value::none()));
        const std::string value = writer.numberOf(call.arguments[1], std::string(call.keyword));
        putInto(writer, place, {address.text, value}, segmentsOf(writer));
    }

private:
    struct Storing {
        std::string address;
        std::string value;
    };

    static void putInto(ThreadWriter& writer, const Place& place, const Storing& storing, std::vector<Segment> segments)
    {
        if (segments.empty())
            return writer.fault();
        const Segment segment = std::move(segments.back());
        segments.pop_back();
        writer.choose(
            segment.holds(storing.address),
            [&] {
                writer.stopCheckUnless(segment.isKept(storing.address), [&] {
                    writer.emit(fmt::format("{} = {};", segment.word(storing.address), storing.value));
                    writer.goOn(place);
                });
            },
            [&] { putInto(writer, place, storing, segments); });
    }
};

const Store behaviour;

} // namespace

extern const CallKindInfo calling_promela_store;
const CallKindInfo calling_promela_store{"store", behaviour};

} // namespace threadway::formats::promela
