// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/lock_order.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace threadway::program {
namespace {

/// Objects and calls by function, as far as they can be read off a unit.
class Takings {
public:
    explicit Takings(const Unit& unit) : m_unit(unit), m_objects(unit.functions.size())
    {
        for (const CriticalSection& section : unit.criticalSections)
            m_objects[functionOf(section.entry)].insert(section.object);
        findCalls();
        closeOverCalls();
    }

    [[nodiscard]] std::size_t functionOf(std::int32_t statement) const
    {
        return static_cast<std::size_t>(m_unit.statements[static_cast<std::size_t>(statement)].function);
    }
    /// Calls as (statement, called function), by statement.
    [[nodiscard]] const std::set<std::pair<std::int32_t, std::size_t>>& calls() const { return m_calls; }
    [[nodiscard]] const std::set<ObjectId>& takenIn(std::size_t function) const { return m_objects[function]; }

private:
    void findCalls()
    {
        std::int32_t statement = 0;
        for (const Instruction& instruction : m_unit.code) {
            if (instruction.op == Op::Statement)
                statement = instruction.a;
            else if (instruction.op == Op::Call)
                m_calls.emplace(statement, static_cast<std::size_t>(instruction.a));
        }
    }

    void closeOverCalls()
    {
        std::set<std::pair<std::size_t, std::size_t>> edges;
        for (const auto& [statement, called] : m_calls)
            edges.emplace(functionOf(statement), called);
        for (bool hasChanged = true; hasChanged;) {
            hasChanged = false;
            for (const auto& [caller, called] : edges) {
                const std::size_t before = m_objects[caller].size();
                m_objects[caller].insert(m_objects[called].begin(), m_objects[called].end());
                hasChanged = hasChanged || m_objects[caller].size() != before;
            }
        }
    }

    const Unit& m_unit;
    std::vector<std::set<ObjectId>> m_objects;
    std::set<std::pair<std::int32_t, std::size_t>> m_calls;
};

} // namespace

std::vector<LockPair> lockPairs(const Unit& unit)
{
    const Takings takings(unit);
    std::vector<LockPair> pairs;
    for (const CriticalSection& held : unit.criticalSections) {
        const std::size_t function = takings.functionOf(held.entry);
        const auto isWithin = [&](std::int32_t statement) {
            return statement > held.entry && statement <= held.exit && takings.functionOf(statement) == function;
        };
        for (const CriticalSection& taken : unit.criticalSections) {
            if (isWithin(taken.entry) && taken.object != held.object)
                pairs.push_back({held.object, taken.object, held.entry, taken.entry});
        }
        for (const auto& [statement, called] : takings.calls()) {
            if (!isWithin(statement))
                continue;
            for (const ObjectId object : takings.takenIn(called)) {
                if (object != held.object)
                    pairs.push_back({held.object, object, held.entry, statement});
            }
        }
    }
    std::sort(pairs.begin(), pairs.end(), [](const LockPair& a, const LockPair& b) {
        return std::tie(a.heldBy, a.takenBy, a.taken) < std::tie(b.heldBy, b.takenBy, b.taken);
    });
    return pairs;
}

} // namespace threadway::program
