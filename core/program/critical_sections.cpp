// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/compilation.h"

#include <algorithm>

namespace threadway::program {
namespace {

const Statement& statementOf(const Unit& unit, std::int32_t index)
{
    return unit.statements[static_cast<std::size_t>(index)];
}

std::int32_t lastOfFunction(const Unit& unit, std::int32_t function)
{
    std::int32_t last = 0;
    for (std::size_t i = 0; i < unit.statements.size(); ++i) {
        if (unit.statements[i].function == function)
            last = static_cast<std::int32_t>(i);
    }
    return last;
}

std::int32_t exitOf(const Compilation& compilation, std::size_t entry)
{
    const Unit& unit = compilation.unit;
    const SyncStatement& taken = compilation.syncStatements[entry];
    const Statement& at = statementOf(unit, taken.statement);
    std::int32_t exit = -1;
    for (std::size_t i = entry + 1; i < compilation.syncStatements.size(); ++i) {
        const SyncStatement& other = compilation.syncStatements[i];
        const Statement& there = statementOf(unit, other.statement);
        if (there.function != at.function || other.object != taken.object)
            continue;
        if (other.operation.operation != taken.operation.undo)
            continue;
        exit = other.statement;
        if (there.depth <= at.depth)
            return exit;
    }
    return exit >= 0 ? exit : lastOfFunction(unit, at.function);
}

} // namespace

void addCriticalSections(Compilation& compilation)
{
    auto& sections = compilation.unit.criticalSections;
    for (std::size_t i = 0; i < compilation.syncStatements.size(); ++i) {
        const SyncStatement& taken = compilation.syncStatements[i];
        if (taken.operation.undo)
            sections.push_back({taken.object, taken.statement, exitOf(compilation, i)});
    }
    std::stable_sort(sections.begin(), sections.end(),
                     [](const CriticalSection& a, const CriticalSection& b) { return a.entry < b.entry; });
}

} // namespace threadway::program
