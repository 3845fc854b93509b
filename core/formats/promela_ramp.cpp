// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/promela_ramp.h"

#include "formats/promela_executor.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace threadway::formats::promela {
namespace {

std::size_t workersOf(const scenario::Blueprint& blueprint, ThreadId thread)
{
    const auto& spec = blueprint.thread(thread);
    const bool isFirst = spec.workers > 1 && spec.firstWorker == thread;
    return isFirst ? static_cast<std::size_t>(spec.workers) : 1; // the others carry nobody of their own
}

std::string listOf(const std::vector<std::size_t>& numbers)
{
    return fmt::format("{{{}}}", fmt::join(numbers, ", "));
}

} // namespace

Ramp::Ramp(const scenario::Blueprint& blueprint, ThreadId thread)
    : m_blueprint(blueprint),
      m_thread(thread),
      m_coroutines(blueprint.thread(thread).coroutines.size()),
      m_workers(workersOf(blueprint, thread))
{
}

std::vector<Line> Ramp::declare(const std::vector<CoroutineId>& all) const
{
    const std::vector<CoroutineId> starting = m_blueprint.thread(m_thread).isSpawned ? std::vector<CoroutineId>() : all;
    std::vector<std::size_t> heads(m_workers);
    std::vector<std::size_t> ramp(m_coroutines * m_workers);
    std::vector<std::size_t> lengths(m_workers);
    for (std::size_t i = 0; i < starting.size(); ++i) {
        const std::size_t number = starting[i].index() + 1;
        (i < m_workers ? heads[i] : ramp[i - m_workers]) = number;
        lengths[0] += i < m_workers ? 0 : 1;
    }
    const std::int32_t n = m_thread.value;
    const std::string& path = m_blueprint.thread(m_thread).path;
    if (!isExecutor()) {
        return {{fmt::format("byte hd{} = {}; /* the head of {}, and its ramp */", n, heads[0], path)},
                {fmt::format("byte rq{}[{}] = {};", n, ramp.size(), listOf(ramp))},
                {fmt::format("byte rn{} = {};", n, lengths[0])}};
    }
    return {{fmt::format("byte hd{}[{}] = {}; /* the heads of {} and its fellow workers, and their ramps */", n,
                         m_workers, listOf(heads), path)},
            {fmt::format("byte rq{}[{}] = {};", n, ramp.size(), listOf(ramp))},
            {fmt::format("byte rn{}[{}] = {};", n, m_workers, listOf(lengths))},
            {fmt::format("hidden byte fresh{}[{}]; /* who has just come to the head */", n, m_workers)},
            {fmt::format("hidden byte at{0}; hidden byte from{0}; hidden byte turn{0};", n)},
            {fmt::format("#define first_of{0}(w) rq{0}[(w) * {1}]", n, m_coroutines)},
            {fmt::format(
                "#define put{0}(number) rq{0}[at{0} * {1} + rn{0}[at{0}]] = number; rn{0}[at{0}] = rn{0}[at{0}] + 1", n,
                m_coroutines)}};
}

std::string Ramp::fill(const std::vector<CoroutineId>& starting) const
{
    std::string text;
    for (std::size_t i = 0; i < starting.size(); ++i)
        text += i == 0 ? fmt::format(" hd{} = {};", m_thread.value, starting[i].value + 1) : " " + join(starting[i]);
    return text;
}

/// The number among the workers of the one that the coroutine is with.
std::string Ramp::place(CoroutineId coroutine) const
{
    return fmt::format("carrier[{}] - {}", coroutine.value, m_thread.value);
}

std::string Ramp::headOf(CoroutineId coroutine) const
{
    return isExecutor() ? fmt::format("hd{}[{}]", m_thread.value, place(coroutine))
                        : fmt::format("hd{}", m_thread.value);
}

std::string Ramp::lengthFor(CoroutineId coroutine) const
{
    return isExecutor() ? fmt::format("rn{}[{}]", m_thread.value, place(coroutine))
                        : fmt::format("rn{}", m_thread.value);
}

std::string Ramp::join(CoroutineId coroutine) const
{
    if (!isExecutor())
        return fmt::format("rq{0}[rn{0}] = {1}; rn{0} = rn{0} + 1;", m_thread.value, coroutine.value + 1);
    return fmt::format("at{0} = {1}; find_worker{0}(); carrier[{2}] = {0} + at{0}; put{0}({3}); come{0}();",
                       m_thread.value, place(coroutine), coroutine.value, coroutine.value + 1);
}

std::string Ramp::giveWay(CoroutineId coroutine) const
{
    if (!isExecutor())
        return join(coroutine);
    return fmt::format("at{0} = {1}; put{0}({2});", m_thread.value, place(coroutine), coroutine.value + 1);
}

std::string Ramp::leave(CoroutineId coroutine) const
{
    if (!isExecutor())
        return fmt::format("hd{} = 0;", m_thread.value);
    return fmt::format("at{0} = {1}; hd{0}[at{0}] = 0; take_over{0}(); come{0}();", m_thread.value, place(coroutine));
}

std::string Ramp::resume(CoroutineId coroutine) const
{
    if (!isExecutor())
        return fmt::format("resume{}();", m_thread.value);
    return fmt::format("resume{}({});", m_thread.value, coroutine.isValid() ? place(coroutine) : "0");
}

/// What each coroutine does that may come to the head.
std::vector<Line> Ramp::wakes(const Agreement& agreement, const std::string& head) const
{
    std::vector<Line> lines = {{"        if"}};
    for (const Wake& wake : agreement.ramps[m_thread.index()]) {
        lines.push_back({fmt::format("        :: {} == {} && p{} == {} ->", head, wake.coroutine.value + 1,
                                     wake.coroutine.value, wake.label)});
        lines.insert(lines.end(), wake.lines.begin(), wake.lines.end());
    }
    lines.push_back({"        :: else"});
    lines.push_back({"        fi;"});
    return lines;
}

/// Loops, because who comes to the head may end there without a step.
std::vector<Line> Ramp::inlines(const Agreement& agreement) const
{
    const auto process = m_blueprint.thread(m_thread).process;
    const std::string lives
        = agreement.canFault[process.index()] != 0 ? fmt::format(" && !gone{}", process.value) : std::string();
    const std::int32_t n = m_thread.value;
    if (isExecutor()) {
        const ExecutorNumbers numbers{n, m_workers, m_coroutines};
        return executorInlines(numbers, lives, wakes(agreement, fmt::format("hd{0}[at{0}]", n)));
    }
    std::vector<Line> lines = {{fmt::format("inline resume{}() {{", n)},
                               {"    do"},
                               {fmt::format("    :: hd{0} == 0 && rn{0} > 0{1} ->", n, lives)},
                               {fmt::format("        hd{0} = rq{0}[0]; i = 0; close_up(rq{0}, rn{0});", n)}};
    const std::vector<Line> work = wakes(agreement, fmt::format("hd{}", n));
    lines.insert(lines.end(), work.begin(), work.end());
    for (const char* line : {"    :: else -> break", "    od", "}"})
        lines.push_back({line});
    return lines;
}

bool hasRamps(const scenario::Blueprint& blueprint)
{
    for (std::size_t i = 0; i < blueprint.threads.size(); ++i) {
        if (Ramp(blueprint, ThreadId(i)).exists())
            return true;
    }
    return false;
}

/// At first the coroutines of an executor are dealt to its workers, one each, in order; the rest is with the first one.
Line declareCarriers(const scenario::Blueprint& blueprint)
{
    std::vector<std::int32_t> carriers;
    for (const auto& coroutine : blueprint.coroutines)
        carriers.push_back(coroutine.thread.value);
    for (std::size_t i = 0; i < blueprint.threads.size(); ++i) {
        const Ramp ramp(blueprint, ThreadId(i));
        std::size_t worker = 0;
        for (const CoroutineId coroutine : blueprint.threads[i].coroutines) {
            if (worker < ramp.workers() && !blueprint.coroutine(coroutine).isSpawned)
                carriers[coroutine.index()] = static_cast<std::int32_t>(i + worker++);
        }
    }
    return {fmt::format("{}byte carrier[{}] = {{{}}};", blueprint.hasExecutors() ? "" : "hidden ", carriers.size(),
                        fmt::join(carriers, ", "))};
}

} // namespace threadway::formats::promela
