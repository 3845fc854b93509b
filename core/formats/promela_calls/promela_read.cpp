// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A word from a pipe or message queue.
#include "formats/promela_call.h"
#include "formats/promela_ipc.h"
#include "formats/promela_thread.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

class Read final : public CallKind {
public:
    [[nodiscard]] bool concernsOthers() const override { return true; }

    [[nodiscard]] std::string guard(const ThreadWriter& writer, const Call& call) const override
    {
        std::string guard = "true";
        for (const Pipe& pipe : pipesToRead(writer, call))
            guard = both(guard, readiness(pipe, fmt::format("len({}) > 0", pipe.name)));
        return guard;
    }

    void take(ThreadWriter& writer, Place place, const Call& call) const override
    {
        const std::vector<Pipe> pipes = pipesToRead(writer, call);
        if (!checkPipes(writer, call, pipes))
            return;
        writer.chooseAmong(
            std::span(pipes), [](const Pipe& pipe) { return pipe.isMeant; },
            [&](const Pipe& pipe) { receive(writer, place, pipe); }, [&] { writer.stopCheck(); });
    }

private:
    /// None once nobody can write.
    static void receive(ThreadWriter& writer, const Place& place, const Pipe& pipe)
    {
        if (pipe.others == "true")
            return takeFirst(writer, place, pipe);
        Place ended = place;
        ended.values.push_back(Expression::of(program::Value::none()));
        writer.choose(
            fmt::format("(len({}) == 0)", pipe.name), [&] { writer.goOn(ended); },
            [&] { takeFirst(writer, place, pipe); });
    }

    static void takeFirst(ThreadWriter& writer, Place place, const Pipe& pipe)
    {
        writer.emit(fmt::format("{} ? {};", pipe.name, writer.old()));
        place.values.push_back(Expression::variable(Kind::Int, writer.old()));
        writer.goOn(std::move(place));
    }
};

const Read behaviour;

} // namespace

extern const CallKindInfo calling_promela_read;
const CallKindInfo calling_promela_read{"read", behaviour};

} // namespace threadway::formats::promela
