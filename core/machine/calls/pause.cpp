// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// pause() waits until a handler has run in the calling thread. A signal that came before is not waited for: who checks
// a variable first and then pauses can miss it for ever.
#include "machine/system_call.h"

namespace threadway::machine {
namespace {

class Pause final : public CallBehaviour {
public:
    CallOutcome perform(Context&, const CallSite&) const override { return CallOutcome::waits({WaitKind::Signal, 0}); }
};

const Pause behaviour;

} // namespace

extern const CallInfo call_pause;
const CallInfo call_pause{
    .signature = {.keyword = "pause", .arguments = {}, .required = 0},
    .summary = TW_TR("Waits until the thread has handled a signal."),
    .source = "POSIX.1-2017, pause",
    .refusals = {},
    .behaviour = behaviour,
};

} // namespace threadway::machine
