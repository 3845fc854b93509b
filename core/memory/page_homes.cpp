// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/page_homes.h"

#include <utility>

namespace threadway::memory {

bool PageHomes::isRemote(std::uint64_t address, std::uint64_t bytes, std::int32_t node)
{
    bool isAnyRemote = false;
    for (std::uint64_t page = address / pageBytes; page <= (address + bytes - 1) / pageBytes; ++page)
        isAnyRemote = homeOf(page, node) != node || isAnyRemote;
    return isAnyRemote;
}

std::int32_t PageHomes::homeOf(std::uint64_t page, std::int32_t toucher)
{
    if (m_homes) {
        if (const std::int32_t* home = std::as_const(*m_homes).find(page))
            return *home;
    }
    if (size() >= mostPages)
        return toucher;
    if (!m_homes)
        m_homes = std::make_shared<LineMap<std::int32_t>>();
    else if (m_homes.use_count() != 1)
        m_homes = std::make_shared<LineMap<std::int32_t>>(*m_homes);
    (*m_homes)[page] = toucher;
    m_history.add(page).add(toucher);
    return toucher;
}

void PageHomes::settle(std::uint64_t address, std::uint64_t bytes, std::int32_t node)
{
    const std::uint64_t end = (address + bytes + pageBytes - 1) / pageBytes;
    for (std::uint64_t page = address / pageBytes; bytes > 0 && page < end && size() < mostPages; ++page)
        homeOf(page, node);
}

void PageHomes::keepNodes(std::int32_t nodes)
{
    if (nodes == 1) {
        *this = {};
        return;
    }
    if (!m_homes)
        return;
    auto kept = std::make_shared<LineMap<std::int32_t>>();
    m_homes->forEach([&](std::uint64_t page, std::int32_t home) {
        if (home < nodes)
            (*kept)[page] = home;
    });
    m_homes = std::move(kept);
    m_history.add(nodes);
}

} // namespace threadway::memory
