// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/wait_picture.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace threadway::ui {

/// Where the nodes of a wait picture lie: each ring as a ring of its own, or as two rows where it is low, side by side
/// at the right; everybody else in layers from left to right, so that waits point to the right. The same picture and
/// size give the same places.
class WaitGraphLayout {
public:
    /// Half the width of a node.
    static constexpr double reach = 17;
    /// From the middle of one node to that of the next one, at least.
    static constexpr double least = 64;

    WaitGraphLayout() = default;
    WaitGraphLayout(const WaitPicture& picture, QSizeF size);

    /// The room that the picture needs to stay legible.
    [[nodiscard]] static QSizeF needed(const WaitPicture& picture);
    /// Middle of each node.
    [[nodiscard]] const std::vector<QPointF>& places() const { return m_places; }
    /// The node at the place, or -1.
    [[nodiscard]] int nodeAt(QPointF place) const;

private:
    void placeRings(const WaitPicture& picture, double left, QSizeF size);
    void placeRound(const std::vector<std::size_t>& members, const QRectF& room);
    void placeInRows(const std::vector<std::size_t>& members, const QRectF& room);
    void placeLayers(const WaitPicture& picture, double right, double height);

    std::vector<QPointF> m_places;
};

} // namespace threadway::ui
