// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What random() gives a coroutine follows from the seed and from how often it has drawn, so that the model holds a
// table for each bound, and a state is how often. Who draws more often than the table is long stops the check.
#include "formats/promela_call.h"
#include "formats/promela_thread.h"
#include "machine/draw.h"

#include <fmt/format.h>

#include <algorithm>

namespace threadway::formats::promela {
namespace {

constexpr std::int32_t mostDraws = 250; ///< that fit a byte

} // namespace

bool ThreadWriter::drawsRandom() const
{
    return std::any_of(m_unit.code.begin(), m_unit.code.end(),
                       [](const program::Instruction& instruction) { return isCall(instruction, "random"); });
}

void ThreadWriter::drawBelow(std::int64_t bound, Place place)
{
    if (bound < 1)
        return fault();
    if (bound > largestNumber)
        return refuse("promela-number", TW_TR("a number is too large for Promela"));
    m_bounds.insert(bound);
    const std::string count = fmt::format("dr{}", m_coroutine.value);
    limit(fmt::format("({} < {})", count, mostDraws - 1));
    emit(fmt::format("{} = drawn{}_{}[{}];", old(), m_coroutine.value, bound, count));
    emit(fmt::format("{0} = ({0} < {1} -> {0} + 1 : {0});", count, mostDraws - 1));
    place.values.push_back(Expression::variable(Kind::Int, old()));
    goOn(std::move(place));
}

void ThreadWriter::writeDraws(std::vector<Line>& lines) const
{
    if (!drawsRandom())
        return;
    lines.push_back({fmt::format("byte dr{};", m_coroutine.value)});
    for (const std::int64_t bound : m_bounds) {
        std::string numbers;
        for (std::int32_t i = 0; i < mostDraws; ++i)
            numbers += fmt::format("{}{}", i == 0 ? "" : ", ", machine::drawn(m_blueprint, m_coroutine, i, bound));
        lines.push_back(
            {fmt::format("hidden int drawn{}_{}[{}] = {{{}}};", m_coroutine.value, bound, mostDraws, numbers)});
    }
}

} // namespace threadway::formats::promela
