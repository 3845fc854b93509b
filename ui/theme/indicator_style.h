// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QProxyStyle>

namespace threadway::ui {

/// Fusion with check boxes and radio buttons of its own: Fusion outlines them in a darker shade of the window,
/// which nobody can see on a dark one, and a style sheet can only paint them from image files.
class IndicatorStyle : public QProxyStyle {
    Q_OBJECT

public:
    explicit IndicatorStyle(const Palette& palette);

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;

private:
    void drawGround(const QStyleOption& option, QPainter& painter, double radius) const;

    Palette m_palette;
};

} // namespace threadway::ui
