// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Waiting for the end of a thread. Among coroutines of one thread who waits would leave it to the others meanwhile,
// which is not said.
#include "formats/promela_call.h"
#include "formats/promela_presence.h"
#include "formats/promela_thread.h"
#include "scenario/call_signature.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

/// When the handle is one of a thread that can be waited for.
std::string isJoinable(const ThreadWriter& writer, const std::string& handle)
{
    return fmt::format("({0} >= 0 && {0} < {1} && {0} != {2})", handle, writer.blueprint().threads.size(),
                       writer.thread().value);
}

class Join final : public CallKind {
public:
    [[nodiscard]] bool concernsOthers() const override { return true; }

    [[nodiscard]] std::string guard(const ThreadWriter& writer, const Call& call) const override
    {
        const Expression& handle = call.arguments.front();
        if (handle.kind != Kind::Int)
            return "true"; // and a fault
        std::string guard = "(!" + isJoinable(writer, handle.text);
        for (std::size_t i = 0; i < writer.blueprint().threads.size(); ++i) {
            if (ThreadId(i) != writer.thread())
                guard += fmt::format(" || ({} == {} && {})", handle.text, i,
                                     isOver(writer.blueprint(), ThreadId(i), writer.agreement()));
        }
        return guard + ")";
    }

    void take(ThreadWriter& writer, Place place, const Call& call) const override
    {
        const bool isCoroutine = !call.named || *call.named >= scenario::firstCoroutineHandle;
        if (writer.sharesThread() && isCoroutine)
            return writer.refuse("promela-call",
                                 TW_TR("Promela cannot say yet how a coroutine waits for another one to end"));
        const Expression& handle = call.arguments.front();
        if (handle.kind != Kind::Int)
            return writer.fault();
        place.values.push_back(Expression::of(program::Value::none()));
        writer.faultUnless(isJoinable(writer, handle.text), "skip;", place);
    }
};

const Join behaviour;

} // namespace

extern const CallKindInfo calling_promela_join;
const CallKindInfo calling_promela_join{"join", behaviour};

} // namespace threadway::formats::promela
