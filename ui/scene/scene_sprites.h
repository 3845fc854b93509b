// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/state.h"
#include "ui/scene/sign_painter.h"
#include "ui/theme/theme.h"

#include <QHash>
#include <QPixmap>
#include <QString>

#include <array>
#include <cstdint>
#include <vector>

namespace threadway::ui {

/// The kinds of text in the scene, with their sizes in logical pixels.
enum class SceneText : std::uint8_t { Name, Standing, Caption, Bold, Title };

/// Mixes two colours: 0 is all `a`, 1 is all `b`.
QColor mix(const QColor& a, const QColor& b, double share);
/// The font of a text of the scene.
QFont sceneFont(const Theme& theme, SceneText text);

/// Pictures of what moves or changes in the scene, rendered once for a zoom and an appearance, so that a frame
/// only copies pixels. Sizes in and positions out are in logical pixels times the zoom.
class SceneSprites {
public:
    /// Each car is rendered at this many places within a pixel, so that a slow one glides.
    static constexpr int phases = 4;
    static constexpr double carLength = 36;
    static constexpr double carWidth = 20;
    /// Zoomed out further than this, cars are plain boxes without an alpha channel: there may be thousands, and
    /// blending is most of what a sprite costs.
    static constexpr double distantZoom = 0.3;
    using CarSprite = std::array<QPixmap, phases>;

    explicit SceneSprites(const Theme& theme) : m_theme(theme), m_signPainter(theme) {}

    /// Forgets everything rendered and renders for this zoom from now on.
    void reset(double zoom, double pixelRatio);
    [[nodiscard]] double zoom() const { return m_zoom; }

    /// Handle of the car's sprite, valid until reset(). An empty label leaves the roof plain.
    [[nodiscard]] std::int32_t car(const QColor& color, const QString& label, bool isFaded);
    [[nodiscard]] const CarSprite& carSprite(std::int32_t handle) const
    {
        return m_cars[static_cast<std::size_t>(handle)];
    }
    /// The letter badge of a standing: colour, shape and letter.
    [[nodiscard]] const QPixmap& badge(trace::ThreadStanding standing);
    /// The token of a core; an invalid core gives the empty slot.
    [[nodiscard]] const QPixmap& coreToken(CoreId core);
    /// The picture of a primitive, for who asks now.
    [[nodiscard]] const QPixmap& sign(sync::Sign sign, const QString& figure, bool isShut, bool isOn);
    /// Its width in logical pixels.
    [[nodiscard]] double signWidth(sync::Sign sign, const QString& figure) const
    {
        return m_signPainter.width(sign, figure);
    }
    /// One line of text, elided to the width (logical pixels).
    [[nodiscard]] const QPixmap& text(const QString& text, SceneText kind, const QColor& color, double width);
    /// Diagonal stripes for a closed road, to tile: alarming for a crash, calm where all threads came to their end.
    [[nodiscard]] const QPixmap& barrierTile(bool isCrash);

private:
    [[nodiscard]] QPixmap blank(double width, double height) const;
    [[nodiscard]] QPixmap renderDistantCar(const QColor& color, bool isFaded, double shift) const;
    [[nodiscard]] QPixmap renderCar(const QColor& color, const QString& label, bool isFaded, double shift) const;

    const Theme& m_theme;
    SignPainter m_signPainter;
    double m_zoom = 1;
    double m_pixelRatio = 1;
    std::vector<CarSprite> m_cars;
    QHash<QString, std::int32_t> m_carHandles;
    QHash<QString, QPixmap> m_texts;
    QHash<int, QPixmap> m_badges;
    QHash<int, QPixmap> m_tokens;
    QHash<QString, QPixmap> m_signs; ///< with figures
    QHash<int, QPixmap> m_plainSigns;
    std::array<QPixmap, 2> m_barriers; ///< calm, alarming
};

} // namespace threadway::ui
