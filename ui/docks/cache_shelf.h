// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "scenario/blueprint.h"
#include "trace/state.h"

#include <QRect>
#include <QString>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

class QPainter;

namespace threadway::ui {

class Theme;

/// One level of a core's cache at an instant: whose lines it holds.
struct CacheShelf {
    int level = 1; ///< its place among the levels that there are
    int number = 1; ///< of its name: 2 for L2
    std::int64_t capacity = 1; ///< lines
    std::vector<std::pair<ThreadId, std::int32_t>> parts; ///< lines by owner, most first
    int hitPercent = -1; ///< of all accesses so far; -1 before the first
    bool isCold = false; ///< for the thread that runs: see isCold()
};

/// Whether the thread finds fewer than a quarter of the lines it has in another core's cache of that level; or
/// none at all, though its program touches memory.
bool isCold(const scenario::Blueprint& blueprint, const trace::State& state, ThreadId thread, CoreId core, int level);

/// How warm the core's cache is for the thread, from 0 to 1: its lines in the nearest cache there as a share of the
/// most that any core has of them; or whether its working set is there. Nothing if no core has anything of it.
std::optional<double> warmthOf(const scenario::MachineSpec& machine, const trace::State& state, ThreadId thread,
                               CoreId core);

/// The shelves of the core's own caches, nearest first; a level that a socket shares is not one of them.
std::vector<CacheShelf> cacheShelves(const scenario::Blueprint& blueprint, const memory::MemorySpec& memory,
                                     const trace::State& state, CoreId core);

/// The shelves of the caches that these cores, all those of a socket, share, nearest first.
std::vector<CacheShelf> sharedShelves(const memory::MemorySpec& memory, const trace::State& state,
                                      const std::vector<CoreId>& cores);

/// Paints "L1", the bar and the hit rate in one row; the two widths are those of the outer columns.
void paintShelf(QPainter& painter, const QRect& row, int labelWidth, int rateWidth, const CacheShelf& shelf,
                const Theme& theme);

/// What the shelf holds, in a few lines of words.
QString shelfSentence(const scenario::Blueprint& blueprint, const CacheShelf& shelf);

} // namespace threadway::ui
