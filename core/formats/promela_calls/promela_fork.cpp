// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A child stands nowhere before it is made, as who waits to be spawned does. The parent's step copies what the process
// and the calling coroutine hold; an inline then does the child's silent work up to its first step.
#include "formats/promela_call.h"
#include "formats/promela_ipc.h"
#include "formats/promela_presence.h"
#include "formats/promela_thread.h"

#include <fmt/format.h>

#include <algorithm>

namespace threadway::formats::promela {
namespace {

/// What copies the memory of the process.
std::string copying(const ThreadWriter& writer, ProcessId parent, ProcessId child)
{
    const scenario::Blueprint& blueprint = writer.blueprint();
    const auto& from = blueprint.process(parent).variables;
    const auto& to = blueprint.process(child).variables;
    std::string text;
    for (std::size_t i = 0; i < from.size(); ++i)
        text += fmt::format("x{} = x{}; ", to[i].value, from[i].value);
    return writer.agreement().mapsSegments ? text + copyMappings(blueprint, parent, child) : text;
}

/// The copy of the only coroutine of a thread.
CoroutineId copyOf(const scenario::Blueprint& blueprint, ThreadId thread, ProcessId child)
{
    const auto& mine = blueprint.processOf(thread).threads;
    const auto place = static_cast<std::size_t>(std::find(mine.begin(), mine.end(), thread) - mine.begin());
    return blueprint.thread(blueprint.process(child).threads[place]).coroutines.front();
}

class Fork final : public CallKind {
public:
    [[nodiscard]] bool concernsOthers() const override { return true; }

    void take(ThreadWriter& writer, Place place, const Call&) const override
    {
        if (writer.sharesThread())
            return writer.refuse("promela-call", TW_TR("Promela cannot say fork() of a thread that coroutines share"));
        const scenario::Blueprint& blueprint = writer.blueprint();
        const ProcessId parent = blueprint.thread(writer.thread()).process;
        const auto& family = blueprint.process(parent);
        std::vector<Making> makings;
        for (std::int32_t i = 0; i < family.children; ++i) {
            const ProcessId child(family.firstChild.value + i);
            if (child <= parent)
                continue; // is there when its younger brothers are not
            const std::string making = copying(writer, parent, child)
                                       + writer.copyBehindFork(copyOf(blueprint, writer.thread(), child), place);
            makings.push_back({"!" + isMade(blueprint, child), making, blueprint.process(child).pid});
        }
        writer.makeFirst(makings, std::move(place));
    }
};

const Fork behaviour;

} // namespace

extern const CallKindInfo calling_promela_fork;
const CallKindInfo calling_promela_fork{"fork", behaviour};

} // namespace threadway::formats::promela
