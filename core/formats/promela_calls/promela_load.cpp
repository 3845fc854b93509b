// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A word of shared memory; whatever else is touched ends the process.
#include "formats/promela_call.h"
#include "formats/promela_ipc.h"
#include "formats/promela_thread.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

class Load final : public CallKind {
public:
    void take(ThreadWriter& writer, Place place, const Call& call) const override
    {
        const Expression& address = call.arguments.front();
        if (address.kind != Kind::Int)
            return writer.fault();
        takeFrom(writer, place, address.text, segmentsOf(writer));
    }

private:
    static void takeFrom(ThreadWriter& writer, Place place, const std::string& address, std::vector<Segment> segments)
    {
        if (segments.empty())
            return writer.fault();
        const Segment segment = std::move(segments.back());
        segments.pop_back();
        writer.choose(
            segment.holds(address),
            [&] {
                writer.stopCheckUnless(segment.isKept(address), [&] {
                    writer.emit(fmt::format("{} = {};", writer.old(), segment.word(address)));
                    place.values.push_back(Expression::variable(Kind::Int, writer.old()));
                    writer.goOn(place);
                });
            },
            [&] { takeFrom(writer, place, address, segments); });
    }
};

const Load behaviour;

} // namespace

extern const CallKindInfo calling_promela_load;
const CallKindInfo calling_promela_load{"load", behaviour};

} // namespace threadway::formats::promela
