// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "scenario/blueprint.h"

#include <cstdint>

namespace threadway::machine {

/// What random() gives the coroutine, which has drawn so often before, below the bound, which is at least 1.
inline std::int64_t drawn(const scenario::Blueprint& blueprint, CoroutineId coroutine, std::int32_t before,
                          std::int64_t bound)
{
    const std::uint64_t seed = base::Hasher().add(blueprint.scenario.seed).add(coroutine.value).add(before).value();
    return static_cast<std::int64_t>(base::RandomStream(seed, "random").below(static_cast<std::uint64_t>(bound)));
}

} // namespace threadway::machine
