// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/camera.h"
#include "ui/scene/road_painter.h"
#include "ui/scene/scene_sprites.h"
#include "ui/scene/traffic.h"
#include "ui/scene/wait_arrows.h"

#include <QCoreApplication>
#include <QHash>
#include <QRect>

#include <cstdint>
#include <vector>

class QPainter;

namespace threadway::ui {

/// What is painted of the moment besides the traffic itself.
struct SceneFocus {
    ThreadId hovered;
    ThreadId selected;
    ProcessId selectedProcess;
    ObjectId hoveredObject;
    bool showsKeyboard = false; ///< the selected lane has the keyboard's frame
};

/// Paints what changes from frame to frame, on top of the backdrop: lit lanes, lane heads, lights, cars, arrows,
/// barriers. Everything is copied from sprites at whole pixels; nothing is allocated for a car.
class TrafficPainter {
    Q_DECLARE_TR_FUNCTIONS(threadway::ui::TrafficPainter)

public:
    explicit TrafficPainter(const Theme& theme) : m_theme(theme), m_sprites(theme), m_arrows(theme, m_sprites) {}

    /// Another scenario, layout, appearance, language or zoom: forgets all pictures.
    void reset(const scenario::Blueprint& blueprint, double zoom, double pixelRatio);
    /// The state has changed: what was said in words may have, too.
    void stateChanged() { ++m_generation; }

    /// One frame. All references must describe the same scenario.
    struct Frame {
        const scenario::Blueprint& blueprint;
        const RoadLayout& layout;
        const RoadPainter& roads;
        const Traffic& traffic;
        const trace::State& state;
        SimTime time;
        Camera camera;
        QRect view;
        SceneFocus focus;
    };
    void paint(QPainter& painter, const Frame& frame);

private:
    struct LaneWords {
        std::uint64_t generation = 0;
        QString standing;
    };

    void paintSurface(QPainter& painter, const Frame& frame, const LaneLayout& lane);
    void paintHead(QPainter& painter, const Frame& frame, const LaneLayout& lane);
    void paintSigns(QPainter& painter, const Frame& frame, const LaneLayout& lane);
    /// A sign beside the lane, in whose width its name and words have so much room.
    struct Post {
        double place = 0;
        double room = 0;
        const ObjectSign& sign;
        QString name;
        bool isShut = false;
        bool isPointed = false;
    };
    void paintPost(QPainter& painter, const Frame& frame, const LaneLayout& lane, const Post& post);
    void paintBuffer(QPainter& painter, const Frame& frame, const LaneLayout& lane);
    void paintCars(QPainter& painter, const Frame& frame, const LaneLayout& lane);
    void paintCar(QPainter& painter, const Frame& frame, CoroutineId id);
    void paintClosed(QPainter& painter, const Frame& frame, const RoadLayoutRoad& road);
    void paintFocus(QPainter& painter, const Frame& frame);
    void paintArrows(QPainter& painter, const Frame& frame);
    [[nodiscard]] std::int32_t spriteOf(const scenario::Blueprint& blueprint, CoroutineId id, bool isFaded);
    [[nodiscard]] const QPixmap& strip(const Frame& frame, const LaneLayout& lane, UnitId unit);

    const Theme& m_theme;
    SceneSprites m_sprites;
    WaitArrows m_arrows;
    double m_pixelRatio = 1;
    std::uint64_t m_generation = 1;
    std::vector<LaneWords> m_words; ///< by thread
    std::vector<std::int32_t> m_carSprites; ///< two by coroutine, plain and faded; -1 if not asked for yet
    std::vector<QPointF> m_centres; ///< of each thread's car, for the arrows; kept to save allocating
    QHash<std::int32_t, QPixmap> m_strips; ///< lanes showing a program that is not their first, by unit
};

} // namespace threadway::ui
