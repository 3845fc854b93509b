// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace threadway::explore {

/// A growing table in pieces of equal size: growing copies nothing, and at most one piece is unused. Copies share
/// nothing.
template <class T, std::size_t PieceBits = 14>
class ChunkedVector {
public:
    ChunkedVector() = default;
    ChunkedVector(ChunkedVector&&) noexcept = default;
    ChunkedVector& operator=(ChunkedVector&&) noexcept = default;
    ChunkedVector(const ChunkedVector&) = delete;
    ChunkedVector& operator=(const ChunkedVector&) = delete;
    ~ChunkedVector() = default;

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    T& operator[](std::size_t i) { return m_pieces[i >> PieceBits][i & mask]; }
    const T& operator[](std::size_t i) const { return m_pieces[i >> PieceBits][i & mask]; }
    void push_back(const T& value)
    {
        if (m_size >> PieceBits == m_pieces.size())
            m_pieces.push_back(std::make_unique<T[]>(mask + 1));
        (*this)[m_size++] = value;
    }
    /// Memory taken, unused places included.
    [[nodiscard]] std::size_t bytes() const { return m_pieces.size() * (mask + 1) * sizeof(T); }

private:
    static constexpr std::size_t mask = (std::size_t{1} << PieceBits) - 1;
    std::vector<std::unique_ptr<T[]>> m_pieces;
    std::size_t m_size = 0;
};

} // namespace threadway::explore
