// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"
#include "memory/line_map.h"

#include <cstdint>
#include <memory>

namespace threadway::memory {

/// In which NUMA node each page of memory lies: that of the core that first touched it, as Linux places pages unless
/// it is told otherwise (Documentation/admin-guide/mm/numa_memory_policy.rst, "local allocation"). A value; copies
/// share what neither has changed since.
class PageHomes {
public:
    static constexpr std::uint64_t pageBytes = 4096;
    /// Pages that are remembered at most, 16 GiB of them; further ones count as near whoever uses them.
    static constexpr std::size_t mostPages = std::size_t{1} << 22U;

    /// A core of the node accesses the bytes: whether some of them lie in another node. Pages that nobody has touched
    /// before lie in this one from now on.
    bool isRemote(std::uint64_t address, std::uint64_t bytes, std::int32_t node);

    /// Those of the pages that have no home yet lie in the node, as somebody touched them before anybody asked.
    void settle(std::uint64_t address, std::uint64_t bytes, std::int32_t node);
    /// There are so many nodes from now on: pages of others have no home until they are touched again. With one node,
    /// no page needs one.
    void keepNodes(std::int32_t nodes);

    /// How many pages have a home.
    [[nodiscard]] std::size_t size() const { return m_homes ? m_homes->size() : 0; }
    /// A hash of all homes, which depends on the order in which they were given.
    [[nodiscard]] std::uint64_t history() const { return m_history.value(); }
    [[nodiscard]] std::size_t bytes() const { return m_homes ? m_homes->bytes() : 0; }

private:
    std::int32_t homeOf(std::uint64_t page, std::int32_t toucher);

    std::shared_ptr<LineMap<std::int32_t>> m_homes;
    base::Hasher m_history;
};

} // namespace threadway::memory
