// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/state.h"
#include "trace/wait_for.h"

#include <vector>

namespace threadway::ui {

/// How waits are drawn.
enum class WaitPictureKind : std::uint8_t {
    Resources, ///< resource-allocation graph: threads, objects, requests and assignments
    Threads, ///< wait-for graph: threads, each pointing at those that hold what it waits for
};

/// A thread or an object in the picture.
struct WaitNode {
    ThreadId thread; ///< invalid for an object
    ObjectId object;
    int ring = -1; ///< index of the ring it belongs to
    int layer = 0; ///< how many waits lie between it and who waits for nobody; ring members count as 0
    std::int64_t instances = 1; ///< of an object
    std::int64_t held = 0; ///< of them

    [[nodiscard]] bool isThread() const { return thread.isValid(); }
};

/// A request of a thread (to an object, or in a wait-for graph to a thread), or the assignment of an object to a
/// thread.
struct WaitLink {
    std::size_t from = 0; ///< node
    std::size_t to = 0;
    ObjectId object; ///< that is waited for or held; invalid: the end of a thread is waited for
    std::int32_t times = 1; ///< of an assignment
    bool isAssignment = false;
    int ring = -1;
};

/// Who holds what and waits for whom at an instant, as a graph. Only who takes part in it; in a fixed order.
struct WaitPicture {
    std::vector<WaitNode> nodes;
    std::vector<WaitLink> links;
    std::vector<trace::WaitRing> rings;
};

WaitPicture pictureOf(const trace::State& state, WaitPictureKind kind);

} // namespace threadway::ui
