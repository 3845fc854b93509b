// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <new>
#include <utility>

namespace threadway::memory {

/// A stretch of words that copies share until one of them wants to write and makes it its own. Unlike a
/// std::shared_ptr it tells with one load, next to the words, whether it is shared, for this is asked at each
/// access to a cache. The words begin where a line of the host's cache does.
class SharedWords {
public:
    SharedWords() = default;
    SharedWords(const SharedWords& other) : m_block(other.m_block)
    {
        if (m_block != nullptr)
            holders().fetch_add(1, std::memory_order_relaxed);
    }
    SharedWords(SharedWords&& other) noexcept : m_block(std::exchange(other.m_block, nullptr)) {}
    SharedWords& operator=(SharedWords other) noexcept
    {
        std::swap(m_block, other.m_block);
        return *this;
    }
    ~SharedWords()
    {
        if (m_block != nullptr && holders().fetch_sub(1, std::memory_order_acq_rel) == 1)
            ::operator delete[](m_block, alignment);
    }

    [[nodiscard]] bool exists() const { return m_block != nullptr; }
    /// Whether there are words and nobody else sees them.
    [[nodiscard]] bool isOwn() const { return m_block != nullptr && holders().load(std::memory_order_acquire) == 1; }
    /// The words, if there are any.
    [[nodiscard]] std::uint64_t* words() const { return m_block + headerWords; }
    /// Makes these so many words its own: a copy of what there is, or zeros.
    void makeOwn(std::size_t count)
    {
        SharedWords made;
        made.m_block = new (alignment) std::uint64_t[headerWords + count];
        made.m_block[0] = 1;
        if (m_block != nullptr)
            std::copy_n(words(), count, made.words());
        else
            std::fill_n(made.words(), count, 0);
        *this = std::move(made);
    }

private:
    static constexpr std::align_val_t alignment{64};
    static constexpr std::size_t headerWords = 8; ///< so that the words are aligned, too

    [[nodiscard]] std::atomic_ref<std::uint64_t> holders() const { return std::atomic_ref(*m_block); }

    std::uint64_t* m_block = nullptr; ///< the number of holders, then the words
};

} // namespace threadway::memory
