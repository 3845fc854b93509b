// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/slice_row.h"

#include <iterator>

namespace threadway::trace {

/// The slices of a row to read, one after the other or here and there. Unpacks a block at a time, so that neighbours
/// cost little. Good until the row changes.
class SliceView {
public:
    explicit SliceView(const SliceRow& row) : m_row(&row) {}

    [[nodiscard]] std::size_t size() const { return m_row->size(); }
    [[nodiscard]] bool empty() const { return size() == 0; }
    [[nodiscard]] const Slice& operator[](std::size_t index) const
    {
        const std::size_t block = index / SliceRow::blockSlices;
        if (block == m_row->m_offsets.size())
            return m_row->m_tail[index % SliceRow::blockSlices];
        if (block != m_block) {
            m_row->unpack(block, m_slices);
            m_block = block;
        }
        return m_slices[index % SliceRow::blockSlices];
    }
    [[nodiscard]] const Slice& front() const { return (*this)[0]; }
    [[nodiscard]] const Slice& back() const { return (*this)[size() - 1]; }

    /// Goes over the slices, giving copies.
    class Iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = Slice;
        using difference_type = std::ptrdiff_t;
        using pointer = const Slice*;
        using reference = Slice;

        Iterator(const SliceView& view, std::size_t index) : m_view(&view), m_index(index) {}
        Slice operator*() const { return (*m_view)[m_index]; }
        Iterator& operator++()
        {
            ++m_index;
            return *this;
        }
        Iterator operator++(int)
        {
            Iterator before = *this;
            ++m_index;
            return before;
        }
        bool operator==(const Iterator& other) const { return m_index == other.m_index; }

    private:
        const SliceView* m_view;
        std::size_t m_index;
    };
    [[nodiscard]] Iterator begin() const { return {*this, 0}; }
    [[nodiscard]] Iterator end() const { return {*this, size()}; }

private:
    const SliceRow* m_row;
    mutable std::size_t m_block = static_cast<std::size_t>(-1);
    mutable SliceRow::Block m_slices; ///< of m_block
};

} // namespace threadway::trace
