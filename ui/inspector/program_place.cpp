// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/program_place.h"

#include <algorithm>
#include <sstream>

namespace threadway::ui {
namespace {

std::string trimmed(const std::string& line)
{
    const std::size_t first = line.find_first_not_of(" \t");
    const std::size_t last = line.find_last_not_of(" \t\r");
    return first == std::string::npos ? std::string() : line.substr(first, last - first + 1);
}

/// The functions that all programs of the coroutine's process share, as written.
std::string functionsOf(const scenario::Blueprint& blueprint, CoroutineId coroutine)
{
    const auto& process = blueprint.processOf(blueprint.coroutine(coroutine).thread);
    const std::string& name = process.model.isValid() ? blueprint.process(process.model).name : process.name;
    for (const scenario::ProcessSpec& spec : blueprint.scenario.processes) {
        if (spec.name == name)
            return spec.functions;
    }
    return {};
}

/// Statements of shared functions have no position in the unit: the one that begins with the text for that many-th
/// time within the function.
int lineInFunction(const std::string& source, const std::string& function, const std::string& text, std::size_t nth)
{
    std::istringstream lines(source);
    bool isInside = false;
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        const std::string bare = trimmed(line);
        if (bare.starts_with("def "))
            isInside = bare.starts_with("def " + function + "(");
        else if (isInside && bare.starts_with(text) && nth-- == 0)
            return number;
    }
    return 0;
}

} // namespace

ProgramPlace placeOf(const scenario::Blueprint& blueprint, CoroutineId coroutine, std::int32_t statement)
{
    const program::Unit& unit = blueprint.unitOf(coroutine);
    ProgramPlace place{.source = unit.source, .line = 0, .function = {}, .text = {}};
    const auto index = static_cast<std::size_t>(std::max(0, statement));
    if (statement < 0 || index >= unit.statements.size())
        return place;
    const program::Statement& at = unit.statements[index];
    place.line = at.position.line;
    place.text = at.text;
    const auto function = static_cast<std::size_t>(at.function);
    if (function == 0 || function >= unit.functions.size())
        return place;
    place.function = unit.functions[function].name;
    if (place.line > 0)
        return place;
    const auto earlier = static_cast<std::size_t>(
        std::count_if(unit.statements.begin(), unit.statements.begin() + statement,
                      [&at](const auto& other) { return other.function == at.function && other.text == at.text; }));
    place.source = functionsOf(blueprint, coroutine);
    place.line = lineInFunction(place.source, place.function, place.text, earlier);
    return place;
}

} // namespace threadway::ui
