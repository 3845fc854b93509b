// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"

namespace threadway::machine {

/// Priority inheritance and priority ceiling (Sha, Rajkumar, Lehoczky: Priority Inheritance Protocols, 1990; POSIX
/// PTHREAD_PRIO_INHERIT and PTHREAD_PRIO_PROTECT). With inheritance, who holds a lock counts as important as the
/// most important thread that waits for it, also through further locks. With a ceiling, who holds the lock counts
/// at least as important as its ceiling, whether anybody waits or not.

/// Makes every thread count as what it holds lets it; the policy is told of changes.
void updatePriorities(Context& context);

} // namespace threadway::machine
