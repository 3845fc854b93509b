// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "formats/promela_value.h"
#include "machine/world.h"

#include <cstdint>
#include <vector>

namespace threadway::formats::promela {

/// Where a coroutine stands.
struct Place {
    enum class Stay : std::uint8_t {
        Before, ///< before its next step
        Ramp, ///< on the ramp of its thread, with silent work before its next step
        Asleep, ///< beside others of its thread, until it wakes, which is a turn of its own
        Waiting, ///< for the object of that step, in its queue
        Retaking, ///< it has been let go on, but has to take its lock again first
    };

    std::vector<machine::Frame> frames;
    std::int32_t pc = 0;
    std::vector<Expression> values;
    Stay stay = Stay::Before;
    ObjectId lock; ///< while Waiting or Retaking

    Expression pop();
    Expression& local(std::int32_t slot);
};

} // namespace threadway::formats::promela
