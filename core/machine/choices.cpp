// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/choices.h"

#include "machine/dispatcher.h"

#include <algorithm>

namespace threadway::machine {

void askForChoices(Context& context)
{
    World& world = context.world;
    for (std::size_t i = 0; i < world.cores.size(); ++i) {
        const CoreId core(i);
        CoreBody& body = world.core(core);
        const std::vector<ThreadId> waiting = world.policy->waiting(core);
        const bool isAnyAllowed = std::any_of(waiting.begin(), waiting.end(), [&](ThreadId thread) {
            return factsOf(world, thread).allowed.contains(core);
        });
        const bool awaits = !body.thread.isValid() && isAnyAllowed && !world.steering.isActive();
        if (awaits && !body.awaitsChoice)
            context.emitOn(core, EventKind::ChoiceAwaited);
        body.awaitsChoice = awaits;
    }
}

} // namespace threadway::machine
