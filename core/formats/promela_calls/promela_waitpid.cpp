// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Waiting for the end of a process.
#include "formats/promela_call.h"
#include "formats/promela_presence.h"
#include "formats/promela_thread.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

/// The processes that can be waited for: under which condition the number stands for which.
struct Candidate {
    ProcessId process;
    std::string isMeant;
};

std::vector<Candidate> candidatesFor(const ThreadWriter& writer, const std::string& number)
{
    const scenario::Blueprint& blueprint = writer.blueprint();
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < blueprint.processes.size(); ++i) {
        if (const ProcessId process(i); process != blueprint.thread(writer.thread()).process)
            candidates.push_back(
                {process,
                 "(" + both(fmt::format("{} == {}", number, blueprint.process(process).pid), isMade(blueprint, process))
                     + ")"});
    }
    return candidates;
}

std::string isMeantAtAll(const ThreadWriter& writer, const std::string& number)
{
    std::string any = "false";
    for (const Candidate& candidate : candidatesFor(writer, number))
        any = either(any, candidate.isMeant);
    return "(" + any + ")";
}

class WaitPid final : public CallKind {
public:
    [[nodiscard]] bool concernsOthers() const override { return true; }

    [[nodiscard]] std::string guard(const ThreadWriter& writer, const Call& call) const override
    {
        const Expression& number = call.arguments.front();
        if (number.kind != Kind::Int)
            return "true"; // and a fault
        std::string guard = "(!" + isMeantAtAll(writer, number.text);
        for (const Candidate& candidate : candidatesFor(writer, number.text))
            guard += fmt::format(" || ({} && !{})", candidate.isMeant,
                                 isAlive(writer.blueprint(), candidate.process, writer.agreement()));
        return guard + ")";
    }

    void take(ThreadWriter& writer, Place place, const Call& call) const override
    {
        const Expression& number = call.arguments.front();
        if (number.kind != Kind::Int)
            return writer.fault();
        place.values.push_back(Expression::of(program::Value::none()));
        writer.faultUnless(isMeantAtAll(writer, number.text), "skip;", place);
    }
};

const WaitPid behaviour;

} // namespace

extern const CallKindInfo calling_promela_waitpid;
const CallKindInfo calling_promela_waitpid{"waitpid", behaviour};

} // namespace threadway::formats::promela
