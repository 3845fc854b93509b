// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/metrics_tables.h"

#include "scenario/policy_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace threadway::formats {
namespace {

using base::Fraction;
using trace::Quantiles;

constexpr std::array<std::string_view, 4> tableNames{"threads", "processes", "cores", "run"};

/// A table of which each row is made by naming column after column, so that the two cannot come apart.
class TableWriter {
public:
    explicit TableWriter(DataTable& table) : m_table(table), m_isFirst(table.rows.empty())
    {
        m_table.rows.emplace_back();
    }

    TableWriter& add(std::string id, std::string heading, Unit unit, TableCell cell)
    {
        if (m_isFirst)
            m_table.columns.push_back({std::move(id), std::move(heading), unit});
        m_table.rows.back().push_back(std::move(cell));
        return *this;
    }
    TableWriter& text(std::string id, std::string_view words)
    {
        std::string heading = id;
        return add(std::move(id), std::move(heading), Unit::None, std::string(words));
    }
    TableWriter& count(std::string id, std::string heading, std::int64_t number)
    {
        return add(std::move(id), std::move(heading), Unit::None, number);
    }
    TableWriter& time(const std::string& id, std::string heading, const std::optional<SimTime>& time)
    {
        return add(id + "_ns", std::move(heading), Unit::Time, cellOf(time));
    }
    TableWriter& percent(const std::string& id, std::string heading, const std::optional<Fraction>& share)
    {
        return add(id + "_percent", std::move(heading), Unit::Percent, share ? TableCell(*share) : TableCell());
    }
    /// Mean and percentiles; headings are given to those that plain text has room for.
    TableWriter& spread(const std::string& id, const std::string& meanHeading, const std::string& highHeading,
                        const Quantiles& spans)
    {
        const bool isKnown = spans.count > 0;
        const auto known = [isKnown](SimTime span) { return isKnown ? std::optional(span) : std::nullopt; };
        add(id + "_count", "", Unit::None, spans.count);
        add(id + "_mean_ns", meanHeading, Unit::Time, isKnown ? TableCell(spans.mean()) : TableCell());
        time(id + "_p50", "", known(spans.p50)).time(id + "_p90", "", known(spans.p90));
        return time(id + "_p99", highHeading, known(spans.p99)).time(id + "_max", "", known(spans.most));
    }

private:
    DataTable& m_table;
    bool m_isFirst;
};

/// Whether some thread is periodic, so that plain text has room for its jobs.
bool hasJobs(const scenario::Blueprint& blueprint)
{
    return std::any_of(blueprint.threads.begin(), blueprint.threads.end(),
                       [](const auto& thread) { return thread.attributes.isPeriodic(); });
}

/// Whether memory can be far, or could be before the machine was changed.
bool hasNodes(const scenario::Blueprint& blueprint, const trace::Metrics& metrics)
{
    return blueprint.topology.nodes > 1 || metrics.whole.remoteAccesses > 0;
}

void addThread(DataTable& table, const scenario::Blueprint& blueprint, const trace::Metrics& metrics, ThreadId id)
{
    const trace::ThreadStatistics& statistics = metrics.statistics.threads[id.index()];
    const trace::ThreadMetrics& numbers = metrics.threads[id.index()];
    TableWriter(table)
        .text("process", blueprint.processOf(id).name)
        .text("thread", blueprint.thread(id).name)
        .text("state", statistics.state)
        .time("arrival", "", statistics.arrival)
        .time("first_run", "", statistics.firstRun)
        .time("end", "", statistics.end)
        .time("response", "response ms", numbers.response)
        .time("turnaround", "turnaround ms", numbers.turnaround)
        .time("runtime", "run ms", statistics.running)
        .time("ready", "ready ms", statistics.ready)
        .time("blocked", "blocked ms", statistics.blocked)
        .time("sleep", "sleep ms", statistics.asleep)
        .count("switches", "switches", statistics.switches)
        .count("migrations", "moves", statistics.migrations)
        .count("restarts", "", statistics.restarts)
        .count("jobs", hasJobs(blueprint) ? "jobs" : "", statistics.jobsDone)
        .count("deadline_misses", hasJobs(blueprint) ? "missed" : "", statistics.deadlinesMissed)
        .count("remote_accesses", hasNodes(blueprint, metrics) ? "remote" : "", statistics.remoteAccesses)
        .time("lost", "", statistics.lost)
        .percent("service", "service %", numbers.service)
        .spread("latency", "", "latency p99 ms", numbers.latency)
        .spread("waits", "", "", numbers.waits);
}

void addGroup(TableWriter& row, const scenario::Blueprint& blueprint, const trace::Metrics& metrics,
              const trace::GroupMetrics& group)
{
    row.count("threads", "threads", group.threads)
        .count("finished", "finished", group.finished)
        .time("runtime", "run ms", group.running)
        .time("ready", "ready ms", group.waiting.total)
        .time("blocked", "blocked ms", group.blocked)
        .time("sleep", "", group.asleep)
        .count("switches", "switches", group.switches)
        .count("migrations", "moves", group.migrations)
        .count("jobs", hasJobs(blueprint) ? "jobs" : "", group.jobs)
        .count("deadline_misses", hasJobs(blueprint) ? "missed" : "", group.deadlinesMissed)
        .count("remote_accesses", hasNodes(blueprint, metrics) ? "remote" : "", group.remoteAccesses)
        .spread("response", "response ms", "", group.response)
        .spread("turnaround", "turnaround ms", "", group.turnaround)
        .spread("waiting", "", "", group.waiting)
        .spread("latency", "", "latency p99 ms", group.latency)
        .spread("waits", "", "", group.waits)
        .add("fairness", "fairness", Unit::None, group.fairness);
}

void addProcess(DataTable& table, const scenario::Blueprint& blueprint, const trace::Metrics& metrics,
                std::size_t index)
{
    TableWriter row(table);
    row.text("process", blueprint.processes[index].name);
    addGroup(row, blueprint, metrics, metrics.processes[index]);
}

/// Where the level of that number, from 1, stands among those that there are.
std::optional<std::size_t> levelIndex(const memory::MemorySpec& memory, int number)
{
    for (std::size_t i = 0; i < memory.levels.size(); ++i) {
        if (memory::levelNumber(memory, i) == number)
            return i;
    }
    return std::nullopt;
}

void addCore(DataTable& table, const scenario::Blueprint& blueprint, const trace::Metrics& metrics, std::size_t index)
{
    const trace::CoreStatistics& statistics = metrics.statistics.cores[index];
    TableWriter row(table);
    row.count("core", "core", static_cast<std::int64_t>(index))
        .time("busy", "busy ms", statistics.busy)
        .time("switch", "switch ms", statistics.switching)
        .time("stall", "stall ms", statistics.stalled)
        .time("idle", "idle ms", statistics.idle)
        .percent("utilisation", "busy %", metrics.cores[index].utilisation)
        .percent("overhead", "overhead %", metrics.cores[index].overhead)
        .count("remote_accesses", hasNodes(blueprint, metrics) ? "remote" : "", statistics.remoteAccesses());
    for (int number = 1; number <= static_cast<int>(statistics.caches.size()); ++number) {
        const auto level = levelIndex(blueprint.scenario.machine.memory, number);
        const trace::CacheCount cache = level ? statistics.caches[*level] : trace::CacheCount{};
        const std::string name = "l" + std::to_string(number);
        row.count(name + "_hits", "", cache.hits).count(name + "_misses", "", cache.misses);
        row.count(name + "_invalidations", "", cache.invalidations);
        const Fraction hits = base::fractionOf(cache.hits, cache.hits + cache.misses);
        row.percent(name + "_hit", level ? "L" + std::to_string(number) + " %" : "", hits);
    }
}

/// What concerns the machine as a whole.
void addMachine(TableWriter& row, const trace::Metrics& metrics)
{
    row.time("time", "time ms", metrics.statistics.time)
        .add("throughput_per_s", "threads/s", Unit::PerSecond, metrics.throughput)
        .percent("utilisation", "busy %", metrics.utilisation)
        .percent("overhead", "overhead %", metrics.overhead);
}

} // namespace

std::span<const std::string_view> metricsTableNames()
{
    return tableNames;
}

DataTable metricsTable(MetricsTable which, const scenario::Blueprint& blueprint, const trace::Metrics& metrics)
{
    DataTable table;
    switch (which) {
    case MetricsTable::Threads:
        for (std::size_t i = 0; i < metrics.threads.size(); ++i)
            addThread(table, blueprint, metrics, ThreadId(i));
        break;
    case MetricsTable::Processes:
        for (std::size_t i = 0; i < metrics.processes.size(); ++i)
            addProcess(table, blueprint, metrics, i);
        break;
    case MetricsTable::Cores:
        for (std::size_t i = 0; i < metrics.cores.size(); ++i)
            addCore(table, blueprint, metrics, i);
        break;
    case MetricsTable::Run: {
        TableWriter row(table);
        row.text("id", blueprint.scenario.id);
        addMachine(row, metrics);
        addGroup(row, blueprint, metrics, metrics.whole);
        break;
    }
    }
    return table;
}

DataTable comparisonTable(const history::Comparison& comparison)
{
    DataTable table;
    for (const history::ComparisonRow& entry : comparison.rows) {
        TableWriter row(table);
        row.text("policy", scenario::policyText(entry.policy)).text("reason", endWord(entry.end));
        addMachine(row, entry.metrics);
        addGroup(row, *comparison.blueprint, entry.metrics, entry.metrics.whole);
    }
    return table;
}

std::string_view endWord(const std::optional<machine::RunEnd>& end)
{
    if (!end)
        return "until";
    switch (*end) {
    case machine::RunEnd::Finished:
        return "finished";
    case machine::RunEnd::Deadlock:
        return "deadlock";
    case machine::RunEnd::Stuck:
        return "stuck";
    case machine::RunEnd::Until:
        return "until";
    case machine::RunEnd::Limit:
        return "limit";
    case machine::RunEnd::Choice:
        return "choice";
    }
    return {};
}

nlohmann::ordered_json quantilesJson(const Quantiles& quantiles)
{
    using Json = nlohmann::ordered_json;
    const Fraction mean = quantiles.mean();
    const bool isKnown = quantiles.count > 0;
    const auto known = [isKnown](SimTime span) { return isKnown ? Json(span.ns) : Json(nullptr); };
    return {{"count", quantiles.count},
            {"mean_ns", !isKnown                ? Json(nullptr)
                        : mean.denominator == 1 ? Json(mean.numerator)
                                                : Json(mean.value())},
            {"min_ns", known(quantiles.least)},
            {"p50_ns", known(quantiles.p50)},
            {"p90_ns", known(quantiles.p90)},
            {"p99_ns", known(quantiles.p99)},
            {"max_ns", known(quantiles.most)}};
}

nlohmann::ordered_json groupJson(const trace::GroupMetrics& group)
{
    return {{"threads", group.threads},
            {"finished", group.finished},
            {"runtime_ns", group.running.ns},
            {"ready_ns", group.waiting.total.ns},
            {"blocked_ns", group.blocked.ns},
            {"sleep_ns", group.asleep.ns},
            {"switches", group.switches},
            {"migrations", group.migrations},
            {"jobs", group.jobs},
            {"deadline_misses", group.deadlinesMissed},
            {"remote_accesses", group.remoteAccesses},
            {"response", quantilesJson(group.response)},
            {"turnaround", quantilesJson(group.turnaround)},
            {"waiting", quantilesJson(group.waiting)},
            {"latency", quantilesJson(group.latency)},
            {"waits", quantilesJson(group.waits)},
            {"fairness", group.fairness.value()}};
}

} // namespace threadway::formats
