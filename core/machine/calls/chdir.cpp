// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// chdir(path) makes another directory the current one, for all threads of the process. Directories need not be made:
// every path names one. Gives 0, or -1 if the path gets too long.
#include "machine/descriptors.h"

namespace threadway::machine {
namespace {

enum Refusal : int { NoPath };

constexpr std::size_t longestPath = 4096;

class Chdir final : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const program::Value& name = site.arguments[0];
        if (name.kind != program::Value::Kind::Text)
            return CallOutcome::refused(NoPath);
        const TextId text(static_cast<std::int32_t>(name.data));
        std::string& directory
            = context.world.resources.process(context.blueprint().thread(site.thread).process).directory;
        std::string path = absolutePath(directory, context.blueprint().texts.text(text));
        if (path.size() > longestPath)
            return failed(context, site, scenario::ErrorNumber::NameTooLong, program::Value::integer(-1));
        directory = std::move(path);
        context.emit(EventKind::DirectoryChanged, site.thread, 0, text.value);
        return CallOutcome::done(program::Value::integer(0));
    }
};

const Chdir behaviour;

} // namespace

extern const CallInfo call_chdir;
const CallInfo call_chdir{
    .signature = {.keyword = "chdir", .arguments = {scenario::CallArgument::Value}, .required = 1, .hasResult = true},
    .summary = TW_TR("Makes another directory the current one of the process."),
    .source = "POSIX.1-2017, chdir",
    .refusals = {TW_TR("a directory is named by a text in quotation marks")},
    .behaviour = behaviour,
};

} // namespace threadway::machine
