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
        accessWord(writer, address.text, [&](const std::string& word) {
            writer.emit(fmt::format("{} = {};", writer.old(), word));
            Place behind = place;
            behind.values.push_back(Expression::variable(Kind::Int, writer.old()));
            writer.goOn(std::move(behind));
        });
    }
};

const Load behaviour;

} // namespace

extern const CallKindInfo calling_promela_load;
const CallKindInfo calling_promela_load{"load", behaviour};

} // namespace threadway::formats::promela
