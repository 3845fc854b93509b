// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/sim_time.h"
#include "scenario/blueprint.h"
#include "trace/state.h"
#include "ui/docks/cache_shelf.h"
#include "ui/docks/thread_chip.h"

#include <QRect>
#include <QString>

#include <vector>

namespace threadway::ui {

class Selection;
class Theme;

/// Where the cards of one moment get what they show; lives as long as one paint or one look-up.
struct CardSource {
    const scenario::Blueprint& blueprint;
    const scenario::MachineSpec& machine; ///< of now
    const trace::State& state;
    SimTime position;
    const Selection& selection;
    const Theme& theme;
    ThreadId dragged; ///< invalid when nothing is dragged
    ThreadId focused; ///< invalid when the cards have no keyboard focus

    /// Whether threads wait in a queue of each core instead of one for all.
    [[nodiscard]] bool hasQueues() const { return machine.queuePerCore; }
    [[nodiscard]] ThreadChip chip(ThreadId thread) const;
};

/// Chips in one row, as many as there is room for.
struct ChipRow {
    QRect rect;
    std::vector<ThreadChip> chips;
    int hidden = 0; ///< threads that found no room
};

/// Everything a card shows of its core at one moment, laid out.
struct CoreCard {
    CoreId core;
    QRect rect;
    bool isOnline = true;
    int busyPercent = 0; ///< of the time so far
    QString place; ///< where it stands among the others, if they are not all alike
    bool isSwitching = false;
    SimTime turn; ///< how long the running thread has had the core
    SimTime slice; ///< how long it may keep it; 0 if the policy sets no end
    ChipRow now;
    ChipRow next; ///< empty with one queue for all cores
    QRect dropSlot;
    std::vector<CacheShelf> shelves;
    std::vector<QRect> shelfRects;
};

/// What the cores of a socket have in common.
struct SocketCard {
    std::int32_t socket = 0;
    std::vector<CoreId> cores;
    QRect rect;
    QString title; ///< how many cores share them, with the socket's number if there are several
    std::vector<CacheShelf> shelves;
    std::vector<QRect> shelfRects;
};

/// A device with those that it serves and those that wait for it.
struct DeviceCard {
    DeviceId device;
    QRect rect;
    QString name;
    int servers = 1;
    std::int64_t served = 0; ///< requests that are done
    std::size_t waiting = 0;
    ChipRow now;
    ChipRow next;
};

/// The height of every card of a core.
int cardHeight(const CardSource& source);
CoreCard layOutCard(const CardSource& source, CoreId core, const QRect& rect);
/// The height of every card of a socket; 0 if the cores of a socket share no cache.
int socketHeight(const CardSource& source);
SocketCard layOutSocket(const CardSource& source, std::int32_t socket, const std::vector<CoreId>& cores,
                        const QRect& rect);
/// The threads that stand in the core's queue, or in the shared one for an invalid core; earliest first.
std::vector<ThreadId> threadsInQueue(const trace::State& state, CoreId queue);
/// At a core, chips show how warm its cache is for them.
ChipRow layOutChips(const CardSource& source, const std::vector<ThreadId>& threads, const QRect& rect,
                    CoreId core = {});
/// The height of every card of a device.
int deviceHeight();
DeviceCard layOutDevice(const CardSource& source, DeviceId device, const QRect& rect);
/// What the card shows, in words.
QString deviceSentence(const DeviceCard& card);
/// The time slice every thread gets under the policy, or 0 if it is not one fixed time.
SimTime fixedSlice(const scenario::PolicySpec& policy);

/// The column of "now", "next" and "L1", and that of the hit rates, in pixels.
int labelColumnWidth(const Theme& theme);
int rateColumnWidth(const Theme& theme);

} // namespace threadway::ui
