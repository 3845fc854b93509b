// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/local_table.h"

#include "base/hash.h"

#include <numeric>

namespace threadway::explore {

std::uint32_t LocalTable::numberOf(const LocalState& local, std::uint32_t likely)
{
    const Parts* expected = likely < m_locals.size() ? &m_locals[likely] : nullptr;
    m_routines.resize(local.routines.size());
    m_parts.resize(local.routines.size() + 1);
    const auto expectedAt = [&](std::size_t place) { return expected != nullptr ? (*expected)[place] : 0; };
    m_parts[0] = m_bodies.numberOf(local.body, expectedAt(0));
    for (std::size_t i = 0; i < local.routines.size(); ++i)
        m_parts[i + 1] = m_routines[i].numberOf(local.routines[i], expectedAt(i + 1));
    return m_locals.numberOf(m_parts, likely);
}

LocalState LocalTable::operator[](std::uint32_t number) const
{
    const Parts& parts = m_locals[number];
    LocalState local{m_bodies[parts[0]], {}};
    local.routines.reserve(m_routines.size());
    for (std::size_t i = 0; i < m_routines.size(); ++i)
        local.routines.push_back(m_routines[i][parts[i + 1]]);
    return local;
}

std::size_t LocalTable::bytes() const
{
    return std::accumulate(m_routines.begin(), m_routines.end(), m_bodies.bytes() + m_locals.bytes(),
                           [](std::size_t sum, const auto& table) { return sum + table.bytes(); });
}

} // namespace threadway::explore
