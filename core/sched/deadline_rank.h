// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sched/ranked_policy.h"

namespace threadway::sched {

/// The parameter of real-time policies that keeps each core to its own threads.
inline const base::ParameterInfo& partitioned()
{
    static const base::ParameterInfo info{
        .id = "partitioned",
        .type = base::ParameterType::Boolean,
        .name = TW_TR("Partitioned"),
        .help = TW_TR("With a queue for each core: a core takes no work from others, and a thread stays where it first "
                      "was put. Otherwise the policy is global."),
        .fallback = 0,
        .minimum = 0,
        .maximum = 1,
        .choices = {},
    };
    return info;
}

/// The setup with stealing and balancing off, if the policy is partitioned.
inline PolicySetup partitionedSetup(PolicySetup setup)
{
    if (!setup.parameters.isOn(partitioned()))
        return setup;
    setup.stealing = Stealing::None;
    setup.balance = {};
    return setup;
}

} // namespace threadway::sched
