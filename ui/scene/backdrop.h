// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/camera.h"
#include "ui/scene/road_painter.h"

#include <QPixmap>
#include <QRegion>
#include <QSize>

namespace threadway::ui {

/// The unchanging part of the view as one picture. Scrolling moves the picture and paints only what came in.
class Backdrop {
public:
    /// Has the whole picture painted anew the next time.
    void invalidate() { m_picture = {}; }
    /// The picture for the camera, painting what is missing.
    [[nodiscard]] const QPixmap& picture(const RoadPainter& roads, const Theme& theme, const Camera& camera, QSize size,
                                         double pixelRatio);

private:
    void paint(const RoadPainter& roads, const Theme& theme, const QRegion& region);

    QPixmap m_picture;
    Camera m_camera;
    QSize m_size;
    double m_pixelRatio = 1;
};

} // namespace threadway::ui
