// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/wait_graph_layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace threadway::ui {
namespace {

constexpr double margin = 30;
/// Half a node, and beneath it its name.
constexpr double above = 20;
constexpr double below = 38;
/// From layer to layer; names stand under the nodes and need the width.
constexpr double layerWidth = 96;
/// From node to node where a ring lies in two rows.
constexpr double rowPitch = 64;

/// The members of each ring, in the order in which they wait for each other.
std::vector<std::vector<std::size_t>> ringMembers(const WaitPicture& picture)
{
    std::vector<std::vector<std::size_t>> members(picture.rings.size());
    for (std::size_t r = 0; r < picture.rings.size(); ++r) {
        const trace::WaitRing& ring = picture.rings[r];
        for (std::size_t i = 0; i < ring.threads.size(); ++i) {
            for (std::size_t n = 0; n < picture.nodes.size(); ++n) {
                const WaitNode& node = picture.nodes[n];
                if (node.ring == static_cast<int>(r) && node.thread == ring.threads[i] && node.isThread())
                    members[r].push_back(n);
            }
            for (std::size_t n = 0; n < picture.nodes.size(); ++n) {
                const WaitNode& node = picture.nodes[n];
                const bool isNew = std::find(members[r].begin(), members[r].end(), n) == members[r].end();
                if (isNew && node.ring == static_cast<int>(r) && !node.isThread() && node.object == ring.objects[i])
                    members[r].push_back(n);
            }
        }
    }
    return members;
}

/// How many nodes outside rings lie in each layer.
std::map<int, std::vector<std::size_t>> layersOf(const WaitPicture& picture)
{
    std::map<int, std::vector<std::size_t>> layers;
    for (std::size_t n = 0; n < picture.nodes.size(); ++n) {
        if (picture.nodes[n].ring < 0)
            layers[picture.nodes[n].layer].push_back(n);
    }
    return layers;
}

/// The diameter on which so many nodes have room.
double diameterFor(std::size_t nodes)
{
    return std::max(110.0, static_cast<double>(nodes) * WaitGraphLayout::least * 0.8 / std::numbers::pi);
}

/// How many of so many nodes lie in the upper one of two rows.
std::size_t upperOf(std::size_t nodes)
{
    return (nodes + 1) / 2;
}

/// The width on which so many nodes have room in two rows.
double rowsWidthFor(std::size_t nodes)
{
    return std::max(110.0, static_cast<double>(upperOf(nodes) - 1) * rowPitch);
}

double ringWidth(const std::vector<std::vector<std::size_t>>& rings)
{
    double width = 0;
    for (const auto& members : rings)
        width += rowsWidthFor(members.size()) + 2 * margin;
    return width;
}

} // namespace

QSizeF WaitGraphLayout::needed(const WaitPicture& picture)
{
    const auto rings = ringMembers(picture);
    const auto layers = layersOf(picture);
    double height = 2 * (above + below);
    for (const auto& [layer, nodes] : layers)
        height = std::max(height, static_cast<double>(nodes.size()) * 56 + 2 * margin - 20);
    return {ringWidth(rings) + static_cast<double>(layers.size()) * layerWidth, height};
}

WaitGraphLayout::WaitGraphLayout(const WaitPicture& picture, QSizeF size) : m_places(picture.nodes.size())
{
    const auto layers = layersOf(picture);
    const double wantedByRings = ringWidth(ringMembers(picture));
    const double wantedByLayers = static_cast<double>(layers.size()) * layerWidth;
    const double whole = std::max(1.0, wantedByRings + wantedByLayers);
    const double split = size.width() * wantedByLayers / whole;
    placeLayers(picture, split, size.height());
    placeRings(picture, split, size);
}

void WaitGraphLayout::placeRings(const WaitPicture& picture, double left, QSizeF size)
{
    const auto rings = ringMembers(picture);
    const double stretch = (size.width() - left) / std::max(1.0, ringWidth(rings));
    for (const auto& members : rings) {
        const double width = (rowsWidthFor(members.size()) + 2 * margin) * stretch;
        // Round where there is room for it, else in two rows.
        const QRectF room(left + margin, above, width - 2 * margin, size.height() - above - below);
        const double diameter = diameterFor(members.size()) * 0.9;
        if (room.height() >= diameter && room.width() >= diameter)
            placeRound(members, room);
        else
            placeInRows(members, room);
        left += width;
    }
}

void WaitGraphLayout::placeRound(const std::vector<std::size_t>& members, const QRectF& room)
{
    const double halfHeight = room.height() / 2;
    const double halfWidth = std::min(room.width() / 2, halfHeight * 1.9);
    for (std::size_t i = 0; i < members.size(); ++i) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(members.size())
                             - std::numbers::pi / 2;
        m_places[members[i]] = room.center() + QPointF(std::cos(angle) * halfWidth, std::sin(angle) * halfHeight);
    }
}

/// There along the upper row, back along the lower one.
void WaitGraphLayout::placeInRows(const std::vector<std::size_t>& members, const QRectF& room)
{
    const std::size_t upper = upperOf(members.size());
    const double pitch = upper > 1 ? room.width() / static_cast<double>(upper - 1) : 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const bool isUpper = i < upper;
        const std::size_t column = isUpper ? i : members.size() - 1 - i;
        // With an odd number the lower row is one shorter and lies between.
        const double shift = !isUpper && members.size() % 2 == 1 ? pitch / 2 : 0;
        m_places[members[i]]
            = QPointF(room.left() + shift + static_cast<double>(column) * pitch, isUpper ? room.top() : room.bottom());
    }
}

void WaitGraphLayout::placeLayers(const WaitPicture& picture, double right, double height)
{
    const auto layers = layersOf(picture);
    if (layers.empty())
        return;
    const double step = right / static_cast<double>(layers.size());
    double x = right - step / 2;
    for (const auto& [layer, nodes] : layers) {
        // Each beside those it points at, as far as they lie already; equals in their own order.
        std::vector<std::pair<double, std::size_t>> order;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            double sum = 0;
            int count = 0;
            for (const WaitLink& link : picture.links) {
                if (link.from == nodes[i] && picture.nodes[link.to].ring < 0 && picture.nodes[link.to].layer < layer) {
                    sum += m_places[link.to].y();
                    ++count;
                }
            }
            const double own = height * (static_cast<double>(i) + 0.5) / static_cast<double>(nodes.size());
            order.emplace_back(count > 0 ? sum / count : own, nodes[i]);
        }
        std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        const double gap = height / static_cast<double>(order.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            m_places[order[i].second] = QPointF(x, gap * (static_cast<double>(i) + 0.5) - 5);
        x -= step;
    }
}

int WaitGraphLayout::nodeAt(QPointF place) const
{
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const QPointF away = m_places[i] - place;
        if (std::hypot(away.x(), away.y()) <= reach + 3)
            return static_cast<int>(i);
    }
    return -1;
}

} // namespace threadway::ui
