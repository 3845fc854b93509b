// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/road_layout.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>

class QPainter;

namespace threadway::ui {

/// Paints what does not change while a scenario runs: land, plates, heap meters, files, lane heads' cards, asphalt
/// and the marks of the programs. The painter's coordinates are the layout's logical pixels times the zoom.
class RoadPainter {
    Q_DECLARE_TR_FUNCTIONS(threadway::ui::RoadPainter)

public:
    RoadPainter(const Theme& theme, const scenario::Blueprint& blueprint, const RoadLayout& layout, double zoom)
        : m_theme(theme), m_blueprint(blueprint), m_layout(layout), m_zoom(zoom)
    {
    }

    /// Paints all roads that touch the rectangle (logical pixels).
    void paint(QPainter& painter, const QRectF& part) const;
    /// Paints the asphalt of a lane with the marks of a program, its top left corner at the painter's origin.
    void paintLane(QPainter& painter, const LaneLayout& lane, const Course& course, const program::Unit& unit) const;

    /// Zoomed out further than this, texts would be illegible and are left out.
    static constexpr double leastTextZoom = 0.55;
    /// Zoomed out further than this, only land, lanes and cars are painted.
    static constexpr double leastMarkZoom = 0.3;

private:
    void paintRoad(QPainter& painter, const RoadLayoutRoad& road) const;
    void paintHeader(QPainter& painter, const RoadLayoutRoad& road) const;
    void paintHead(QPainter& painter, const LaneLayout& lane) const;
    void paintRamp(QPainter& painter, const LaneLayout& lane) const;
    void paintEdges(QPainter& painter, const RoadLayoutRoad& road) const;
    void paintDashes(QPainter& painter, const QRectF& asphalt) const;

    const Theme& m_theme;
    const scenario::Blueprint& m_blueprint;
    const RoadLayout& m_layout;
    double m_zoom;
};

} // namespace threadway::ui
