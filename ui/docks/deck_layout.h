// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/core_card.h"

#include <QRect>

#include <vector>

namespace threadway::ui {

/// Where the cards of the deck stand in a widget of a width: the shared queue, then socket by socket what its cores
/// share and the cores themselves, in as many columns as there is room for, then the devices.
struct DeckLayout {
    struct Socket {
        std::int32_t number = 0;
        std::vector<CoreId> cores;
        QRect rect; ///< empty if they share no cache
    };

    DeckLayout() = default;
    DeckLayout(const CardSource& source, int width);

    QRect ready; ///< empty with a queue for each core
    std::vector<Socket> sockets; ///< one for all cores if they share no cache
    std::vector<QRect> cores;
    std::vector<QRect> devices;
    int height = 0;
};

} // namespace threadway::ui
