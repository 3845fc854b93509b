// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/crew.h"

#include <algorithm>

namespace threadway::scenario {

bool sleepsWhileOthersGoOn(const Blueprint& blueprint, CoroutineId coroutine)
{
    const auto& code = blueprint.unitOf(coroutine).code;
    return carriesSeveral(blueprint, blueprint.coroutine(coroutine).thread)
           && std::any_of(code.begin(), code.end(),
                          [](const program::Instruction& step) { return step.op == program::Op::Sleep; });
}

bool hasSleepers(const Blueprint& blueprint)
{
    for (std::size_t i = 0; i < blueprint.coroutines.size(); ++i) {
        if (sleepsWhileOthersGoOn(blueprint, CoroutineId(i)))
            return true;
    }
    return false;
}

} // namespace threadway::scenario
