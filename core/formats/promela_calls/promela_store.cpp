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
        accessWord(writer, address.text, [&](const std::string& word) {
            writer.emit(fmt::format("{} = {};", word, value));
            writer.goOn(place);
        });
    }
};

const Store behaviour;

} // namespace

extern const CallKindInfo calling_promela_store;
const CallKindInfo calling_promela_store{"store", behaviour};

} // namespace threadway::formats::promela
