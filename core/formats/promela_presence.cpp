// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/promela_presence.h"

#include "scenario/crew.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace threadway::formats::promela {
namespace {

/// That the place of one of the coroutines compares so.
std::string anyPlace(const std::vector<CoroutineId>& coroutines, std::string_view compares)
{
    std::string any;
    for (const CoroutineId coroutine : coroutines)
        any += fmt::format("{}p{} {}", any.empty() ? "" : " || ", coroutine.value, compares);
    return any.empty() ? "false" : "(" + any + ")";
}

std::vector<CoroutineId> coroutinesOf(const scenario::Blueprint& blueprint, ProcessId process)
{
    std::vector<CoroutineId> all;
    for (const ThreadId thread : blueprint.process(process).threads) {
        const auto& coroutines = blueprint.thread(thread).coroutines;
        all.insert(all.end(), coroutines.begin(), coroutines.end());
    }
    return all;
}

std::string isThere()
{
    return fmt::format("!= {}", notThere);
}

} // namespace

ProcessId ancestorOf(const scenario::Blueprint& blueprint, ProcessId process)
{
    const ProcessId model = blueprint.process(process).model;
    return model.isValid() ? model : process;
}

bool isMadeLater(const scenario::Blueprint& blueprint, CoroutineId coroutine)
{
    const auto& spec = blueprint.coroutine(coroutine);
    return spec.isSpawned || blueprint.thread(spec.thread).isSpawned;
}

bool canBegin(const scenario::Blueprint& blueprint, CoroutineId coroutine)
{
    const ThreadId thread = blueprint.coroutine(coroutine).thread;
    const auto& process = blueprint.processOf(thread);
    if (!process.model.isValid() || blueprint.coroutine(coroutine).isSpawned)
        return true;
    const auto place = std::find(process.threads.begin(), process.threads.end(), thread) - process.threads.begin();
    return blueprint.thread(blueprint.process(process.model).threads[static_cast<std::size_t>(place)]).isSpawned;
}

std::string isOver(const scenario::Blueprint& blueprint, ThreadId thread, const Agreement& agreement)
{
    std::string over;
    for (const CoroutineId coroutine : scenario::guestsOf(blueprint, thread)) { // workers end together
        const bool mayBeAbsent = blueprint.coroutine(coroutine).isSpawned;
        over += fmt::format("{}p{} {}", over.empty() ? "" : " && ", coroutine.value,
                            mayBeAbsent ? "< 0" : fmt::format("== {}", theEnd));
    }
    const auto& spec = blueprint.thread(thread);
    if (agreement.canFault[spec.process.index()] == 0)
        return "(" + over + ")";
    const std::string began = spec.isSpawned ? " && " + anyPlace(spec.coroutines, isThere()) : std::string();
    return fmt::format("(gone{}{} || ({}))", spec.process.value, began, over);
}

std::string isAlive(const scenario::Blueprint& blueprint, ProcessId process, const Agreement& agreement)
{
    const std::string any = anyPlace(coroutinesOf(blueprint, process), ">= 0");
    return agreement.canFault[process.index()] != 0 ? fmt::format("(!gone{} && {})", process.value, any) : any;
}

std::string isMade(const scenario::Blueprint& blueprint, ProcessId process)
{
    const bool isFork = blueprint.process(process).model.isValid();
    return isFork ? anyPlace(coroutinesOf(blueprint, process), isThere()) : "true";
}

} // namespace threadway::formats::promela
