// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/prevention.h"

#include "program/condition_rewrite.h"
#include "program/lock_order.h"

#include <algorithm>
#include <functional>
#include <set>

namespace threadway::scenario {
namespace {

constexpr std::string_view mutexKind = "mutex";
constexpr std::string_view rwlockKind = "rwlock";

using Names = std::vector<std::string>;
using Rewrite = std::function<base::Result<std::string>(const std::string&)>;

/// Hands each program text of the scenario over, with where it stands.
template <class Visit>
void forEachProgram(Scenario& scenario, const Visit& visit)
{
    for (ProcessSpec& process : scenario.processes) {
        visit(process.functions, process.functionsOrigin);
        for (ThreadSpec& thread : process.threads) {
            visit(thread.program, thread.origin);
            for (CoroutineSpec& coroutine : thread.coroutines)
                visit(coroutine.program, coroutine.origin);
        }
    }
}

Names mutexesOf(const Scenario& scenario)
{
    Names names;
    for (const ObjectSpec& lock : scenario.locks) {
        if (lock.kind == mutexKind)
            names.push_back(lock.name);
    }
    return names;
}

class Prevention {
public:
    explicit Prevention(const Scenario& scenario) : m_result{scenario, {}} { m_result->deadlock.conditions = {}; }

    base::Result<Scenario> run(const ConditionSwitches& conditions)
    {
        if (!conditions.mutualExclusion)
            share();
        const Names mutexes = mutexesOf(*m_result);
        if (!conditions.holdAndWait)
            apply([&](const std::string& text) { return program::takeAllAtOnce(text, mutexes); });
        if (!conditions.noPreemption)
            apply([&](const std::string& text) { return program::giveBackAndRetry(text, mutexes); });
        if (!conditions.circularWait)
            apply([&](const std::string& text) { return program::imposeLockOrder(text, mutexes); });
        if (!m_isDone)
            m_result.value.reset();
        return std::move(m_result);
    }

private:
    void apply(const Rewrite& rewrite)
    {
        forEachProgram(*m_result, [&](std::string& text, const ProgramOrigin& origin) {
            if (text.empty())
                return;
            auto rewritten = rewrite(text);
            for (base::Diagnostic& finding : rewritten.diagnostics) {
                finding.position = origin.placeOf(finding.position);
                m_result.diagnostics.push_back(std::move(finding));
            }
            m_isDone = m_isDone && rewritten.isOk();
            if (rewritten.isOk())
                text = std::move(*rewritten);
        });
    }

    void share()
    {
        Names shared = mutexesOf(*m_result);
        std::set<std::string> kept;
        forEachProgram(*m_result, [&](const std::string& text, const ProgramOrigin&) {
            kept.merge(program::unshareableLocks(text, shared));
        });
        for (const std::string& name : kept)
            m_result.diagnostics.push_back({base::Severity::Warning,
                                            {},
                                            "condition-kept",
                                            TW_TR("{0} still excludes: it is used in ways that cannot be shared"),
                                            {name}});
        std::erase_if(shared, [&kept](const std::string& name) { return kept.contains(name); });
        for (ObjectSpec& lock : m_result->locks) {
            if (std::find(shared.begin(), shared.end(), lock.name) == shared.end())
                continue;
            lock.kind = rwlockKind;
            lock.parameters = {};
        }
        forEachProgram(*m_result,
                       [&](std::string& text, const ProgramOrigin&) { text = program::shareLocks(text, shared); });
    }

    base::Result<Scenario> m_result;
    bool m_isDone = true;
};

} // namespace

base::Result<Scenario> withoutConditions(const Scenario& scenario)
{
    return Prevention(scenario).run(scenario.deadlock.conditions);
}

} // namespace threadway::scenario
