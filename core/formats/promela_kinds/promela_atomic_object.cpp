// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// An atomic object is a number.
#include "formats/promela_object.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

using program::AtomicOperator;

AtomicOperator operatorOf(std::string_view word)
{
    if (word == "load")
        return AtomicOperator::Load;
    if (word == "store")
        return AtomicOperator::Store;
    if (word == "exchange")
        return AtomicOperator::Exchange;
    return word == "fetch_add" ? AtomicOperator::FetchAdd : AtomicOperator::CompareExchange;
}

class Atomic final : public ObjectKind {
public:
    [[nodiscard]] bool canSay(const sync::ObjectState&) const override { return true; }

    [[nodiscard]] std::vector<std::string> declare(const ObjectNames& names) const override
    {
        return {fmt::format("int {} = {};", names.object, names.initial.count)};
    }

    void take(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        writer.operateAtomically(std::move(place), operatorOf(operation.word),
                                 Expression::variable(Kind::Int, operation.object));
    }
};

const Atomic behaviour;

} // namespace

extern const ObjectKindInfo said_promela_atomic_object;
const ObjectKindInfo said_promela_atomic_object{"atomic", behaviour};

} // namespace threadway::formats::promela
