// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>

namespace threadway::ui {

/// Calls that one thread hands to another, in order. A mutex of the language instead of Qt's event queue, so that
/// tools that watch threads see the hand-over.
class CallQueue {
public:
    using Call = std::function<void()>;

    void push(Call call)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_calls.push_back(std::move(call));
        }
        m_isPushed.notify_one();
    }

    /// The next call, or nothing if there is none now.
    std::optional<Call> tryPop()
    {
        const std::scoped_lock lock(m_mutex);
        if (m_calls.empty())
            return std::nullopt;
        return popFront();
    }

    /// The next call; waits for it.
    Call waitPop()
    {
        std::unique_lock lock(m_mutex);
        m_isPushed.wait(lock, [this] { return !m_calls.empty(); });
        return popFront();
    }

private:
    Call popFront()
    {
        Call call = std::move(m_calls.front());
        m_calls.pop_front();
        return call;
    }

    std::mutex m_mutex;
    std::condition_variable m_isPushed;
    std::deque<Call> m_calls;
};

} // namespace threadway::ui
