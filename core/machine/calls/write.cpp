// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// write(descriptor, value) or write(channel, value) writes a word: to a file at its offset, which moves on; to a pipe,
// a socket or a message queue, waiting for room if it is full. Gives 1, or -1 with an error number. Writing what nobody
// can read any more brings SIGPIPE, which ends the process unless it is caught, ignored or blocked; then the error is
// EPIPE.
#include "machine/descriptors.h"

namespace threadway::machine {
namespace {

class Write final : public CallBehaviour {
public:
    [[nodiscard]] Wait waitsFor(const World& world, const CallSite& site) const override
    {
        return waitAt(world, world.blueprint->thread(site.thread).process, site.arguments[0], Direction::Write);
    }
    CallOutcome perform(Context& context, const CallSite& site) const override { return writeWord(context, site); }
};

const Write behaviour;

} // namespace

extern const CallInfo call_write;
const CallInfo call_write{
    .signature = {.keyword = "write",
                  .arguments = {scenario::CallArgument::Value, scenario::CallArgument::Value},
                  .required = 2,
                  .hasResult = true},
    .summary = TW_TR("Writes a word to a file or a channel; -1 if that fails."),
    .source = "POSIX.1-2017, write; pipe(7)",
    .refusals = {},
    .behaviour = behaviour,
};

} // namespace threadway::machine
