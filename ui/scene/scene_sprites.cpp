// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/scene_sprites.h"

#include "ui/words/words.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace threadway::ui {

using trace::ThreadStanding;

namespace {

/// Texts beyond this many are forgotten together: a run shows few different ones at a time.
constexpr qsizetype mostTexts = 3000;

QPainterPath badgeShape(ThreadStanding standing, const QRectF& box)
{
    QPainterPath path;
    const double w = box.width();
    switch (standing) {
    case ThreadStanding::Running:
    case ThreadStanding::Switching:
        path.moveTo(box.topLeft());
        path.lineTo(box.left() + 0.68 * w, box.top());
        path.lineTo(box.right() + 0.08 * w, box.center().y());
        path.lineTo(box.left() + 0.68 * w, box.bottom());
        path.lineTo(box.bottomLeft());
        path.closeSubpath();
        return path;
    case ThreadStanding::Blocked:
        for (int corner = 0; corner < 8; ++corner) {
            const double angle = (corner + 0.5) * 3.14159265358979 / 4;
            const QPointF point = box.center() + QPointF(std::cos(angle), std::sin(angle)) * w * 0.55;
            corner == 0 ? path.moveTo(point) : path.lineTo(point);
        }
        path.closeSubpath();
        return path;
    case ThreadStanding::Sleeping:
        path.addEllipse(box);
        return path;
    case ThreadStanding::Queued:
    case ThreadStanding::Ended:
    case ThreadStanding::NotArrived:
        path.addRoundedRect(box, 0.2 * w, 0.2 * w);
        return path;
    }
    return path;
}

QColor badgeColor(const Theme& theme, ThreadStanding standing)
{
    const Palette& palette = theme.palette();
    switch (standing) {
    case ThreadStanding::Running:
    case ThreadStanding::Switching:
        return palette.success;
    case ThreadStanding::Queued:
        return palette.junction;
    case ThreadStanding::Blocked:
        return palette.danger;
    case ThreadStanding::Sleeping:
        return palette.accent;
    case ThreadStanding::Ended:
    case ThreadStanding::NotArrived:
        return palette.textDim;
    }
    return palette.textDim;
}

/// The same hue for windows and outlines.
QColor darkened(const QColor& color)
{
    return QColor::fromHsv(color.hue(), color.saturation(), color.value() * 45 / 100);
}

} // namespace

QColor mix(const QColor& a, const QColor& b, double share)
{
    const auto part = [share](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * share)); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

QFont sceneFont(const Theme& theme, SceneText text)
{
    switch (text) {
    case SceneText::Name:
    case SceneText::Bold:
    case SceneText::Title: {
        QFont font = theme.font(1.0, QFont::DemiBold);
        font.setPixelSize(text == SceneText::Title ? 15 : text == SceneText::Name ? 13 : 12);
        return font;
    }
    case SceneText::Standing:
    case SceneText::Caption: {
        QFont font = theme.font();
        font.setPixelSize(12);
        return font;
    }
    }
    return theme.font();
}

void SceneSprites::reset(double zoom, double pixelRatio)
{
    m_zoom = zoom;
    m_pixelRatio = pixelRatio;
    m_cars.clear();
    m_carHandles.clear();
    m_texts.clear();
    m_badges.clear();
    m_tokens.clear();
    m_signs.clear();
    m_plainSigns.clear();
    m_barriers = {};
}

QPixmap SceneSprites::blank(double width, double height) const
{
    const double scale = m_zoom * m_pixelRatio;
    QPixmap pixmap(std::max(1, static_cast<int>(std::ceil(width * scale))),
                   std::max(1, static_cast<int>(std::ceil(height * scale))));
    pixmap.setDevicePixelRatio(m_pixelRatio);
    pixmap.fill(Qt::transparent);
    return pixmap;
}

std::int32_t SceneSprites::car(const QColor& color, const QString& label, bool isFaded)
{
    const QString key = color.name() + (isFaded ? QLatin1Char('-') : QLatin1Char('+')) + label;
    const auto found = m_carHandles.constFind(key);
    if (found != m_carHandles.constEnd())
        return *found;
    const auto handle = static_cast<std::int32_t>(m_cars.size());
    CarSprite sprite;
    for (int phase = 0; phase < phases; ++phase) {
        const double shift = static_cast<double>(phase) / phases;
        sprite[static_cast<std::size_t>(phase)]
            = m_zoom < distantZoom ? renderDistantCar(color, isFaded, shift) : renderCar(color, label, isFaded, shift);
    }
    m_cars.push_back(std::move(sprite));
    m_carHandles.insert(key, handle);
    return handle;
}

QPixmap SceneSprites::renderDistantCar(const QColor& color, bool isFaded, double shift) const
{
    const double scale = m_zoom * m_pixelRatio;
    const double width = carLength * scale;
    const int height = std::max(2, static_cast<int>(std::lround(carWidth * scale)));
    const QColor asphalt = m_theme.palette().asphalt;
    const QColor body = isFaded ? mix(color, asphalt, 0.55) : color;
    QImage image(static_cast<int>(std::ceil(width)) + 1, height, QImage::Format_RGB32);
    image.fill(asphalt);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(shift, 0, width, height), body);
    const QRectF windscreen(shift + width * 0.68, 0, std::max(1.0, width * 0.15), height);
    painter.fillRect(windscreen, mix(darkened(body), body, 0.2));
    painter.end();
    QPixmap pixmap = QPixmap::fromImage(std::move(image), Qt::NoFormatConversion);
    pixmap.setDevicePixelRatio(m_pixelRatio);
    return pixmap;
}

QPixmap SceneSprites::renderCar(const QColor& color, const QString& label, bool isFaded, double shift) const
{
    QPixmap pixmap = blank(carLength + 1.5 / m_zoom, carWidth + 1.0 / m_zoom);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(shift / m_pixelRatio, 0);
    painter.scale(m_zoom, m_zoom);
    if (isFaded)
        painter.setOpacity(0.45);
    const QColor dark = darkened(color);
    const QRectF body(1, 2, carLength - 2, carWidth - 4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(dark.darker(160));
    for (const double x : {5.0, 24.0}) {
        painter.drawRoundedRect(QRectF(x, 0.5, 7, 3), 1, 1);
        painter.drawRoundedRect(QRectF(x, carWidth - 3.5, 7, 3), 1, 1);
    }
    painter.setBrush(color);
    painter.setPen(QPen(dark, 1));
    painter.drawRoundedRect(body, 5.5, 5.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color.lighter(122));
    painter.drawRoundedRect(QRectF(7.5, 4, 17.5, carWidth - 8), 3, 3);
    painter.setBrush(dark.darker(140));
    painter.drawRoundedRect(QRectF(3.5, 4.5, 3, carWidth - 9), 1.2, 1.2);
    painter.drawRoundedRect(QRectF(25.5, 4, 4.5, carWidth - 8), 1.8, 1.8);
    painter.setBrush(QColor(255, 250, 215));
    painter.drawRoundedRect(QRectF(carLength - 4.2, 3.4, 2.6, 3.2), 1, 1);
    painter.drawRoundedRect(QRectF(carLength - 4.2, carWidth - 6.6, 2.6, 3.2), 1, 1);
    if (label.isEmpty())
        return pixmap;
    QFont font = m_theme.font(1.0, QFont::Bold);
    font.setPixelSize(label.size() > 2 ? 9 : 11);
    painter.setFont(font);
    painter.setPen(Theme::textOn(color.lighter(122)));
    painter.drawText(QRectF(5.5, 2, 21, carWidth - 4), Qt::AlignCenter, label);
    return pixmap;
}

const QPixmap& SceneSprites::badge(ThreadStanding standing)
{
    QPixmap& pixmap = m_badges[static_cast<int>(standing)];
    if (!pixmap.isNull())
        return pixmap;
    pixmap = blank(24, 20);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(m_zoom, m_zoom);
    const QColor color = badgeColor(m_theme, standing);
    const bool isActive = standing != ThreadStanding::Ended && standing != ThreadStanding::NotArrived;
    painter.setPen(QPen(color, 1.6));
    painter.setBrush(isActive ? QBrush(color) : QBrush(Qt::NoBrush));
    painter.drawPath(badgeShape(standing, QRectF(2, 1.5, 17, 17)));
    QFont font = m_theme.font(1.0, QFont::Bold);
    font.setPixelSize(12);
    painter.setFont(font);
    painter.setPen(isActive ? Theme::textOn(color) : color);
    painter.drawText(QRectF(2, 1.5, 17, 17), Qt::AlignCenter, QString(words::letter(standing)));
    return pixmap;
}

const QPixmap& SceneSprites::coreToken(CoreId core)
{
    QPixmap& pixmap = m_tokens[core.value];
    if (!pixmap.isNull())
        return pixmap;
    pixmap = blank(34, 19);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(m_zoom, m_zoom);
    const QRectF box(1, 1, 32, 17);
    if (!core.isValid()) {
        painter.setPen(QPen(m_theme.palette().textDim, 1, Qt::DashLine));
        painter.drawRoundedRect(box, 4, 4);
        return pixmap;
    }
    const QColor color = m_theme.coreColor(core);
    painter.setPen(QPen(color.lighter(130), 1));
    painter.setBrush(color);
    painter.drawRoundedRect(box, 4, 4);
    QFont font = m_theme.font(1.0, QFont::Bold);
    font.setPixelSize(12);
    painter.setFont(font);
    painter.setPen(Theme::textOn(color));
    painter.drawText(box, Qt::AlignCenter, words::coreShort(core));
    return pixmap;
}

const QPixmap& SceneSprites::sign(sync::Sign sign, const QString& figure, bool isShut, bool isOn)
{
    if (m_signs.size() > mostTexts)
        m_signs.clear();
    const int look = static_cast<int>(sign) * 4 + (isShut ? 2 : 0) + (isOn ? 1 : 0);
    QPixmap& pixmap
        = figure.isEmpty() ? m_plainSigns[look] : m_signs[QString::number(look) + QLatin1Char('|') + figure];
    if (!pixmap.isNull())
        return pixmap;
    pixmap = blank(m_signPainter.width(sign, figure), SignPainter::height);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(m_zoom, m_zoom);
    m_signPainter.paint(painter, sign, figure, isShut, isOn);
    return pixmap;
}

const QPixmap& SceneSprites::text(const QString& text, SceneText kind, const QColor& color, double width)
{
    const QString key = QChar(static_cast<char16_t>(u'a' + static_cast<char16_t>(kind)))
                        + QString::number(color.rgba(), 36) + QLatin1Char('|')
                        + QString::number(static_cast<int>(width)) + QLatin1Char('|') + text;
    if (m_texts.size() > mostTexts)
        m_texts.clear();
    QPixmap& pixmap = m_texts[key];
    if (!pixmap.isNull())
        return pixmap;
    const QFont font = sceneFont(m_theme, kind);
    const QFontMetricsF metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, width);
    pixmap = blank(metrics.horizontalAdvance(shown) + 4, metrics.height());
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.scale(m_zoom, m_zoom);
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(QPointF(1, metrics.ascent()), shown);
    return pixmap;
}

const QPixmap& SceneSprites::barrierTile(bool isCrash)
{
    QPixmap& barrier = m_barriers[isCrash ? 1 : 0];
    if (!barrier.isNull())
        return barrier;
    constexpr double side = 36;
    barrier = blank(side, side);
    // The tile must repeat exactly, so its scale is that of its whole pixels.
    const double scale = barrier.width() / m_pixelRatio / side;
    QPainter painter(&barrier);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    painter.setPen(Qt::NoPen);
    QColor stripe = isCrash ? m_theme.palette().danger : m_theme.palette().textDim;
    stripe.setAlpha(isCrash ? 120 : 50);
    painter.setBrush(stripe);
    for (const double x : {0.0, side}) {
        const std::array<QPointF, 4> corners{QPointF(x, 0), QPointF(x + side / 2, 0), QPointF(x - side / 2, side),
                                             QPointF(x - side, side)};
        painter.drawConvexPolygon(corners.data(), static_cast<int>(corners.size()));
    }
    const std::array<QPointF, 4> last{QPointF(2 * side, 0), QPointF(2.5 * side, 0), QPointF(1.5 * side, side),
                                      QPointF(side, side)};
    painter.drawConvexPolygon(last.data(), static_cast<int>(last.size()));
    return barrier;
}

} // namespace threadway::ui
