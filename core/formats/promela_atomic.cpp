// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes to shared variables, and operations on values that are one step.
#include "formats/promela_thread.h"

#include <fmt/format.h>

namespace threadway::formats::promela {

using program::AtomicOperator;

void ThreadWriter::setTarget(const Expression& target, const Expression& value)
{
    if (value.kind != target.kind)
        return refuse("promela-kind", TW_TR("Promela knows numbers only: \"{0}\" must hold values of one kind"),
                      {target.text});
    emit(fmt::format("{} = {};", target.text, value.kind == Kind::None ? "0" : value.text));
}

/// With a store buffer a thread reads its own youngest write that has yet to reach memory, if there is one.
void ThreadWriter::load(Place place, std::size_t variable)
{
    const std::string name = fmt::format("x{}", variable);
    if (m_agreement.bufferEntries > 0)
        emit(fmt::format("look({0}, {1}, sv{2}, sx{2}, sn{2});", name, variable, m_thread.value));
    place.values.push_back(
        Expression::variable(m_agreement.kinds[variable], m_agreement.bufferEntries > 0 ? old() : name));
    goOn(std::move(place));
}

void ThreadWriter::store(Place place, std::size_t variable)
{
    const Expression value = place.pop();
    const Kind kind = m_agreement.kinds[variable];
    if (value.kind != kind)
        return refuse("promela-kind", TW_TR("Promela knows numbers only: \"{0}\" must hold values of one kind"),
                      {m_blueprint.variables[variable].name});
    if (m_agreement.bufferEntries > 0)
        emit(fmt::format("sv{0}[sn{0}] = {1}; sx{0}[sn{0}] = {2}; sn{0} = sn{0} + 1;", m_thread.value, variable,
                         kind == Kind::None ? "0" : value.text));
    else
        setTarget(Expression::variable(kind, fmt::format("x{}", variable)), value);
    goOn(std::move(place));
}

void ThreadWriter::takeAtomic(Place place, const program::Instruction& instruction)
{
    const auto variable = static_cast<std::size_t>(instruction.a);
    operateAtomically(std::move(place), static_cast<AtomicOperator>(instruction.c),
                      Expression::variable(m_agreement.kinds[variable], fmt::format("x{}", variable)));
}

void ThreadWriter::operateAtomically(Place place, AtomicOperator operation, const Expression& target)
{
    if (operation == AtomicOperator::Load) {
        place.values.push_back(target);
        return goOn(std::move(place));
    }
    m_agreement.keepsOld = true;
    const Expression last = place.pop();
    if (operation == AtomicOperator::CompareExchange) {
        const Expression isExpected = *compute(program::BinaryOperator::Equal, target, place.pop()).value;
        emit(fmt::format("old = {};", isExpected.text));
        setTarget(target, Expression::variable(last.kind, fmt::format("(old -> {} : {})", last.text, target.text)));
        place.values.push_back(Expression::variable(Kind::Bool, "old"));
        return goOn(std::move(place));
    }
    emit(fmt::format("old = {};", target.text));
    if (operation == AtomicOperator::FetchAdd) {
        const Computed sum = compute(program::BinaryOperator::Add, target, last);
        if (!sum.value)
            return fault();
        for (const std::string& condition : sum.staysSmall)
            limit(condition);
        setTarget(target, *sum.value);
    } else {
        setTarget(target, last);
    }
    place.values.push_back(operation == AtomicOperator::Store ? Expression::of(program::Value::none())
                                                              : Expression::variable(target.kind, "old"));
    goOn(std::move(place));
}

} // namespace threadway::formats::promela
