// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Steps on objects.
#include "formats/promela_call.h"
#include "formats/promela_object.h"
#include "machine/store_buffer.h"

#include <fmt/format.h>

#include <optional>

namespace threadway::formats::promela {
namespace {

using program::Instruction;
using program::Op;

constexpr std::uint16_t unlockAll = 1;

/// The number that is pushed by the instruction so far before the one at pc, which is how objects are named there.
std::optional<ObjectId> objectBefore(const program::Unit& unit, std::int32_t pc, std::int32_t distance)
{
    const auto number = numberBefore(unit, pc, distance);
    return number ? std::optional(ObjectId(static_cast<std::int32_t>(*number))) : std::nullopt;
}

/// The locks of the SyncAll at pc.
std::vector<ObjectId> locksOf(const program::Unit& unit, std::int32_t pc)
{
    std::vector<ObjectId> locks;
    for (std::int32_t distance = unit.code[static_cast<std::size_t>(pc)].b; distance > 0; --distance) {
        if (const auto lock = objectBefore(unit, pc, distance))
            locks.push_back(*lock);
    }
    return locks;
}

} // namespace

Operation ThreadWriter::operationOf(std::int32_t pc) const
{
    const Instruction& instruction = m_unit.code[static_cast<std::size_t>(pc)];
    const ObjectId object(instruction.a);
    const sync::OperationInfo& info = m_blueprint.object(object).kind->operations[instruction.c];
    Operation operation(m_blueprint, object, m_coroutine, info.keyword);
    operation.isAwait = instruction.immediate != 0;
    const bool isPatient = info.timeout < 0;
    // A time-out stands between the lock and the operation, and is a number as good as always.
    if (info.givesLockBack && (isPatient || objectBefore(m_unit, pc, 1)))
        operation.lock = objectBefore(m_unit, pc, isPatient ? 1 : 2).value_or(ObjectId());
    return operation;
}

std::string ThreadWriter::guardOf(const Place& place) const
{
    const Instruction& instruction = m_unit.code[static_cast<std::size_t>(place.pc)];
    std::string guard = "true";
    if (m_agreement.bufferEntries > 0 && instruction.op == Op::StoreShared)
        guard = fmt::format("sn{} < {}", m_thread.value, m_agreement.bufferEntries);
    else if (m_agreement.bufferEntries > 0 && machine::needsEmptyBuffer(instruction))
        guard = fmt::format("sn{} == 0", m_thread.value);
    if (place.stay == Place::Stay::Retaking)
        return both(guard, isFree({m_blueprint, place.lock, m_coroutine, "lock"}));
    if (instruction.op == Op::SyncAll && instruction.c != unlockAll) {
        for (const ObjectId lock : locksOf(m_unit, place.pc))
            guard = both(guard, isFree({m_blueprint, lock, m_coroutine, "lock"}));
        return guard;
    }
    if (instruction.op == Op::SystemCall && callKindOf(instruction) != nullptr)
        return both(guard, callKindOf(instruction)->guard(*this, callAt(m_unit, place)));
    if (instruction.op != Op::Sync || kindOf(m_blueprint, ObjectId(instruction.a)) == nullptr)
        return guard;
    return both(guard, kindOf(m_blueprint, ObjectId(instruction.a))->guard(operationOf(place.pc)));
}

void ThreadWriter::takeSync(Place place, const Instruction& instruction)
{
    const ObjectKind* kind = kindOf(m_blueprint, ObjectId(instruction.a));
    const std::string_view kindName = m_blueprint.object(ObjectId(instruction.a)).kind->id;
    if (kind == nullptr)
        return refuse("promela-primitive", TW_TR("a {0} cannot be said in Promela yet"), {std::string(kindName)});
    const Operation operation = operationOf(place.pc - 1);
    if (instruction.immediate != 0 && !kind->canAwait(operation))
        return refuse("promela-await", TW_TR("await of a {0} cannot be said in Promela yet"), {std::string(kindName)});
    if (operation.hasTimeout)
        place.pop(); // the last argument
    kind->take(*this, std::move(place), operation);
}

void ThreadWriter::goOnWith(Place place, const Operation& operation, const Expression& result)
{
    if (operation.hasResult)
        place.values.push_back(result);
    goOn(std::move(place));
}

void ThreadWriter::wait(Place place)
{
    --place.pc;
    place.stay = Place::Stay::Waiting;
    arrive(place);
    if (sharesThread() && isOffThread(place.pc))
        leaveHead();
}

void ThreadWriter::retake(Place place, const Operation& operation, ObjectId lock, const Expression& result)
{
    if (operation.hasResult)
        place.values.push_back(result);
    --place.pc;
    place.stay = Place::Stay::Retaking;
    place.lock = lock;
    if (m_isOffHead)
        return joinRamp(std::move(place));
    arrive(place);
}

void ThreadWriter::takeAgain(Place place)
{
    emit(taking({m_blueprint, place.lock, m_coroutine, "lock"}));
    ++place.pc;
    place.stay = Place::Stay::Before;
    goOn(std::move(place));
}

void ThreadWriter::takeOrFail(Place place, const std::string& condition, const std::string& taking)
{
    emit(fmt::format("{} = {};", old(), condition));
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

std::string ThreadWriter::numberOf(const Expression& value, const std::string& name)
{
    if (value.kind != Kind::Int)
        refuse("promela-kind", TW_TR("Promela knows numbers only: \"{0}\" must hold values of one kind"), {name});
    return value.text;
}

std::string ThreadWriter::old()
{
    m_agreement.keepsOld = true;
    return "old";
}

void ThreadWriter::takeSeveral(Place place, const Instruction& instruction)
{
    const std::vector<ObjectId> locks = locksOf(m_unit, place.pc - 1);
    place.values.resize(place.values.size() - static_cast<std::size_t>(instruction.b));
    if (instruction.c == unlockAll)
        return giveBack(place, locks);
    for (const ObjectId lock : locks)
        emit(taking({m_blueprint, lock, m_coroutine, "lock"}));
    goOn(std::move(place));
}

/// The last one first, as the machine does; the first that the thread does not hold is a fault.
void ThreadWriter::giveBack(const Place& place, const std::vector<ObjectId>& locks)
{
    if (locks.empty())
        return goOn(place);
    const Operation last(m_blueprint, locks.back(), m_coroutine, "unlock");
    choose(
        "!" + isHeld(last), [this] { fault(); },
        [&] {
            emit(givingBack(last));
            giveBack(place, {locks.begin(), locks.end() - 1});
        });
}

} // namespace threadway::formats::promela
