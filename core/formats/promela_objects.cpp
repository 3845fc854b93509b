// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What operations on objects are in Promela. Whoever would have to wait takes no step before it would pass, as when
// exploring, so that no queue is needed. Objects at which waiting is a step of its own are refused: who waits there
// moves on in another thread's step. What is waited for with a time-out may be given up as soon as it cannot be had.
#include "formats/promela_thread.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

using program::Instruction;
using program::Op;

constexpr std::int64_t largestChannel = 255;
constexpr std::int64_t readersFirst = 0; ///< setting of a reader-writer lock

sync::ObjectState initialOf(const scenario::Blueprint::Object& object)
{
    return object.kind->behaviour.initial(object.parameters);
}

/// Whether Promela can say objects of the kind, set up like this one.
bool isKnown(const scenario::Blueprint::Object& object)
{
    const std::string_view kind = object.kind->id;
    const std::int64_t setting = initialOf(object).setting;
    if (kind == "mutex" || kind == "rwlock" || kind == "semaphore")
        return setting == readersFirst; // or a normal mutex, or no banker
    if (kind == "channel")
        return setting > 0 && setting <= largestChannel;
    return kind == "spinlock" || kind == "event" || kind == "latch" || kind == "atomic";
}

/// When an operation that may have to wait passes; empty if it never waits.
std::string passesIf(std::string_view word, const std::string& object)
{
    if (word == "lock")
        return "(" + object + " == 0)";
    if (word == "acquire")
        return "(" + object + " > 0)";
    if (word == "lock_read")
        return "(" + object + " != -1)";
    if (word == "lock_write")
        return "(" + object + " == 0)";
    if (word == "send")
        return "nfull(" + object + ")";
    return word == "receive" ? "nempty(" + object + ")" : std::string();
}

} // namespace

std::vector<std::string> declarationOf(const scenario::Blueprint& blueprint, std::size_t object)
{
    const scenario::Blueprint::Object& spec = blueprint.objects[object];
    const sync::ObjectState initial = initialOf(spec);
    const std::string_view kind = spec.kind->id;
    if (!isKnown(spec))
        return {};
    const std::string comment = fmt::format("/* {} {} */", kind, spec.name);
    if (kind == "channel")
        return {fmt::format("chan o{} = [{}] of {{ int }}; {}", object, initial.setting, comment)};
    const bool isOwned = kind == "mutex" || kind == "spinlock";
    std::vector<std::string> lines{
        fmt::format("{} o{} = {}; {}", isOwned ? "byte" : "int", object, initial.count, comment)};
    if (kind == "semaphore" || kind == "rwlock")
        lines.push_back(fmt::format("short b{}[{}];", object, blueprint.threads.size()));
    return lines;
}

std::string ThreadWriter::guardOf(const Instruction& instruction) const
{
    if (instruction.op != Op::Sync)
        return "true";
    const scenario::Blueprint::Object& object = m_blueprint.object(ObjectId(instruction.a));
    const std::string_view word = object.kind->operations[instruction.c].keyword;
    const std::string name = fmt::format("o{}", instruction.a);
    if (word == "wait" && object.kind->id == "event")
        return "(" + name + " != 0)";
    if (word == "wait" && object.kind->id == "latch")
        return "(" + name + " == 0)";
    const std::string passes = passesIf(word, name);
    return passes.empty() ? "true" : passes;
}

/// An operation that gives True if the condition holds, and then does something, else False.
void ThreadWriter::takeOrFail(Place place, const std::string& condition, const std::string& taking)
{
    m_agreement.keepsOld = true;
    emit(fmt::format("old = {};", condition));
    if (!taking.empty())
        emit(fmt::format("if :: old -> {} :: else fi;", taking));
    place.values.push_back(Expression::variable(Kind::Bool, "old"));
    goOn(std::move(place));
}

void ThreadWriter::faultUnless(const std::string& condition, const std::string& change, const Place& place)
{
    choose(
        "!" + condition, [this] { fault(); },
        [&] {
            emit(change);
            goOn(place);
        });
}

void ThreadWriter::takeLock(Place place, const Operation& operation)
{
    const std::string taking = fmt::format("{} = {};", operation.object, m_thread.value + 1);
    if (operation.word == "unlock")
        return faultUnless(fmt::format("({} == {})", operation.object, m_thread.value + 1),
                           fmt::format("{} = 0;", operation.object), place);
    if (operation.hasResult)
        return takeOrFail(std::move(place), passesIf("lock", operation.object), taking);
    emit(taking);
    goOn(std::move(place));
}

void ThreadWriter::takeSemaphore(Place place, const Operation& operation)
{
    const std::string taking = fmt::format("{0} = {0} - 1; {1} = {1} + 1;", operation.object, operation.own);
    if (operation.hasResult)
        return takeOrFail(std::move(place), passesIf("acquire", operation.object), taking);
    if (operation.word == "acquire")
        emit(taking);
    else
        emit(fmt::format("{0} = {0} + 1; {1} = {1} - ({1} > 0);", operation.object, operation.own));
    goOn(std::move(place));
}

void ThreadWriter::takeReadersWriter(Place place, const Operation& operation)
{
    const bool writes = operation.word.find("write") != std::string_view::npos;
    if (operation.word.starts_with("unlock")) {
        const std::string holds
            = fmt::format("({} > 0 && {} {} -1)", operation.own, operation.object, writes ? "==" : "!=");
        const std::string change = writes
                                       ? fmt::format("{} = 0; {} = 0;", operation.object, operation.own)
                                       : fmt::format("{0} = {0} - 1; {1} = {1} - 1;", operation.object, operation.own);
        return faultUnless(holds, change, place);
    }
    const std::string taking = writes ? fmt::format("{} = -1; {} = 1;", operation.object, operation.own)
                                      : fmt::format("{0} = {0} + 1; {1} = {1} + 1;", operation.object, operation.own);
    if (operation.hasResult)
        return takeOrFail(std::move(place), passesIf(writes ? "lock_write" : "lock_read", operation.object), taking);
    emit(taking);
    goOn(std::move(place));
}

void ThreadWriter::takeEvent(Place place, const Operation& operation)
{
    const std::string& event = operation.object;
    const std::string taking = operation.setting != 0 ? fmt::format("{} = 0;", event) : std::string();
    if (operation.word == "set" || operation.word == "reset")
        emit(fmt::format("{} = {};", event, operation.word == "set" ? 1 : 0));
    else if (operation.word == "is_set")
        return takeOrFail(std::move(place), fmt::format("({} != 0)", event), {});
    else if (operation.hasResult)
        return takeOrFail(std::move(place), fmt::format("({} != 0)", event), taking);
    else if (!taking.empty())
        emit(taking);
    goOn(std::move(place));
}

void ThreadWriter::takeLatch(Place place, const Operation& operation)
{
    if (operation.word == "count_down")
        return faultUnless(fmt::format("({} > 0)", operation.object), fmt::format("{0} = {0} - 1;", operation.object),
                           place);
    if (operation.hasResult)
        return takeOrFail(std::move(place), fmt::format("({} == 0)", operation.object), {});
    goOn(std::move(place));
}

void ThreadWriter::takeChannel(Place place, const Operation& operation)
{
    const bool sends = operation.word == "send" || operation.word == "try_send" || operation.word == "send_for";
    if (!sends && operation.word != "receive")
        return refuse("promela-primitive", TW_TR("a {0} cannot be said in Promela yet"), {std::string(operation.word)});
    m_agreement.keepsOld = true;
    if (!sends) {
        emit(fmt::format("{} ? old;", operation.object));
        place.values.push_back(Expression::variable(Kind::Int, "old"));
        return goOn(std::move(place));
    }
    const Expression message = place.pop();
    if (message.kind != Kind::Int)
        return refuse("promela-kind", TW_TR("Promela knows numbers only: \"{0}\" must hold values of one kind"),
                      {operation.object});
    const std::string sending = fmt::format("{} ! {};", operation.object, message.text);
    if (operation.hasResult)
        return takeOrFail(std::move(place), fmt::format("(len({}) < {})", operation.object, operation.setting),
                          sending);
    emit(sending);
    goOn(std::move(place));
}

void ThreadWriter::takeSync(Place place, const Instruction& instruction)
{
    const scenario::Blueprint::Object& object = m_blueprint.object(ObjectId(instruction.a));
    const sync::OperationInfo& info = object.kind->operations[instruction.c];
    const std::string_view kind = object.kind->id;
    if (kind == "barrier" || kind == "condition")
        return refuse("promela-primitive",
                      TW_TR("who waits at a {0} moves on in another thread's step, which Promela cannot say"),
                      {std::string(kind)});
    if (!isKnown(object) || instruction.immediate != 0)
        return refuse("promela-primitive", TW_TR("a {0} cannot be said in Promela yet"), {std::string(kind)});
    if (info.timeout >= 0)
        place.pop(); // the last argument
    const Operation operation{info.keyword, fmt::format("o{}", instruction.a),
                              fmt::format("b{}[{}]", instruction.a, m_thread.value), info.hasResult,
                              initialOf(object).setting};
    if (kind == "mutex" || kind == "spinlock")
        takeLock(std::move(place), operation);
    else if (kind == "semaphore")
        takeSemaphore(std::move(place), operation);
    else if (kind == "rwlock")
        takeReadersWriter(std::move(place), operation);
    else if (kind == "event")
        takeEvent(std::move(place), operation);
    else if (kind == "latch")
        takeLatch(std::move(place), operation);
    else if (kind == "channel")
        takeChannel(std::move(place), operation);
    else // the operations of an atomic object stand in the order of those on variables
        operateAtomically(std::move(place), static_cast<program::AtomicOperator>(instruction.c),
                          Expression::variable(Kind::Int, operation.object));
}

} // namespace threadway::formats::promela
