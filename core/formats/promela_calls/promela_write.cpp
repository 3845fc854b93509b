// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A word into a pipe or message queue. What has no room in a very long one stops the check.
#include "formats/promela_call.h"
#include "formats/promela_ipc.h"
#include "formats/promela_presence.h"
#include "formats/promela_thread.h"
#include "scenario/signal.h"

#include <fmt/format.h>

#include <algorithm>

namespace threadway::formats::promela {
namespace {

class Write final : public CallKind {
public:
    [[nodiscard]] bool concernsOthers() const override { return true; }

    [[nodiscard]] std::string guard(const ThreadWriter& writer, const Call& call) const override
    {
        std::string guard = "true";
        for (const Pipe& pipe : pipesToWrite(writer, call))
            guard = both(guard, readiness(pipe, fmt::format("len({}) < {}", pipe.name, pipe.words)));
        return guard;
    }

    void take(ThreadWriter& writer, Place place, const Call& call) const override
    {
        const std::vector<Pipe> pipes = pipesToWrite(writer, call);
        if (!checkPipes(writer, call, pipes))
            return;
        place.values.push_back(Expression::of(program::Value::integer(1)));
        const std::string word = writer.numberOf(call.arguments[1], std::string(call.keyword));
        writer.chooseAmong(
            std::span(pipes), [](const Pipe& pipe) { return pipe.isMeant; },
            [&](const Pipe& pipe) { send(writer, place, word, pipe); }, [&] { writer.stopCheck(); });
    }

private:
    /// Where nobody can read a signal ends the process.
    static void send(ThreadWriter& writer, const Place& place, const std::string& word, const Pipe& pipe)
    {
        const auto put = [&] {
            if (pipe.isCut)
                writer.limit(fmt::format("(len({}) < {})", pipe.name, pipe.words - 1));
            writer.emit(fmt::format("{} ! {};", pipe.name, word));
            writer.goOn(place);
        };
        if (pipe.others == "true")
            return put();
        writer.choose(pipe.others, put, [&] { handlesSignal(writer) ? writer.stopCheck() : writer.fault(); });
    }

    static bool handlesSignal(const ThreadWriter& writer)
    {
        const scenario::Blueprint& blueprint = writer.blueprint();
        const ProcessId process = blueprint.thread(writer.thread()).process;
        const auto& handlers = blueprint.process(ancestorOf(blueprint, process)).handlers;
        return std::any_of(handlers.begin(), handlers.end(),
                           [](const auto& handler) { return handler.signal == scenario::sigPipe; });
    }
};

const Write behaviour;

} // namespace

extern const CallKindInfo calling_promela_write;
const CallKindInfo calling_promela_write{"write", behaviour};

} // namespace threadway::formats::promela
