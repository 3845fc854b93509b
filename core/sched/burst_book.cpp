// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sched/burst_book.h"

#include <algorithm>

namespace threadway::sched {
namespace {

// Functions, because policies of other files read them before main().
const base::ParameterInfo& bursts()
{
    static const base::ParameterInfo info{
        .id = "bursts",
        .type = base::ParameterType::Choice,
        .name = TW_TR("Burst lengths"),
        .help
        = TW_TR("exact: read off the program, or as declared. estimated: the average of earlier bursts, the last one "
                "weighed by alpha."),
        .fallback = 0,
        .minimum = 0,
        .maximum = 1,
        .choices = {"exact", "estimated"},
    };
    return info;
}
const base::ParameterInfo& alpha()
{
    static const base::ParameterInfo info{
        .id = "alpha",
        .type = base::ParameterType::Integer,
        .name = TW_TR("Alpha in percent"),
        .help = TW_TR("How much the last burst counts in an estimate: 0 never learns, 100 forgets all before it."),
        .fallback = 50,
        .minimum = 0,
        .maximum = 100,
        .choices = {},
    };
    return info;
}
const base::ParameterInfo& initial()
{
    static const base::ParameterInfo info{
        .id = "initial",
        .type = base::ParameterType::Duration,
        .name = TW_TR("First estimate"),
        .help = TW_TR("The estimate for a thread that has not had a burst yet."),
        .fallback = 10'000'000,
        .minimum = 0,
        .maximum = longestSpan.ns,
        .choices = {},
    };
    return info;
}

bool continuesBurst(ReadyReason reason)
{
    return reason == ReadyReason::Expired || reason == ReadyReason::Preempted || reason == ReadyReason::Moved;
}

} // namespace

std::vector<base::ParameterInfo> BurstBook::parameters()
{
    return {bursts(), alpha(), initial()};
}

BurstBook::BurstBook(const base::ParameterValues& values)
    : m_isEstimated(values.get(bursts()) == 1),
      m_alphaPercent(values.get(alpha())),
      m_initial(values.duration(initial()))
{
}

BurstBook::Account& BurstBook::account(ThreadId thread)
{
    if (thread.index() >= m_accounts.size())
        m_accounts.resize(std::max(thread.index() + 1, m_accounts.size() * 2), {m_initial, {}});
    return m_accounts[thread.index()];
}

std::int64_t BurstBook::left(const ThreadFacts& thread, ReadyReason reason)
{
    Account& book = account(thread.thread);
    if (!continuesBurst(reason)) {
        // Divided first, for spans at the limit; what that loses is below a microsecond.
        if (book.used.ns > 0)
            book.estimate.ns = book.used.ns / 100 * m_alphaPercent + book.used.ns % 100 * m_alphaPercent / 100
                               + book.estimate.ns / 100 * (100 - m_alphaPercent)
                               + book.estimate.ns % 100 * (100 - m_alphaPercent) / 100;
        book.used = {};
    }
    if (m_isEstimated)
        return std::max<std::int64_t>(0, (book.estimate - book.used).ns);
    switch (thread.burstSource) {
    case BurstSource::Program:
        return thread.burst.ns;
    case BurstSource::Declared:
        return std::max<std::int64_t>(0, (thread.burst - book.used).ns);
    case BurstSource::Unknown:
        return unknown;
    }
    return unknown;
}

void BurstBook::ran(ThreadId thread, SimTime span)
{
    account(thread).used += span;
}

void BurstBook::addTo(base::Hasher& hasher) const
{
    for (const Account& book : m_accounts)
        hasher.add(book.estimate.ns).add(book.used.ns);
}

} // namespace threadway::sched
