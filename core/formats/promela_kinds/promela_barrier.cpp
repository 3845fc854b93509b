// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A barrier is how many have arrived. The last one lets all others go on, in its own step.
#include "formats/promela_object.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

class Barrier final : public ObjectKind {
public:
    [[nodiscard]] bool canSay(const sync::ObjectState&) const override { return true; }
    [[nodiscard]] bool queues(const ObjectNames&) const override { return true; }
    [[nodiscard]] bool canAwait(const Operation&) const override { return true; }

    [[nodiscard]] std::vector<std::string> declare(const ObjectNames& names) const override
    {
        return {fmt::format("int {};", names.object)};
    }

    void take(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        writer.choose(
            fmt::format("({} == {})", operation.object, operation.initial.setting - 1),
            [&] {
                writer.emit(fmt::format("{} = 0;", operation.object));
                writer.emit(fmt::format("{}();", operation.wake));
                writer.goOnWith(place, operation, Expression::of(program::Value::boolean(true)));
            },
            [&] {
                writer.emit(fmt::format("{0} = {0} + 1;", operation.object));
                writer.wait(place);
            });
    }

    void goOnAfterWait(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        writer.goOnWith(std::move(place), operation, Expression::of(program::Value::boolean(false)));
    }

    /// A coroutine goes on once, although it may arrive at the barrier again.
    [[nodiscard]] std::vector<Line> inlines(const ObjectNames& names, const std::vector<Wake>& wakes) const override
    {
        std::vector<Line> lines{{fmt::format("inline {}() {{", names.wake)}, {"    skip;"}};
        for (std::size_t i = 0; i < wakes.size(); ++i) {
            const bool isFirst = i == 0 || wakes[i - 1].coroutine != wakes[i].coroutine;
            const bool isLast = i + 1 == wakes.size() || wakes[i + 1].coroutine != wakes[i].coroutine;
            if (isFirst)
                lines.push_back({"    if"});
            lines.push_back({fmt::format("    :: p{} == {} ->", wakes[i].coroutine.value, wakes[i].label)});
            lines.insert(lines.end(), wakes[i].lines.begin(), wakes[i].lines.end());
            if (isLast)
                lines.insert(lines.end(), {{"    :: else"}, {"    fi;"}});
        }
        lines.push_back({"}"});
        return lines;
    }
};

const Barrier behaviour;

} // namespace

extern const ObjectKindInfo said_promela_barrier;
const ObjectKindInfo said_promela_barrier{"barrier", behaviour};

} // namespace threadway::formats::promela
