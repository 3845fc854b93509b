// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/run_report.h"

#include "formats/cache_json.h"
#include "formats/metrics_tables.h"
#include "history/verification.h"
#include "trace/core_split.h"
#include "trace/lane_index.h"
#include "trace/livelock_watch.h"
#include "trace/output.h"
#include "trace/wait_for.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace threadway::formats {
namespace {

using Json = nlohmann::ordered_json;

/// A run and what is known of its end.
struct Run {
    const trace::Trace& trace;
    const scenario::Blueprint& blueprint;
    trace::State state;
    trace::Metrics metrics;
};

Run runOf(const trace::Trace& trace)
{
    trace::MetricsFold fold(trace.blueprint());
    for (std::size_t i = 0; i < trace.size(); ++i)
        fold.apply(trace.event(i));
    const trace::State& state = fold.state();
    const SimTime end = state.isEnded ? state.time : std::max(state.time, trace.frontier());
    return {trace, *trace.blueprint(), state, fold.at(end)};
}

std::string_view reasonWord(const trace::State& state)
{
    return endWord(state.isEnded ? std::optional(state.end) : std::nullopt);
}

Json timeOrNull(const std::optional<SimTime>& time)
{
    return time ? Json(time->ns) : Json(nullptr);
}

Json percentOf(const base::Fraction& share)
{
    return share.value() * 100;
}

Json threadsOf(const Run& run)
{
    Json threads = Json::array();
    for (std::size_t i = 0; i < run.metrics.statistics.threads.size(); ++i) {
        const trace::ThreadStatistics& numbers = run.metrics.statistics.threads[i];
        const trace::ThreadMetrics& metrics = run.metrics.threads[i];
        const ThreadId id(i);
        threads.push_back({{"process", run.blueprint.processOf(id).name},
                           {"thread", run.blueprint.thread(id).name},
                           {"state", numbers.state},
                           {"arrival_ns", timeOrNull(numbers.arrival)},
                           {"first_run_ns", timeOrNull(numbers.firstRun)},
                           {"end_ns", timeOrNull(numbers.end)},
                           {"runtime_ns", numbers.running.ns},
                           {"ready_ns", numbers.ready.ns},
                           {"blocked_ns", numbers.blocked.ns},
                           {"sleep_ns", numbers.asleep.ns},
                           {"switches", numbers.switches},
                           {"migrations", numbers.migrations},
                           {"restarts", numbers.restarts},
                           {"lost_ns", numbers.lost.ns},
                           {"response_ns", timeOrNull(metrics.response)},
                           {"turnaround_ns", timeOrNull(metrics.turnaround)},
                           {"service_percent", metrics.service ? percentOf(*metrics.service) : Json(nullptr)},
                           {"latency", quantilesJson(metrics.latency)},
                           {"waits", quantilesJson(metrics.waits)},
                           {"jobs", numbers.jobsDone},
                           {"deadline_misses", numbers.deadlinesMissed},
                           {"remote_accesses", numbers.remoteAccesses}});
    }
    return threads;
}

Json processesOf(const Run& run)
{
    Json processes = Json::array();
    for (std::size_t i = 0; i < run.metrics.processes.size(); ++i) {
        Json process = {{"process", run.blueprint.processes[i].name}};
        process.update(groupJson(run.metrics.processes[i]));
        processes.push_back(std::move(process));
    }
    return processes;
}

/// What concerns all threads and the machine as a whole.
Json wholeOf(const Run& run)
{
    Json whole = groupJson(run.metrics.whole);
    whole["throughput_per_s"] = run.metrics.throughput.value() * 1e9;
    whole["utilisation_percent"] = percentOf(run.metrics.utilisation);
    whole["overhead_percent"] = percentOf(run.metrics.overhead);
    return whole;
}

std::string milliseconds(SimTime time)
{
    return fmt::format("{:.3f}", static_cast<double>(time.ns) / 1e6);
}

Json splitOf(const trace::CoreSplit& split)
{
    Json parts = Json::object();
    for (std::size_t kind = 0; kind < split.size(); ++kind) {
        const std::string word(trace::timeKindWord(static_cast<machine::TimeKind>(kind)));
        parts[word + "_ns"] = split[kind].ns;
    }
    return parts;
}

/// What cores spent their time on, as far as any of them did.
std::string splitTable(const Run& run)
{
    std::string header = fmt::format("{:<6}", "core");
    std::vector<std::size_t> shown;
    for (std::size_t kind = 0; kind < machine::timeKinds; ++kind) {
        const bool isUsed = std::any_of(run.metrics.statistics.cores.begin(), run.metrics.statistics.cores.end(),
                                        [kind](const auto& core) { return core.split[kind].ns > 0; });
        if (!isUsed)
            continue;
        shown.push_back(kind);
        header
            += fmt::format(" {:>16}", std::string(trace::timeKindWord(static_cast<machine::TimeKind>(kind))) + " ms");
    }
    std::string text = "\n" + header + "\n";
    for (std::size_t i = 0; i < run.metrics.statistics.cores.size(); ++i) {
        text += fmt::format("{:<6}", i);
        for (const std::size_t kind : shown)
            text += fmt::format(" {:>16}", milliseconds(run.metrics.statistics.cores[i].split[kind]));
        text += "\n";
    }
    return text;
}

Json coresOf(const Run& run)
{
    Json cores = Json::array();
    for (std::size_t i = 0; i < run.metrics.statistics.cores.size(); ++i) {
        const trace::CoreStatistics& numbers = run.metrics.statistics.cores[i];
        cores.push_back({{"id", i},
                         {"busy_ns", numbers.busy.ns},
                         {"switch_ns", numbers.switching.ns},
                         {"idle_ns", numbers.idle.ns},
                         {"stall_ns", numbers.stalled.ns},
                         {"split", splitOf(numbers.split)},
                         {"physical_core", run.state.topology.at(CoreId(i)).physicalCore},
                         {"socket", run.state.topology.at(CoreId(i)).socket},
                         {"node", run.state.topology.at(CoreId(i)).node},
                         {"speed", run.state.topology.at(CoreId(i)).speed},
                         {"utilisation_percent", percentOf(run.metrics.cores[i].utilisation)},
                         {"overhead_percent", percentOf(run.metrics.cores[i].overhead)},
                         {"warm_ns", numbers.warm.ns},
                         {"remote_accesses", numbers.remoteAccesses()},
                         {"caches", cachesJson(numbers.caches, run.blueprint.scenario.machine.memory)}});
    }
    return cores;
}

Json deadlockOf(const Run& run)
{
    const auto rings = trace::waitRings(run.state);
    if (rings.empty())
        return nullptr;
    Json threads = Json::array();
    Json locks = Json::array();
    for (const ThreadId thread : rings.front().threads)
        threads.push_back(run.blueprint.thread(thread).path);
    for (const ObjectId object : rings.front().objects) // null: the end of the next thread
        locks.push_back(object.isValid() ? Json(run.blueprint.object(object).name) : Json(nullptr));
    return {{"length", rings.front().threads.size()}, {"threads", threads}, {"locks", locks}};
}

/// The livelock that lasted longest, of all that there were in the run.
Json livelockOf(const Run& run)
{
    const auto livelocks = trace::livelocksIn(run.trace);
    if (livelocks.empty())
        return nullptr;
    const auto longest = std::max_element(livelocks.begin(), livelocks.end(),
                                          [](const auto& a, const auto& b) { return a.rounds < b.rounds; });
    Json threads = Json::array();
    for (const ThreadId thread : longest->threads)
        threads.push_back(run.blueprint.thread(thread).path);
    return {{"threads", threads}, {"since_ns", longest->since.ns}, {"rounds", longest->rounds}};
}

Json slicesOf(const Run& run)
{
    Json slices = Json::array();
    trace::LaneIndex index;
    index.append(run.trace);
    for (std::size_t core = 0; core < run.state.cores.size(); ++core) {
        for (const trace::Slice& slice : index.row(CoreId(core)).slices()) {
            slices.push_back({{"core", core},
                              {"thread", run.blueprint.thread(slice.thread).path},
                              {"start_ns", slice.start.ns},
                              {"end_ns", slice.end.ns},
                              {"switch_ns", (std::min(slice.runsFrom, slice.end) - slice.start).ns}});
        }
    }
    return slices;
}

Json valueOf(const scenario::Blueprint& blueprint, const program::Value& value)
{
    switch (value.kind) {
    case program::Value::Kind::None:
        return nullptr;
    case program::Value::Kind::Bool:
        return value.data != 0;
    case program::Value::Kind::Int:
        return value.data;
    case program::Value::Kind::Text:
        return trace::valueText(blueprint, value);
    }
    return nullptr;
}

Json inventoryOf(const scenario::Inventory& inventory)
{
    return {{"address_spaces", inventory.addressSpaces}, {"fd_tables", inventory.fileTables},
            {"handler_tables", inventory.handlerTables}, {"stacks", inventory.stacks},
            {"register_sets", inventory.registerSets},   {"signal_masks", inventory.signalMasks}};
}

std::string outputOf(const Run& run)
{
    return trace::outputText(run.blueprint, trace::printedValues(run.trace, run.trace.size()));
}

std::string sentBack(std::int64_t times)
{
    return times == 1 ? std::string("sent back once") : fmt::format("sent back {} times", times);
}

/// What the victims of deadlocks did in vain; empty if there were none.
std::string lostSentence(const Run& run)
{
    std::string text;
    for (std::size_t i = 0; i < run.metrics.statistics.threads.size(); ++i) {
        const trace::ThreadStatistics& thread = run.metrics.statistics.threads[i];
        if (thread.restarts == 0 && thread.state != "towed")
            continue;
        text += fmt::format("{} {} {} with {} ns of work lost", text.empty() ? "; victims:" : ",",
                            run.blueprint.thread(ThreadId(i)).path,
                            thread.state == "towed" ? "ended" : sentBack(thread.restarts), thread.lost.ns);
    }
    return text;
}

std::string endSentence(const Run& run)
{
    const Json deadlock = deadlockOf(run);
    std::string text = fmt::format("{} at {} ms", reasonWord(run.state), milliseconds(run.metrics.statistics.time));
    if (const Json livelock = livelockOf(run); !livelock.is_null()) {
        text += fmt::format("; livelock, {} rounds in vain from {} ms on:", livelock["rounds"].get<int>(),
                            milliseconds(SimTime{livelock["since_ns"].get<std::int64_t>()}));
        for (const Json& thread : livelock["threads"])
            text += " " + thread.get<std::string>();
    }
    if (deadlock.is_null())
        return text + lostSentence(run);
    text += fmt::format("; deadlock, cycle of {}:", deadlock["length"].get<std::size_t>());
    for (std::size_t i = 0; i < deadlock["threads"].size(); ++i) {
        const Json& lock = deadlock["locks"][i];
        const std::size_t next = (i + 1) % deadlock["threads"].size();
        const std::string what
            = lock.is_null() ? "the end of " + deadlock["threads"][next].get<std::string>() : lock.get<std::string>();
        text += fmt::format("{} {} waits for {}", i == 0 ? "" : ",", deadlock["threads"][i].get<std::string>(), what);
    }
    return text + lostSentence(run);
}

} // namespace

nlohmann::ordered_json sharedValues(const scenario::Blueprint& blueprint, const std::vector<program::Value>& values)
{
    std::map<std::string, int> count;
    for (const auto& variable : blueprint.variables)
        ++count[variable.name];
    Json shared = Json::object();
    for (std::size_t i = 0; i < blueprint.variables.size(); ++i) {
        const auto& variable = blueprint.variables[i];
        const std::string prefix = count[variable.name] > 1 ? blueprint.process(variable.process).name + "/" : "";
        shared[prefix + variable.name] = valueOf(blueprint, values[i]);
    }
    return shared;
}

nlohmann::ordered_json runReport(const trace::Trace& trace, const ReportOptions& options)
{
    const Run run = runOf(trace);
    const scenario::Scenario& scenario = run.blueprint.scenario;
    Json report = {{"id", scenario.id},
                   {"variant", options.variant},
                   {"seed", scenario.seed},
                   {"policy", scenario.machine.policy.name},
                   {"end_ns", run.metrics.statistics.time.ns},
                   {"reason", reasonWord(run.state)},
                   {"output", outputOf(run)},
                   {"threads", threadsOf(run)},
                   {"processes", processesOf(run)},
                   {"whole", wholeOf(run)},
                   {"cores", coresOf(run)},
                   {"caches", cachesJson(run.metrics.statistics.caches, scenario.machine.memory)},
                   {"deadlock", deadlockOf(run)},
                   {"livelock", livelockOf(run)},
                   {"shared", sharedValues(run.blueprint, run.state.variables)},
                   {"owned", inventoryOf(run.metrics.statistics.inventory)}};
    if (options.withSlices)
        report["slices"] = slicesOf(run);
    report["events"] = trace.size();
    report["hash"] = fmt::format("{:#018x}", history::hashOf(trace, trace.size()));
    return report;
}

std::string runTable(const trace::Trace& trace, const ReportOptions& options)
{
    const Run run = runOf(trace);
    const scenario::Scenario& scenario = run.blueprint.scenario;
    std::string text = fmt::format("{}{}{}  policy {}, {} cores, seed {}\n{}\n", scenario.id,
                                   options.variant.empty() ? "" : " / ", options.variant, scenario.machine.policy.name,
                                   scenario.machine.cores, scenario.seed, endSentence(run));
    if (const std::string output = outputOf(run); !output.empty())
        text += "output: " + output + "\n";
    const auto table
        = [&run](MetricsTable which) { return "\n" + plainText(metricsTable(which, run.blueprint, run.metrics)); };
    text += table(MetricsTable::Threads);
    if (run.blueprint.processes.size() > 1)
        text += table(MetricsTable::Processes);
    text += table(MetricsTable::Cores) + table(MetricsTable::Run);
    text += splitTable(run);
    for (std::size_t i = 0; i < scenario.machine.memory.levels.size(); ++i)
        text += fmt::format("{}L{} hit rate {:.1f} %", i == 0 ? "\n" : ", ",
                            memory::levelNumber(scenario.machine.memory, i),
                            hitPercent(run.metrics.statistics.caches[i]));
    return text + fmt::format("\nhash {:#018x}\n", history::hashOf(trace, trace.size()));
}

} // namespace threadway::formats
