// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// sigaction(signal, "function"), sigaction(signal, "ignore") or sigaction(signal, "default") sets what the process does
// on a signal. The function is one of those that all programs of the process have, with at most one parameter, the
// number of the signal; any thread may have to run it.
#include "machine/call_arguments.h"
#include "scenario/resource_builder.h"
#include "scenario/signal.h"

namespace threadway::machine {
namespace {

enum Refusal : int { NotCaught, NoHandler };

class Sigaction final : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const std::int32_t signal = signalArgument(site, 0);
        if (signal <= 0 || !scenario::findSignal(signal)->canBeCaught)
            return CallOutcome::refused(NotCaught);
        const program::Value& action = site.arguments[1];
        if (action.kind != program::Value::Kind::Text)
            return CallOutcome::refused(NoHandler);
        const scenario::Blueprint& blueprint = context.blueprint();
        const ProcessId process = blueprint.thread(site.thread).process;
        const TextId text(static_cast<std::int32_t>(action.data));
        const std::string& word = blueprint.texts.text(text);
        const bool isDefault = word == "default";
        const bool isIgnored = word == scenario::ignoreWord;
        if (!isDefault && !isIgnored && !scenario::canHandle(blueprint, blueprint.process(process), word))
            return CallOutcome::refused(NoHandler);
        const Disposition disposition{signal, isIgnored ? TextId{} : text};
        setDisposition(context.world.resources.process(process), signal, isDefault ? nullptr : &disposition);
        context.emit(EventKind::HandlerChanged, site.thread, isDefault ? 1 : 0, disposition.function.value,
                     static_cast<std::uint8_t>(signal));
        return CallOutcome::done();
    }
};

const Sigaction behaviour;

} // namespace

extern const CallInfo call_sigaction;
const CallInfo call_sigaction{
    .signature = {.keyword = "sigaction",
                  .arguments = {scenario::CallArgument::Value, scenario::CallArgument::Value},
                  .required = 2},
    .summary = TW_TR("Sets what the process does on a signal: a function, \"ignore\" or \"default\"."),
    .source = "POSIX.1-2017, sigaction",
    .refusals = {TW_TR("there is no such signal, or it cannot be caught"),
                 TW_TR("a handler is a function of all programs of the process with at most one parameter")},
    .behaviour = behaviour,
};

} // namespace threadway::machine
