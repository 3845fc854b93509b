// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How threads, coroutines and processes come into being.
#include "formats/promela_thread.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace threadway::formats::promela {
namespace {

bool isSame(const Place& one, const Place& other)
{
    const auto sameKind = [](const Expression& left, const Expression& right) { return left.kind == right.kind; };
    return one.pc == other.pc && one.frames == other.frames
           && std::equal(one.values.begin(), one.values.end(), other.values.begin(), other.values.end(), sameKind);
}

} // namespace

std::string ThreadWriter::beginning() const
{
    std::string text = fmt::format("p{} = {};", m_coroutine.value, m_start);
    for (std::size_t i = 0; i < m_startValues.size(); ++i) {
        if (startOf(i) != "0")
            text += fmt::format(" {} = {};", nameOf(i), startOf(i));
    }
    return text;
}

void ThreadWriter::makeFirst(const std::vector<Making>& makings, Place place)
{
    emit("if");
    std::string others;
    for (const Making& making : makings) {
        emit(fmt::format(":: {}{} -> {} {} = {};", others, making.isPossible, making.making, old(), making.handle));
        others = fmt::format("!({}) && ", making.isPossible);
    }
    emit(fmt::format(":: else -> {} = -1;", old()));
    emit("fi;");
    choose(
        fmt::format("({} == -1)", old()), [this] { fault(); },
        [&] {
            place.values.push_back(Expression::variable(Kind::Int, old()));
            goOn(place);
        });
}

std::string ThreadWriter::copyBehindFork(CoroutineId copy, const Place& place)
{
    std::vector<Birth>& births = m_agreement.births[copy.index()];
    const auto known
        = std::find_if(births.begin(), births.end(), [&](const Birth& birth) { return isSame(birth.place, place); });
    const auto number = known - births.begin();
    if (known == births.end())
        births.push_back({place, {}});
    std::string text;
    for (std::size_t i = 0; i < place.values.size(); ++i)
        text += fmt::format("v{0}_{2} = v{1}_{2}; ", copy.value, m_coroutine.value, i);
    if (drawsRandom())
        text += fmt::format("dr{} = dr{}; ", copy.value, m_coroutine.value);
    return text + fmt::format("fork{}_{}();", copy.value, number);
}

/// The places behind forks where this coroutine begins as a copy of others.
void ThreadWriter::writeBirths()
{
    for (Birth& birth : m_agreement.births[m_coroutine.index()]) {
        Place place = birth.place;
        m_depth = place.values.size();
        for (std::size_t i = 0; i < m_depth; ++i)
            place.values[i] = Expression::variable(place.values[i].kind, nameOf(i));
        m_mostValues = std::max(m_mostValues, m_depth);
        place.values.push_back(Expression::of(program::Value::integer(0)));
        m_budget = mostSilent;
        m_indent = 1;
        std::vector<Line> lines = std::exchange(m_lines, {});
        goOn(std::move(place));
        birth.lines = std::exchange(m_lines, std::move(lines));
    }
}

} // namespace threadway::formats::promela
