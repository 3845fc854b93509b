// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QPointF>
#include <QRectF>

namespace threadway::ui {

/// What part of the scene is seen, and how large: view = scene * zoom - scroll.
struct Camera {
    static constexpr double leastZoom = 0.25;
    static constexpr double mostZoom = 6;

    double zoom = 1;
    QPoint scroll; ///< whole pixels of the view, so that cached pictures can be copied

    [[nodiscard]] QPointF toView(QPointF scene) const { return scene * zoom - QPointF(scroll); }
    [[nodiscard]] QRectF toView(const QRectF& scene) const { return {toView(scene.topLeft()), scene.size() * zoom}; }
    [[nodiscard]] QPointF toScene(QPointF view) const { return (view + QPointF(scroll)) / zoom; }
    [[nodiscard]] QRectF toScene(const QRectF& view) const { return {toScene(view.topLeft()), view.size() / zoom}; }
    bool operator==(const Camera&) const = default;
};

} // namespace threadway::ui
