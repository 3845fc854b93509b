// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/camera.h"
#include "ui/scene/scene_sprites.h"
#include "ui/scene/traffic.h"

#include <QCoreApplication>
#include <QPainterPath>
#include <QRect>

#include <array>
#include <vector>

class QPainter;

namespace threadway::ui {

/// The curve of an arrow from the car at `from` to the car at `to` (middles, in view pixels): around the right
/// when it leads down, around the left when it leads up, so that a ring of waits looks like one.
struct ArrowCurve {
    QPainterPath path;
    QPointF tip;
    bool isDown = true;
    QPointF middle;
};
ArrowCurve arrowCurve(QPointF from, QPointF to, double zoom);

/// Paints who waits for whom: a dashed arrow from each waiting car to its owner's car; each ring in red with
/// its length in words.
class WaitArrows {
    Q_DECLARE_TR_FUNCTIONS(threadway::ui::WaitArrows)

public:
    WaitArrows(const Theme& theme, SceneSprites& sprites) : m_theme(theme), m_sprites(sprites) {}

    /// `centres` holds the middle of each thread's car in view pixels; `pointed` are the threads whose arrows are
    /// shown even when there are too many to show all.
    void paint(QPainter& painter, const Traffic& traffic, const std::vector<QPointF>& centres,
               const std::array<ThreadId, 2>& pointed, const QRect& view) const;

private:
    void paintRing(QPainter& painter, const trace::WaitRing& ring, const std::vector<QPointF>& centres,
                   const QRect& view) const;
    void paintLabel(QPainter& painter, const trace::WaitRing& ring, const std::vector<ArrowCurve>& curves,
                    const QRect& view) const;
    void paintCurve(QPainter& painter, const ArrowCurve& curve, const QColor& color, double width) const;

    const Theme& m_theme;
    SceneSprites& m_sprites;
};

} // namespace threadway::ui
