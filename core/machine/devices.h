// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"

namespace threadway::machine {

/// Devices serve requests, some at a time; the rest waits. A request belongs to a coroutine that waits for it.

/// Hands the device a request that takes so long to serve.
void request(Context& context, DeviceId device, CoroutineId coroutine, SimTime span);
/// The coroutine's request has been served: it goes on, and the device turns to the next one.
void finishRequest(Context& context, CoroutineId coroutine);
/// Takes back what the thread has asked of devices: it ends or begins anew.
void withdrawFromDevices(Context& context, ThreadId thread);
/// Everything asked of devices is there: time plays no part any more.
void finishAllRequests(Context& context);

} // namespace threadway::machine
