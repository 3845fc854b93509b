// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exploration_report.h"

#include "explore/account.h"
#include "formats/run_report.h"
#include "scenario/journal_text.h"
#include "trace/output.h"

#include <fmt/format.h>

namespace threadway::cli {
namespace {

using Json = nlohmann::ordered_json;

/// A count as a number where JSON readers keep every digit of it, else as text.
Json countJson(const std::string& digits)
{
    constexpr std::size_t exactDigits = 15;
    if (digits.empty() || digits.size() > exactDigits)
        return digits;
    return std::stoull(digits);
}

std::string_view endWord(explore::End end)
{
    switch (end) {
    case explore::End::None:
        return "running";
    case explore::End::Finished:
        return "finished";
    case explore::End::Deadlock:
        return "deadlock";
    case explore::End::Stuck:
        return "stuck";
    }
    return {};
}

std::string_view boundWord(explore::Bound bound)
{
    switch (bound) {
    case explore::Bound::None:
        return "";
    case explore::Bound::States:
        return "states";
    case explore::Bound::Memory:
        return "memory";
    case explore::Bound::Cancelled:
        return "cancelled";
    case explore::Bound::Found:
        return "found";
    }
    return {};
}

std::string_view reasonWord(machine::FaultReason reason)
{
    switch (reason) {
    case machine::FaultReason::None:
        return "none";
    case machine::FaultReason::Text:
        return "fault";
    case machine::FaultReason::AssertionFailed:
        return "assertion";
    case machine::FaultReason::DivisionByZero:
        return "division-by-zero";
    case machine::FaultReason::WrongType:
        return "wrong-type";
    case machine::FaultReason::StackOverflow:
        return "stack-overflow";
    case machine::FaultReason::EndlessLoop:
        return "endless-loop";
    case machine::FaultReason::Misuse:
        return "misuse";
    case machine::FaultReason::ByCommand:
        return "command";
    case machine::FaultReason::CallRefused:
        return "call-refused";
    case machine::FaultReason::Signal:
        return "signal";
    }
    return {};
}

class Report {
public:
    Report(const machine::World& start, bool withAccounts)
        : m_start(start), m_blueprint(*start.blueprint), m_withAccounts(withAccounts)
    {
    }

    Json whole(const explore::Exploration& found)
    {
        Json json{{"id", m_blueprint.scenario.id},
                  {"complete", found.isComplete},
                  {"bound", boundWord(found.bound)},
                  {"reduced", found.isReduced},
                  {"endless", found.isEndless},
                  {"states", found.states},
                  {"transitions", found.transitions},
                  {"bytes", found.bytes},
                  {"runs", countJson(found.runs)},
                  {"deadlock_probability", found.deadlockProbability},
                  {"endless_probability", found.endlessProbability}};
        addList(json["outcomes"], found.outcomes, [this](const auto& item) { return outcome(item); });
        addList(json["deadlocks"], found.deadlocks, [this](const auto& item) { return deadlock(item); });
        addList(json["faults"], found.faults, [this](const auto& item) { return possibleFault(item); });
        addList(json["races"], found.races, [this](const auto& item) { return race(item); });
        addList(json["livelocks"], found.livelocks, [this](const auto& item) { return livelock(item); });
        return json;
    }

private:
    template <class Items, class Describe>
    static void addList(Json& list, const Items& items, const Describe& describe)
    {
        list = Json::array();
        for (const auto& item : items)
            list.push_back(describe(item));
    }

    [[nodiscard]] Json names(const std::vector<ThreadId>& threads) const
    {
        Json list = Json::array();
        for (const ThreadId thread : threads)
            list.push_back(m_blueprint.thread(thread).path);
        return list;
    }

    void addSchedule(Json& json, const std::vector<ThreadId>& steps, const std::optional<std::size_t>& noReturn) const
    {
        json["schedule"] = scenario::scheduleText(m_blueprint, steps);
        json["steps"] = steps.size();
        if (noReturn)
            json["no_return_after"] = *noReturn;
        if (!m_withAccounts)
            return;
        Json account = Json::array();
        for (const explore::Sentence& sentence : explore::accountOf(m_start, steps))
            account.push_back(sentence.text());
        json["account"] = account;
    }

    /// Where a program stands: line of its text and the statement as written.
    [[nodiscard]] Json place(CoroutineId coroutine, std::int32_t statement) const
    {
        if (!coroutine.isValid() || statement < 0)
            return {{"line", 0}, {"statement", ""}};
        const auto& found = m_blueprint.unitOf(coroutine).statements[static_cast<std::size_t>(statement)];
        return {{"line", found.position.line}, {"statement", found.text}};
    }

    [[nodiscard]] Json fault(const explore::Fault& fault) const
    {
        Json json{{"thread", m_blueprint.thread(fault.thread).path}, {"reason", reasonWord(fault.reason)}};
        json.update(place(fault.coroutine, fault.statement));
        if (fault.reason == machine::FaultReason::Text || fault.reason == machine::FaultReason::AssertionFailed)
            json["about"] = m_blueprint.texts.text(TextId(fault.about));
        else if (fault.reason == machine::FaultReason::Misuse)
            json["about"] = m_blueprint.object(ObjectId(fault.about)).name;
        return json;
    }

    [[nodiscard]] Json outcome(const explore::Outcome& outcome) const
    {
        Json json{{"output", trace::outputText(m_blueprint, outcome.output)},
                  {"shared", formats::sharedValues(m_blueprint, outcome.shared)},
                  {"end", endWord(outcome.end)},
                  {"faulted", outcome.isFaulted},
                  {"runs", countJson(outcome.runs)},
                  {"probability", outcome.probability}};
        addSchedule(json, outcome.schedule, outcome.noReturnAfter);
        return json;
    }

    [[nodiscard]] Json deadlock(const explore::Deadlock& deadlock) const
    {
        Json json{{"length", deadlock.threads.size()},
                  {"threads", names(deadlock.threads)},
                  {"probability", deadlock.probability}};
        addSchedule(json, deadlock.schedule, deadlock.noReturnAfter);
        return json;
    }

    [[nodiscard]] Json possibleFault(const explore::PossibleFault& possible) const
    {
        Json json = fault(possible.fault);
        addSchedule(json, possible.schedule, std::nullopt);
        return json;
    }

    [[nodiscard]] Json access(const explore::RacingAccess& access) const
    {
        Json json{{"thread", m_blueprint.thread(access.thread).path}, {"access", access.isWrite ? "write" : "read"}};
        json.update(place(access.coroutine, access.statement));
        return json;
    }

    [[nodiscard]] Json race(const explore::Race& race) const
    {
        Json json{{"variable", m_blueprint.variables[race.variable.index()].name},
                  {"first", access(race.first)},
                  {"second", access(race.second)}};
        addSchedule(json, race.schedule, std::nullopt);
        return json;
    }

    [[nodiscard]] Json livelock(const explore::Livelock& livelock) const
    {
        Json json{{"threads", names(livelock.threads)}, {"states", livelock.states}};
        addSchedule(json, livelock.schedule, std::nullopt);
        json["round"] = scenario::scheduleText(m_blueprint, livelock.round);
        return json;
    }

    const machine::World& m_start;
    const scenario::Blueprint& m_blueprint;
    bool m_withAccounts;
};

/// A number of runs; empty if they were not counted.
std::string countText(const Json& json)
{
    return json.is_string() ? json.get<std::string>() : json.dump();
}

void printSchedule(const Json& json)
{
    fmt::print("    schedule: {}\n", json["schedule"].get<std::string>());
    if (json.contains("no_return_after"))
        fmt::print("    after {} of {} steps every continuation fails\n", json["no_return_after"].get<std::size_t>(),
                   json["steps"].get<std::size_t>());
    if (!json.contains("account"))
        return;
    for (const Json& sentence : json["account"])
        fmt::print("      {}\n", sentence.get<std::string>());
}

void printHead(const Json& json)
{
    const std::size_t states = json["states"].get<std::size_t>();
    const std::string how = json["complete"].get<bool>() ? "complete" : fmt::format("bounded: {} states", states);
    fmt::print("{} states, {} transitions, {}\n", states, json["transitions"].get<std::size_t>(), how);
    const auto chance = json["deadlock_probability"].get<std::string>();
    if (!json["complete"].get<bool>())
        fmt::print("schedules cannot be counted: not every state was seen\n");
    else if (json["endless"].get<bool>())
        fmt::print("schedules cannot be counted: some run never ends\n");
    else if (const std::string runs = countText(json["runs"]); !runs.empty())
        fmt::print("{} schedule{}\n", runs, runs == "1" ? "" : "s");
    const auto endless = json["endless_probability"].get<std::string>();
    if (!chance.empty())
        fmt::print("chance of deadlock {}{}\n", chance, endless.empty() ? "" : ", of never ending " + endless);
    else if (json["complete"].get<bool>() && json["endless"].get<bool>())
        fmt::print("no chances: a cycle of states is too large to be solved exactly\n");
}

void printFindings(const Json& json)
{
    for (const Json& deadlock : json["deadlocks"]) {
        fmt::print("  deadlock, ring of {}: {}\n", deadlock["length"].get<std::size_t>(), deadlock["threads"].dump());
        printSchedule(deadlock);
    }
    for (const Json& fault : json["faults"]) {
        fmt::print("  fault, {}: {}, line {}: {}\n", fault["reason"].get<std::string>(),
                   fault["thread"].get<std::string>(), fault["line"].get<int>(), fault["statement"].get<std::string>());
        printSchedule(fault);
    }
    for (const Json& race : json["races"]) {
        fmt::print("  data race on {}\n", race["variable"].get<std::string>());
        for (const char* side : {"first", "second"})
            fmt::print("    {} by {}, line {}: {}\n", race[side]["access"].get<std::string>(),
                       race[side]["thread"].get<std::string>(), race[side]["line"].get<int>(),
                       race[side]["statement"].get<std::string>());
        printSchedule(race);
    }
    for (const Json& livelock : json["livelocks"]) {
        fmt::print("  livelock: {}, round {}\n", livelock["threads"].dump(), livelock["round"].get<std::string>());
        printSchedule(livelock);
    }
}

} // namespace

Json explorationJson(const machine::World& start, const explore::Exploration& found, bool withAccounts)
{
    return Report(start, withAccounts).whole(found);
}

void printExploration(const Json& json)
{
    printHead(json);
    for (const Json& outcome : json["outcomes"]) {
        fmt::print("  {:<10} {:<12} {:<10} {} {}\n",
                   outcome["end"].get<std::string>() + (outcome["faulted"].get<bool>() ? "!" : ""),
                   countText(outcome["runs"]), outcome["probability"].get<std::string>(),
                   outcome["output"].get<std::string>(), outcome["shared"].dump());
        if (outcome.contains("account"))
            printSchedule(outcome);
    }
    printFindings(json);
}

} // namespace threadway::cli
