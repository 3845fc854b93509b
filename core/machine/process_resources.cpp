// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/process_resources.h"

#include "machine/descriptors.h"

namespace threadway::machine {

void giveResourcesBack(Context& context, ProcessId process)
{
    closeAll(context, process);
    ProcessBody& body = context.world.resources.process(process);
    body.space = {};
    body.descriptors.clear();
    body.dispositions.clear();
    body.pending = 0;
    for (const ThreadId thread : context.blueprint().process(process).threads)
        context.world.thread(thread).signals = {};
}

std::int64_t copyResources(Context& context, ThreadId forking, ThreadId child)
{
    World& world = context.world;
    const scenario::Blueprint& blueprint = context.blueprint();
    const ProcessId from = blueprint.thread(forking).process;
    const ProcessId to = blueprint.thread(child).process;
    const std::int64_t pages = copyForFork(world.resources, blueprint, from, to);
    world.thread(child).signals = {.mask = world.thread(forking).signals.mask};
    context.emit(EventKind::ResourcesCopied, forking, from.value, to.value);
    return pages;
}

} // namespace threadway::machine
