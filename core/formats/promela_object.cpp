// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/promela_object.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace threadway::formats::promela {
namespace {

bool isAwaitedIn(const scenario::Blueprint& blueprint, ObjectId object)
{
    const auto awaits = [&](const program::Instruction& instruction) {
        return instruction.op == program::Op::Sync && instruction.a == object.value && instruction.immediate != 0;
    };
    return std::any_of(blueprint.units.begin(), blueprint.units.end(), [&](const program::Unit& unit) {
        return std::any_of(unit.code.begin(), unit.code.end(), awaits);
    });
}

/// The number of the thread that the coroutine is with, counted from the least one.
std::string numberOfThread(const scenario::Blueprint& blueprint, CoroutineId coroutine, int least)
{
    const ThreadId thread = blueprint.coroutine(coroutine).thread;
    if (blueprint.thread(thread).workers == 1)
        return std::to_string(thread.value + least);
    return least == 0 ? fmt::format("carrier[{}]", coroutine.value)
                      : fmt::format("(carrier[{}] + {})", coroutine.value, least);
}

} // namespace

ObjectNames::ObjectNames(const scenario::Blueprint& blueprint, ObjectId number)
    : id(number),
      initial(blueprint.object(number).kind->behaviour.initial(blueprint.object(number).parameters)),
      claims(blueprint.object(number).claims),
      isAwaited(isAwaitedIn(blueprint, number)),
      threads(blueprint.threads.size()),
      coroutines(blueprint.coroutines.size()),
      hasExecutors(blueprint.hasExecutors()),
      object(fmt::format("o{}", id.value)),
      depth(fmt::format("d{}", id.value)),
      held(fmt::format("b{}", id.value)),
      queue(fmt::format("q{}", id.value)),
      length(fmt::format("n{}", id.value)),
      values(fmt::format("m{}", id.value)),
      wake(fmt::format("wake{}", id.value))
{
}

std::string ObjectNames::threadOf(const std::string& number) const
{
    return coroutines == threads && !hasExecutors ? number + " - 1" : fmt::format("carrier[{} - 1]", number);
}

Operation::Operation(const scenario::Blueprint& blueprint, ObjectId number, CoroutineId coroutine,
                     std::string_view operationWord)
    : ObjectNames(blueprint, number),
      word(operationWord),
      me(numberOfThread(blueprint, coroutine, 1)),
      self(std::to_string(coroutine.value + 1)),
      own(fmt::format("{}[{}]", held, numberOfThread(blueprint, coroutine, 0)))
{
    for (const sync::OperationInfo& info : blueprint.object(number).kind->operations) {
        if (info.keyword != word)
            continue;
        hasResult = info.hasResult;
        hasTimeout = info.timeout >= 0;
    }
}

const ObjectKind* kindOf(const scenario::Blueprint& blueprint, ObjectId object)
{
    const auto kinds = objectKinds();
    const auto& spec = blueprint.object(object);
    const sync::ObjectState initial = spec.kind->behaviour.initial(spec.parameters);
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const ObjectKindInfo* info) {
        return info->kind == blueprint.object(object).kind->id && info->behaviour.canSay(initial);
    });
    return found == kinds.end() ? nullptr : &(*found)->behaviour;
}

std::vector<std::string> declareQueue(const ObjectNames& names, bool hasValues)
{
    std::vector<std::string> lines{fmt::format("short {}[{}];", names.queue, names.coroutines),
                                   fmt::format("byte {};", names.length)};
    if (hasValues)
        lines.push_back(fmt::format("int {}[{}];", names.values, names.coroutines));
    return lines;
}

/// Macros rather than inlines, which take no arrays. A queue is closed up from behind, so that equal queues are equal.
std::vector<std::string> queueMacros()
{
    return {"hidden byte i; hidden short who; hidden int given;",
            "#define find(q, me) i = 0; do :: q[i] != me && q[i] != -me -> i++ :: else -> break od",
            "#define shift(m, n) do :: i + 1 < n -> m[i] = m[i + 1]; i++ :: else -> break od; m[n - 1] = 0",
            "#define close_up(q, n) shift(q, n); n = n - 1",
            "#define leave(q, n, me) find(q, me); close_up(q, n)",
            "#define leave_with(q, n, m, me) find(q, me); shift(m, n); leave(q, n, me)"};
}

std::vector<std::string> declareOwnerAndQueue(const ObjectNames& names)
{
    std::vector<std::string> lines = declareQueue(names);
    lines.push_back(fmt::format("byte {};", names.object));
    return lines;
}

void joinQueue(ThreadWriter& writer, Place place, const Operation& operation, const std::string& number)
{
    writer.emit(fmt::format("{0}[{1}] = {2}; {1} = {1} + 1;", operation.queue, operation.length, number));
    writer.wait(std::move(place));
}

std::vector<std::string> declareAwaiting(const ObjectNames& names)
{
    return names.isAwaited ? declareQueue(names) : std::vector<std::string>();
}

void passOrJoin(ThreadWriter& writer, const Place& place, const Operation& operation, const std::string& condition,
                const std::string& passing)
{
    const auto pass = [&] {
        if (!passing.empty())
            writer.emit(passing);
        writer.goOn(place);
    };
    if (!operation.isAwait)
        return pass();
    writer.choose(condition, pass, [&] { joinQueue(writer, place, operation, operation.self); });
}

std::string lettingPass(const ObjectNames& names, const std::string& condition, const std::string& passing)
{
    if (!names.isAwaited)
        return {};
    return fmt::format("do :: {} > 0 && {} -> {} {} :: else -> break od;", names.length, condition, passing,
                       wakingFirst(names));
}

std::string leaving(const Operation& operation)
{
    return fmt::format("leave({}, {}, {});", operation.queue, operation.length, operation.self);
}

std::string wakingFirst(const ObjectNames& names)
{
    return fmt::format("who = ({0}[0] > 0 -> {0}[0] : -{0}[0]); i = 0; close_up({0}, {1}); {2}();", names.queue,
                       names.length, names.wake);
}

std::vector<Line> inlineOf(const std::string& name, const std::vector<std::string>& body)
{
    std::vector<Line> lines{{fmt::format("inline {}() {{", name)}};
    for (const std::string& line : body)
        lines.push_back({"    " + line});
    lines.push_back({"}"});
    return lines;
}

std::vector<Line> wakeInline(const ObjectNames& names, const std::vector<Wake>& wakes)
{
    std::vector<Line> lines{{fmt::format("inline {}() {{", names.wake)}, {"    if"}};
    for (const Wake& wake : wakes) {
        lines.push_back({fmt::format("    :: who == {} && p{} == {} ->", wake.coroutine.value + 1, wake.coroutine.value,
                                     wake.label),
                         {}});
        lines.insert(lines.end(), wake.lines.begin(), wake.lines.end());
    }
    lines.insert(lines.end(), {{"    :: else"}, {"    fi"}, {"}"}});
    return lines;
}

void ObjectKind::goOnAfterWait(ThreadWriter& writer, Place place, const Operation&) const
{
    writer.goOn(std::move(place));
}

void ObjectKind::goOnAlone(ThreadWriter& writer, Place place, const Operation&) const
{
    writer.goOn(std::move(place));
}

} // namespace threadway::formats::promela
