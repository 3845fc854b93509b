// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/promela_export.h"

#include "formats/promela_call.h"
#include "formats/promela_ipc.h"
#include "formats/promela_object.h"
#include "formats/promela_presence.h"
#include "formats/promela_ramp.h"
#include "formats/promela_stores.h"
#include "formats/promela_thread.h"
#include "scenario/turn.h"

#include <fmt/format.h>

#include <algorithm>

namespace threadway::formats {
namespace {

using promela::Agreement;
using promela::Line;
using promela::ObjectNames;
using scenario::Blueprint;

constexpr std::size_t mostProcesses = 250; ///< of SPIN, which runs up to 255

void append(std::vector<Line>& lines, const std::vector<Line>& more)
{
    lines.insert(lines.end(), more.begin(), more.end());
}

std::string commentOf(const Blueprint& blueprint, std::size_t object)
{
    const Blueprint::Object& spec = blueprint.objects[object];
    return fmt::format(" /* {} {} */", spec.kind->id, spec.name);
}

void addObjects(const Blueprint& blueprint, std::vector<Line>& lines)
{
    bool hasQueues = false;
    for (std::size_t i = 0; i < blueprint.objects.size(); ++i) {
        const promela::ObjectKind* kind = promela::kindOf(blueprint, ObjectId(i));
        if (kind == nullptr)
            continue;
        const ObjectNames names(blueprint, ObjectId(i));
        std::string comment = commentOf(blueprint, i);
        for (const std::string& line : kind->declare(names))
            lines.push_back({line + std::exchange(comment, {})});
        hasQueues = hasQueues || kind->queues(names);
    }
    hasQueues = hasQueues || promela::hasRamps(blueprint);
    for (std::string& line : hasQueues ? promela::queueMacros() : std::vector<std::string>())
        lines.push_back({std::move(line)});
}

void addDeclarations(const Blueprint& blueprint, const Agreement& agreement, std::vector<Line>& lines)
{
    lines.push_back({fmt::format("/* {}, written by Threadway: threads are proctypes, one atomic sequence is one of",
                                 blueprint.scenario.id.empty() ? "a scenario" : blueprint.scenario.id),
                     {}});
    lines.push_back({"   their smallest steps. Check with: spin -a FILE; cc -O2 -DSAFETY -DNOREDUCE -DVECTORSZ=16384 "
                     "-o pan pan.c; ./pan */"});
    // The name of a macro is gone once the model is read; that of a variable stands in what the checker says.
    lines.push_back({fmt::format("hidden byte {} = 1;", PromelaModel::limitMark)});
    lines.push_back(
        {fmt::format("#define {}(condition) ({} && (condition))", PromelaModel::limitTest, PromelaModel::limitMark)});
    for (std::size_t i = 0; i < blueprint.variables.size(); ++i)
        lines.push_back(
            {fmt::format("int x{} = {}; /* {} */", i, blueprint.variables[i].initial.data, blueprint.variables[i].name),
             {}});
    for (std::size_t i = 0; i < blueprint.processes.size(); ++i) {
        if (agreement.canFault[i] != 0)
            lines.push_back({fmt::format("bool gone{} = false;", i)});
    }
    if (promela::hasRamps(blueprint))
        lines.push_back(promela::declareCarriers(blueprint));
    if (agreement.keepsOld)
        lines.push_back({"hidden int old;"});
    for (std::size_t i = 0; i < agreement.spares; ++i)
        lines.push_back({fmt::format("hidden int h{};", i)});
    addObjects(blueprint, lines);
    append(lines, promela::declareIpc(blueprint, agreement));
}

void refuse(Agreement& agreement, std::string_view code, std::string_view message, std::vector<std::string> arguments)
{
    base::Diagnostic finding;
    finding.code = code;
    finding.message = message;
    finding.arguments = std::move(arguments);
    agreement.findings.push_back(std::move(finding));
}

void checkShape(const Blueprint& blueprint, Agreement& agreement)
{
    const bool hasBuffers = agreement.bufferEntries > 0;
    const std::size_t most = hasBuffers ? mostProcesses / 2 : mostProcesses;
    if (blueprint.coroutines.size() > most)
        refuse(agreement, "promela-threads", TW_TR("SPIN runs at most {0} threads and coroutines"),
               {std::to_string(most)});
    for (const auto& object : blueprint.objects) {
        if (blueprint.hasExecutors() && !object.claims.empty())
            refuse(agreement, "promela-executor",
                   TW_TR("{0} has claims of threads, which Promela cannot say where coroutines move between workers; "
                         "explore it as threads"),
                   {object.name});
    }
    for (const auto& variable : blueprint.variables) {
        if (std::abs(variable.initial.data) > promela::largestNumber)
            refuse(agreement, "promela-number", TW_TR("a number is too large for Promela"), {});
    }
}

/// Whoever waits in a queue of a process that ends leaves it, which is not said.
void checkFaults(const Blueprint& blueprint, Agreement& agreement)
{
    const bool canFault
        = std::any_of(agreement.canFault.begin(), agreement.canFault.end(), [](std::uint8_t can) { return can != 0; });
    if (canFault && agreement.movesOthers && blueprint.processes.size() > 1)
        refuse(agreement, "promela-faults",
               TW_TR("Promela cannot say how a process ends while its threads wait in queues of several processes"),
               {});
}

Agreement agreementFor(const Blueprint& blueprint)
{
    Agreement agreement;
    agreement.canFault.resize(blueprint.processes.size(), 0);
    for (const auto& variable : blueprint.variables)
        agreement.kinds.push_back(variable.initial.kind);
    for (std::size_t i = 0; i < blueprint.objects.size(); ++i) {
        const promela::ObjectKind* kind = promela::kindOf(blueprint, ObjectId(i));
        agreement.movesOthers
            = agreement.movesOthers || (kind != nullptr && kind->moves(ObjectNames(blueprint, ObjectId(i))));
    }
    agreement.usesPlaces
        = agreement.movesOthers || promela::hasRamps(blueprint) || promela::hasCallsThatConcernOthers(blueprint);
    agreement.mapsSegments
        = promela::anyCall(blueprint, [](const auto& call) { return promela::isCall(call, "attach"); });
    const scenario::StoreSpec& stores = blueprint.scenario.machine.stores;
    if (stores.model == scenario::MemoryModel::Tso)
        agreement.bufferEntries = stores.bufferEntries;
    return agreement;
}

/// Where places are variables, nobody stands at an invalid end; so a process of its own tells standstills.
std::vector<Line> judge(const Blueprint& blueprint, const Agreement& agreement)
{
    std::string over = "true";
    for (std::size_t i = 0; i < blueprint.coroutines.size(); ++i) {
        const auto process = blueprint.thread(blueprint.coroutines[i].thread).process;
        over = promela::both(over, agreement.canFault[process.index()] != 0
                                       ? fmt::format("(p{} < 0 || gone{})", i, process.value)
                                       : fmt::format("p{} < 0", i));
    }
    return {{""},       {"active proctype judge() { /* of standstills: takes a step if nobody else can, but should */"},
            {"end:"},   {fmt::format("    atomic {{ (timeout && !({})); goto stuck }};", over)},
            {"stuck:"}, {"    false"},
            {"}"}};
}

/// The text of all threads: the variables of all come first in a model.
struct Threads {
    std::vector<Line> variables;
    std::vector<Line> begins; ///< inlines by which those begin that are spawned
    std::vector<Line> proctypes;

    void add(const std::vector<Line>& coroutine)
    {
        const auto head = std::find_if(coroutine.begin(), coroutine.end(),
                                       [](const Line& line) { return line.text.starts_with("active proctype"); });
        variables.insert(variables.end(), coroutine.begin(), head);
        proctypes.push_back({""});
        proctypes.insert(proctypes.end(), head, coroutine.end());
    }

    void addBirths(CoroutineId coroutine, const Agreement& agreement)
    {
        const auto& births = agreement.births[coroutine.index()];
        for (std::size_t i = 0; i < births.size(); ++i) {
            begins.push_back({fmt::format("inline fork{}_{}() {{", coroutine.value, i)});
            append(begins, births[i].lines);
            begins.push_back({"}"});
        }
    }

    void addBegin(const std::string& name, const std::string& body) { append(begins, promela::inlineOf(name, {body})); }
};

void writeThread(const Blueprint& blueprint, ThreadId thread, Agreement& agreement, Threads& threads)
{
    std::vector<CoroutineId> starting; // the first ones at the heads
    std::string begin;
    const promela::Ramp ramp(blueprint, thread);
    for (const CoroutineId coroutine : blueprint.thread(thread).coroutines) {
        if (!agreement.findings.empty())
            return;
        const bool isSpawned = blueprint.coroutine(coroutine).isSpawned; // alone: it joins the ramp
        promela::ThreadWriter writer(blueprint, coroutine, agreement);
        threads.add(writer.write(starting.size() < ramp.workers() && !isSpawned));
        threads.addBirths(coroutine, agreement);
        if (isSpawned)
            threads.addBegin(fmt::format("begin_on_ramp{}", coroutine.value),
                             writer.beginning() + " " + ramp.join(coroutine));
        else
            begin += writer.beginning() + " ";
        if (ramp.isExecutor() && writer.endsAtOnce())
            refuse(agreement, "promela-executor",
                   TW_TR("{0} ends without a step while others wait for a worker, which Promela cannot say"),
                   {blueprint.coroutine(coroutine).name});
        if (!writer.endsAtOnce() && !isSpawned)
            starting.push_back(coroutine);
    }
    if (ramp.exists()) {
        append(threads.variables, ramp.declare(starting));
        begin += ramp.fill(starting);
    }
    if (blueprint.thread(thread).isSpawned && promela::canBegin(blueprint, blueprint.thread(thread).coroutines.front()))
        threads.addBegin(fmt::format("begin{}", thread.value), begin);
}

std::vector<Line> write(const Blueprint& blueprint, Agreement& agreement)
{
    Threads threads;
    agreement.wakes.assign(blueprint.objects.size(), {});
    agreement.ramps.assign(blueprint.threads.size(), {});
    agreement.births.assign(blueprint.coroutines.size(), {});
    agreement.characters = 0;
    for (std::size_t i = 0; i < blueprint.threads.size(); ++i)
        writeThread(blueprint, ThreadId(i), agreement, threads);
    std::vector<Line> lines;
    addDeclarations(blueprint, agreement, lines);
    append(lines, threads.variables);
    if (agreement.bufferEntries > 0)
        append(lines, promela::storeBuffers(blueprint, agreement.bufferEntries));
    for (std::size_t i = 0; i < blueprint.objects.size(); ++i) {
        if (const promela::ObjectKind* kind = promela::kindOf(blueprint, ObjectId(i)))
            append(lines, kind->inlines(ObjectNames(blueprint, ObjectId(i)), agreement.wakes[i]));
    }
    for (std::size_t i = 0; i < blueprint.threads.size(); ++i) {
        if (const promela::Ramp ramp(blueprint, ThreadId(i)); ramp.exists())
            append(lines, ramp.inlines(agreement));
    }
    append(lines, threads.begins);
    append(lines, threads.proctypes);
    if (agreement.bufferEntries > 0)
        append(lines, promela::drainers(blueprint));
    if (agreement.usesPlaces)
        append(lines, judge(blueprint, agreement));
    return lines;
}

} // namespace

base::Result<PromelaModel> exportPromela(const Blueprint& blueprint)
{
    Agreement agreement = agreementFor(blueprint);
    checkShape(blueprint, agreement);
    std::vector<Line> lines;
    // Twice: only after the first time is it known which processes can fault, for which all their threads must watch.
    for (int round = 0; round < 2 && agreement.findings.empty(); ++round)
        lines = write(blueprint, agreement);
    checkFaults(blueprint, agreement);
    if (!agreement.findings.empty())
        return {std::nullopt, agreement.findings};
    PromelaModel model;
    model.hasJudge = agreement.usesPlaces;
    int number = 0;
    for (const Line& line : lines) {
        model.text += line.text + "\n";
        ++number;
        if (line.step.turn.isValid())
            model.stepLines.emplace(number, line.step);
    }
    return {std::move(model), {}};
}

} // namespace threadway::formats
