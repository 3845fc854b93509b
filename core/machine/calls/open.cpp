// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// open(path) opens a file, making it if there is none, and gives the lowest free descriptor. The path counts from the
// current directory of the process unless it begins with a slash. Each open has an offset of its own, which all threads
// of the process share and which its forks share with it.
#include "machine/descriptors.h"

namespace threadway::machine {
namespace {

enum Refusal : int { NoPath };

constexpr std::size_t longestPath = 4096;

class Open final : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const program::Value& name = site.arguments[0];
        if (name.kind != program::Value::Kind::Text)
            return CallOutcome::refused(NoPath);
        Resources& resources = context.world.resources;
        const ProcessId process = context.blueprint().thread(site.thread).process;
        const TextId text(static_cast<std::int32_t>(name.data));
        const std::string path
            = absolutePath(resources.process(process).directory, context.blueprint().texts.text(text));
        if (path.size() > longestPath)
            return failed(context, site, scenario::ErrorNumber::NameTooLong, program::Value::integer(-1));
        const std::size_t known = resources.files.size();
        const std::int32_t file = findOrMakeFile(resources, path);
        if (file < 0)
            return failed(context, site, scenario::ErrorNumber::NoSpace, program::Value::integer(-1));
        if (resources.files.size() > known)
            context.emit(EventKind::FileNamed, site.thread, file, text.value);
        return give(context, site, process, file);
    }

private:
    static CallOutcome give(Context& context, const CallSite& site, ProcessId process, std::int32_t file)
    {
        const std::int64_t descriptor = openNew(context.world.resources, process, OpenKind::File, file);
        if (descriptor < 0)
            return failed(context, site, scenario::ErrorNumber::TooManyOpen, program::Value::integer(-1));
        const auto place = static_cast<std::size_t>(descriptor - firstDescriptor);
        Event& event
            = context.emit(EventKind::DescriptorOpened, site.thread,
                           context.world.resources.process(process).descriptors[place], file, flagOf(OpenKind::File));
        event.core = static_cast<std::int16_t>(descriptor);
        return CallOutcome::done(program::Value::integer(descriptor));
    }
};

const Open behaviour;

} // namespace

extern const CallInfo call_open;
const CallInfo call_open{
    .signature = {.keyword = "open", .arguments = {scenario::CallArgument::Value}, .required = 1, .hasResult = true},
    .summary = TW_TR("Opens the file of that name and gives a descriptor, or -1."),
    .source = "POSIX.1-2017, open",
    .refusals = {TW_TR("a file is named by a text in quotation marks")},
    .behaviour = behaviour,
};

} // namespace threadway::machine
