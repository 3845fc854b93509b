// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The next thread or coroutine that is not there yet begins. Who waits to be spawned stands at a place of his own; an
// inline puts him where he starts, behind all that have begun.
#include "formats/promela_call.h"
#include "formats/promela_presence.h"
#include "formats/promela_thread.h"
#include "scenario/call_signature.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

/// A thread or coroutine that can be spawned, the handle that spawn() then gives, and the coroutine whose place tells
/// whether it has been.
struct Candidate {
    std::string begin; ///< the inline by which it starts
    std::int64_t handle = 0;
    CoroutineId coroutine;
};

std::vector<Candidate> candidatesFor(const scenario::Blueprint& blueprint, ThreadId caller, std::int64_t handle)
{
    std::vector<Candidate> candidates;
    if (handle >= scenario::firstCoroutineHandle) {
        const auto place = static_cast<std::size_t>(handle - scenario::firstCoroutineHandle);
        const CoroutineId first = blueprint.thread(caller).coroutines[place];
        for (std::int32_t i = 0; i < blueprint.coroutine(first).count; ++i) {
            const CoroutineId coroutine(first.value + i);
            candidates.push_back({fmt::format("begin_on_ramp{}", coroutine.value), handle + i, coroutine});
        }
        return candidates;
    }
    const ThreadId first(static_cast<std::int32_t>(handle));
    for (std::int32_t i = 0; i < blueprint.thread(first).count; ++i) {
        const ThreadId thread(first.value + i);
        candidates.push_back(
            {fmt::format("begin{}", thread.value), thread.value, blueprint.thread(thread).coroutines.front()});
    }
    return candidates;
}

class Spawn final : public CallKind {
public:
    [[nodiscard]] bool concernsOthers() const override { return true; }

    void take(ThreadWriter& writer, Place place, const Call& call) const override
    {
        if (!call.named)
            return refuseNameless(writer, call);
        std::vector<Making> makings;
        for (const Candidate& candidate : candidatesFor(writer.blueprint(), writer.thread(), *call.named))
            makings.push_back({fmt::format("p{} == {}", candidate.coroutine.value, notThere), candidate.begin + "();",
                               candidate.handle});
        writer.makeFirst(makings, std::move(place));
    }
};

const Spawn behaviour;

} // namespace

extern const CallKindInfo calling_promela_spawn;
const CallKindInfo calling_promela_spawn{"spawn", behaviour};

} // namespace threadway::formats::promela
