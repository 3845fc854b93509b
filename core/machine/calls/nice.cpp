// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// nice(value) or nice(value, thread) sets the nice value of the caller or of another thread: from -20, favoured, to 19.
// Unlike the call of the same name in C, the value is the new one, not a difference. A waiting thread joins its queue
// anew; what a running one is owed changes when it is next queued.
#include "machine/call_arguments.h"
#include "machine/thread_settings.h"

namespace threadway::machine {
namespace {

enum Refusal : int { NoNice, NoThread };

constexpr std::int64_t least = -20;
constexpr std::int64_t most = 19;

class Nice final : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const program::Value& value = site.arguments[0];
        const bool isOwn = site.arguments[1].kind == program::Value::Kind::None;
        const ThreadId target = isOwn ? site.thread : threadArgument(context.world, site, 1);
        if (!value.isInt() || value.data < least || value.data > most)
            return CallOutcome::refused(NoNice);
        if (!target.isValid())
            return CallOutcome::refused(NoThread);
        setNice(context, target, static_cast<std::int32_t>(value.data));
        return CallOutcome::done();
    }
};

const Nice behaviour;

} // namespace

extern const CallInfo call_nice;
const CallInfo call_nice{
    .signature
    = {.keyword = "nice", .arguments = {scenario::CallArgument::Value, scenario::CallArgument::Thread}, .required = 1},
    .summary = TW_TR("Sets the nice value of the caller, or of the thread that is named: -20 to 19."),
    .source = "POSIX.1-2017, setpriority",
    .refusals = {TW_TR("a nice value is a number from -20 to 19"), TW_TR("what is to be nice is no thread")},
    .behaviour = behaviour,
};

} // namespace threadway::machine
