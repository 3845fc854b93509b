// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/backdrop.h"

#include <QPainter>

#include <cmath>

namespace threadway::ui {

const QPixmap& Backdrop::picture(const RoadPainter& roads, const Theme& theme, const Camera& camera, QSize size,
                                 double pixelRatio)
{
    const bool fits = !m_picture.isNull() && m_size == size && qFuzzyCompare(m_pixelRatio, pixelRatio)
                      && qFuzzyCompare(m_camera.zoom, camera.zoom);
    const QPoint moved = m_camera.scroll - camera.scroll;
    m_camera = camera;
    m_size = size;
    m_pixelRatio = pixelRatio;
    if (!fits) {
        // Without an alpha channel copying it is plain memory copying.
        QImage image(size * pixelRatio, QImage::Format_RGB32);
        image.fill(theme.palette().window);
        m_picture = QPixmap::fromImage(std::move(image), Qt::NoFormatConversion);
        m_picture.setDevicePixelRatio(pixelRatio);
        paint(roads, theme, QRect(QPoint(0, 0), size));
    } else if (!moved.isNull()) {
        QRegion exposed;
        const bool isWhole = std::floor(pixelRatio) == pixelRatio;
        const int ratio = static_cast<int>(pixelRatio);
        if (isWhole) {
            m_picture.scroll(moved.x() * ratio, moved.y() * ratio, m_picture.rect());
            const QRect all(QPoint(0, 0), size);
            exposed = QRegion(all).subtracted(all.translated(moved));
        } else {
            exposed = QRect(QPoint(0, 0), size);
        }
        paint(roads, theme, exposed);
    }
    return m_picture;
}

void Backdrop::paint(const RoadPainter& roads, const Theme& theme, const QRegion& region)
{
    QPainter painter(&m_picture);
    for (const QRect& rect : region) {
        painter.save();
        painter.setClipRect(rect);
        painter.fillRect(rect, theme.palette().window);
        painter.translate(-m_camera.scroll);
        roads.paint(painter, m_camera.toScene(QRectF(rect)));
        painter.restore();
    }
}

} // namespace threadway::ui
