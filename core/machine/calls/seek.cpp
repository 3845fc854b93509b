// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// seek(descriptor, word) moves the offset of a file, from its beginning, for everybody who shares the open file. Gives
// the offset, or -1 with an error number; channels cannot be moved in.
#include "machine/descriptors.h"

namespace threadway::machine {
namespace {

class Seek final : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const ProcessId process = context.blueprint().thread(site.thread).process;
        const auto minusOne = program::Value::integer(-1);
        auto place = placeFor(context.world, process, site.arguments[0], Direction::Read);
        if (!place)
            place = placeFor(context.world, process, site.arguments[0], Direction::Write);
        if (!place)
            return failed(context, site, scenario::ErrorNumber::BadDescriptor, minusOne);
        const std::int32_t index = context.world.resources.process(process).descriptors[*place];
        OpenFile& file = context.world.resources.openFiles[static_cast<std::size_t>(index)];
        const program::Value& offset = site.arguments[1];
        if (file.kind != OpenKind::File)
            return failed(context, site, scenario::ErrorNumber::NoSeek, minusOne);
        if (!offset.isInt() || offset.data < 0 || offset.data > static_cast<std::int64_t>(mostFileWords))
            return failed(context, site, scenario::ErrorNumber::Invalid, minusOne);
        file.offset = static_cast<std::int32_t>(offset.data);
        context.emit(EventKind::FileMoved, {}, index, file.offset);
        return CallOutcome::done(offset);
    }
};

const Seek behaviour;

} // namespace

extern const CallInfo call_seek;
const CallInfo call_seek{
    .signature = {.keyword = "seek",
                  .arguments = {scenario::CallArgument::Value, scenario::CallArgument::Value},
                  .required = 2,
                  .hasResult = true},
    .summary = TW_TR("Moves the offset of the file to that word; -1 if that fails."),
    .source = "POSIX.1-2017, lseek",
    .refusals = {},
    .behaviour = behaviour,
};

} // namespace threadway::machine
