// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// read(descriptor) or read(channel) reads a word: from a file at its offset, which moves on; from a pipe, a socket or a
// message queue the oldest one, waiting for one if there is none. None at the end of the file, and if nobody can write
// to the channel any more.
#include "machine/descriptors.h"

namespace threadway::machine {
namespace {

class Read final : public CallBehaviour {
public:
    [[nodiscard]] Wait waitsFor(const World& world, const CallSite& site) const override
    {
        return waitAt(world, world.blueprint->thread(site.thread).process, site.arguments[0], Direction::Read);
    }
    CallOutcome perform(Context& context, const CallSite& site) const override { return readWord(context, site); }
};

const Read behaviour;

} // namespace

extern const CallInfo call_read;
const CallInfo call_read{
    .signature = {.keyword = "read", .arguments = {scenario::CallArgument::Value}, .required = 1, .hasResult = true},
    .summary = TW_TR("Reads a word from a file or a channel; None at its end."),
    .source = "POSIX.1-2017, read; pipe(7)",
    .refusals = {},
    .behaviour = behaviour,
};

} // namespace threadway::machine
