// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/banker.h"
#include "trace/state.h"

#include <optional>
#include <vector>

namespace threadway::trace {

/// The books of an object that is granted by the banker's algorithm.
struct BankerView {
    std::int64_t total = 0;
    std::int64_t free = 0;
    std::vector<sync::Customer> customers; ///< by thread
    bool isSafe = false;
    /// Orders in which every customer could be served, as threads; at most mostSequences.
    std::vector<std::vector<ThreadId>> sequences;
};
inline constexpr std::size_t mostSequences = 1000;

/// The objects whose units threads have claimed, by id.
std::vector<ObjectId> bankedObjects(const scenario::Blueprint& blueprint);

/// The books at the instant; nothing if no thread has claimed any of the object.
std::optional<BankerView> bankerView(const State& state, ObjectId object);

/// The books as they would be if the thread were given so many units more, whether or not it may have them. Nothing if
/// it is no customer or there are not so many free.
std::optional<BankerView> bankerViewAfter(const State& state, ObjectId object, ThreadId thread, std::int64_t units);

} // namespace threadway::trace
