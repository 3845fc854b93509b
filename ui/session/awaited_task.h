// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/background_task.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <utility>

namespace threadway::ui {

/// A BackgroundTask whose result is handed on as soon as it is there, by the event loop of the thread that owns this.
template <class Result>
class AwaitedTask {
public:
    /// `take` gets what comes of each work that is not given up, and may start the next one; `look`, if there is one,
    /// is called now and then while work goes on, and after `take`.
    explicit AwaitedTask(std::function<void(const Result&)> take, std::function<void()> look = {})
        : m_take(std::move(take)), m_look(std::move(look))
    {
        constexpr int lookMs = 30;
        m_timer.setInterval(lookMs);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { fetch(); });
    }

    /// Begins; work that still goes on is given up.
    void start(typename BackgroundTask<Result>::Work work)
    {
        m_task.start(std::move(work));
        m_timer.start();
    }
    /// Stops the work where it is; what it came to is still handed on.
    void stop() { m_task.stop(); }
    /// Gives up: nothing will come of it.
    void giveUp()
    {
        m_task.giveUp();
        m_timer.stop();
    }
    [[nodiscard]] bool isRunning() const { return m_task.isRunning(); }

private:
    void fetch()
    {
        if (const auto result = m_task.fetch()) {
            m_timer.stop();
            m_take(*result);
        }
        if (m_look)
            m_look();
    }

    std::function<void(const Result&)> m_take;
    std::function<void()> m_look;
    BackgroundTask<Result> m_task;
    QTimer m_timer;
};

} // namespace threadway::ui
