// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/promela_export.h"

#include "formats/promela_thread.h"

#include <fmt/format.h>

namespace threadway::formats {
namespace {

using promela::Agreement;
using promela::Line;

constexpr std::size_t mostThreads = 250; ///< SPIN runs up to 255 processes

void addDeclarations(const scenario::Blueprint& blueprint, const Agreement& agreement, std::vector<Line>& lines)
{
    lines.push_back({fmt::format("/* {}, written by Threadway: threads are proctypes, one atomic sequence is one of",
                                 blueprint.scenario.id.empty() ? "a scenario" : blueprint.scenario.id)});
    lines.push_back(
        {"   their smallest steps. Check with: spin -a FILE; cc -O2 -DSAFETY -DNOREDUCE -o pan pan.c; ./pan */"});
    lines.push_back({"#define small_enough(condition) (condition)"});
    for (std::size_t i = 0; i < blueprint.variables.size(); ++i)
        lines.push_back({fmt::format("int x{} = {}; /* {} */", i, blueprint.variables[i].initial.data,
                                     blueprint.variables[i].name)});
    for (std::size_t i = 0; i < blueprint.objects.size(); ++i) {
        for (std::string& line : promela::declarationOf(blueprint, i))
            lines.push_back({std::move(line)});
    }
    for (std::size_t i = 0; i < blueprint.processes.size(); ++i) {
        if (agreement.canFault[i] != 0)
            lines.push_back({fmt::format("bool gone{} = false;", i)});
    }
    if (agreement.keepsOld)
        lines.push_back({"hidden int old;"});
    for (std::size_t i = 0; i < agreement.spares; ++i)
        lines.push_back({fmt::format("hidden int h{};", i)});
}

void refuse(Agreement& agreement, std::string_view code, std::string_view message, std::vector<std::string> arguments)
{
    base::Diagnostic finding;
    finding.code = code;
    finding.message = message;
    finding.arguments = std::move(arguments);
    agreement.findings.push_back(std::move(finding));
}

void checkShape(const scenario::Blueprint& blueprint, Agreement& agreement)
{
    if (blueprint.threads.size() > mostThreads)
        refuse(agreement, "promela-threads", TW_TR("SPIN runs at most {0} threads"), {std::to_string(mostThreads)});
    if (blueprint.scenario.machine.stores.model != scenario::MemoryModel::Sequential)
        refuse(agreement, "promela-memory-model",
               TW_TR("Promela knows no store buffers: the memory model must be \"{0}\""), {"sequential"});
    for (const auto& thread : blueprint.threads) {
        if (thread.coroutines.size() != 1)
            refuse(agreement, "promela-coroutines",
                   TW_TR("{0} has coroutines, which Promela cannot say; explore it as threads"), {thread.path});
    }
    for (const auto& variable : blueprint.variables) {
        if (std::abs(variable.initial.data) > promela::largestNumber)
            refuse(agreement, "promela-number", TW_TR("a number is too large for Promela"), {});
    }
}

} // namespace

base::Result<PromelaModel> exportPromela(const scenario::Blueprint& blueprint)
{
    Agreement agreement;
    agreement.canFault.resize(blueprint.processes.size(), 0);
    for (const auto& variable : blueprint.variables)
        agreement.kinds.push_back(variable.initial.kind);
    checkShape(blueprint, agreement);
    std::vector<Line> lines;
    // Twice: only after the first time is it known which processes can fault, for which all their threads must watch.
    for (int round = 0; round < 2 && agreement.findings.empty(); ++round) {
        lines.clear();
        addDeclarations(blueprint, agreement, lines);
        for (std::size_t i = 0; i < blueprint.threads.size() && agreement.findings.empty(); ++i) {
            lines.push_back({""});
            const std::vector<Line> thread = promela::ThreadWriter(blueprint, ThreadId(i), agreement).write();
            lines.insert(lines.end(), thread.begin(), thread.end());
        }
    }
    if (!agreement.findings.empty())
        return {std::nullopt, agreement.findings};
    PromelaModel model;
    ThreadId thread;
    int number = 0;
    for (const Line& line : lines) {
        model.text += line.text + "\n";
        ++number;
        if (line.text.starts_with("active proctype"))
            thread = ThreadId(thread.value + 1);
        if (line.isStep)
            model.stepLines.emplace(number, thread);
    }
    return {std::move(model), {}};
}

} // namespace threadway::formats
