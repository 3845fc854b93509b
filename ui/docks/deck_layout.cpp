// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/deck_layout.h"

#include <algorithm>

namespace threadway::ui {
namespace {

constexpr int margin = 8;
constexpr int gap = 8;
constexpr int narrowestCard = 230;
constexpr int readyTitle = 24;

std::vector<DeckLayout::Socket> socketsOf(const CardSource& source)
{
    const bool isShared = socketHeight(source) > 0;
    std::vector<DeckLayout::Socket> sockets;
    for (std::size_t i = 0; i < source.state.cores.size(); ++i) {
        const std::int32_t number = isShared ? source.state.topology.at(CoreId(i)).socket : 0;
        auto socket = std::find_if(sockets.begin(), sockets.end(),
                                   [number](const DeckLayout::Socket& other) { return other.number == number; });
        if (socket == sockets.end())
            socket = sockets.insert(sockets.end(), {number, {}, {}});
        socket->cores.emplace_back(i);
    }
    return sockets;
}

/// Places of one kind, row by row.
class Grid {
public:
    Grid(int width, std::size_t things)
        : m_columns(
            std::clamp((width - 2 * margin + gap) / (narrowestCard + gap), 1, std::max(1, static_cast<int>(things)))),
          m_cardWidth((width - 2 * margin - (m_columns - 1) * gap) / m_columns)
    {
    }

    [[nodiscard]] QRect place(std::size_t index, int top, int height) const
    {
        const int column = static_cast<int>(index) % m_columns;
        const int row = static_cast<int>(index) / m_columns;
        return {margin + column * (m_cardWidth + gap), top + row * (height + gap), m_cardWidth, height};
    }

private:
    int m_columns;
    int m_cardWidth;
};

} // namespace

DeckLayout::DeckLayout(const CardSource& source, int width)
{
    int top = margin;
    const int wide = width - 2 * margin;
    if (!source.hasQueues()) {
        ready = {margin, top, wide, readyTitle + chipHeight + 8};
        top += ready.height() + gap;
    }
    const Grid grid(width, source.state.cores.size());
    const int card = cardHeight(source);
    const int shared = socketHeight(source);
    cores.resize(source.state.cores.size());
    sockets = socketsOf(source);
    for (Socket& socket : sockets) {
        if (shared > 0) {
            socket.rect = {margin, top, wide, shared};
            top += shared + gap;
        }
        for (std::size_t i = 0; i < socket.cores.size(); ++i)
            cores[socket.cores[i].index()] = grid.place(i, top, card);
        top = cores[socket.cores.back().index()].bottom() + 1 + gap;
    }
    const std::size_t served = std::min(source.state.devices.size(), source.blueprint.scenario.devices.size());
    for (std::size_t i = 0; i < served; ++i)
        devices.push_back(grid.place(i, top, deviceHeight()));
    if (served > 0)
        top = devices.back().bottom() + 1 + gap;
    height = top - gap + margin;
}

} // namespace threadway::ui
