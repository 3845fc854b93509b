// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sched/policy.h"

namespace threadway::sched {

const PolicyInfo* findPolicy(std::string_view id)
{
    for (const PolicyInfo* info : policies()) {
        if (info->id == id)
            return info;
    }
    return nullptr;
}

} // namespace threadway::sched
