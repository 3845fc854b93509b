// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <catch2/catch.hpp>

#include <QApplication>
#include <QFontInfo>
#include <QPalette>
#include <QSignalSpy>

#include <algorithm>
#include <cmath>
#include <set>

namespace {

using namespace threadway;
using ui::Theme;

/// Contrast ratio of WCAG 2.1, 1 to 21.
double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& color) {
        const auto linear = [](int channel) {
            const double c = channel / 255.0;
            return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.red()) + 0.7152 * linear(color.green()) + 0.0722 * linear(color.blue());
    };
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

TEST_CASE("text reads well on every ground, in both kinds", "[theme]")
{
    Theme theme;
    for (const Theme::Kind kind : {Theme::Kind::Dark, Theme::Kind::Light}) {
        theme.setKind(kind);
        const ui::Palette& p = theme.palette();
        for (const QColor& ground : {p.window, p.panel, p.raised, p.land, p.dangerGround}) {
            CAPTURE(theme.isDark(), ground.name().toStdString());
            CHECK(contrast(p.text, ground) >= 4.5);
            CHECK(contrast(p.textDim, ground) >= 4.5);
        }
        CHECK(contrast(p.text, p.asphalt) >= 4.5);
        CHECK(contrast(p.text, p.asphaltLit) >= 4.5);
        CHECK(contrast(p.accentText, p.accent) >= 4.5);
        CHECK(contrast(p.danger, p.dangerGround) >= 4.5);
        CHECK(contrast(p.danger, p.panel) >= 4.5);
        CHECK(contrast(p.success, p.panel) >= 4.5);
    }
}

TEST_CASE("signs stand out from what they are drawn on, in both kinds", "[theme]")
{
    Theme theme;
    for (const Theme::Kind kind : {Theme::Kind::Dark, Theme::Kind::Light}) {
        theme.setKind(kind);
        const ui::Palette& p = theme.palette();
        CAPTURE(theme.isDark());
        for (std::int32_t i = 0; i < 7; ++i) {
            CAPTURE(i, theme.threadColor(ThreadId(i)).name().toStdString());
            CHECK(contrast(theme.threadColor(ThreadId(i)), p.land) >= 3.0);
            CHECK(contrast(theme.threadColor(ThreadId(i)), p.panel) >= 3.0);
            CHECK(contrast(theme.coreColor(CoreId(i)), p.panel) >= 3.0);
        }
        CHECK(contrast(p.accent, p.window) >= 3.0);
        CHECK(contrast(p.accent, p.panel) >= 3.0);
        CHECK(contrast(p.roadLine, p.asphalt) >= 3.0);
        CHECK(contrast(p.roadLine, p.asphaltLit) >= 3.0);
        CHECK(contrast(p.junction, p.asphalt) >= 3.0);
    }
}

TEST_CASE("seven threads have seven colours, and the eighth has the first one's", "[theme]")
{
    const Theme theme;
    std::set<QRgb> colors;
    for (std::int32_t i = 0; i < 7; ++i)
        colors.insert(theme.threadColor(ThreadId(i)).rgb());
    CHECK(colors.size() == 7);
    CHECK(theme.threadColor(ThreadId(7)) == theme.threadColor(ThreadId(0)));
    CHECK(theme.threadColor(ThreadId()).isValid());
}

TEST_CASE("text on a coloured ground is black or white, whichever has more contrast", "[theme]")
{
    for (int hue = 0; hue < 360; hue += 15) {
        for (const int value : {40, 90, 140, 190, 240}) {
            const QColor ground = QColor::fromHsv(hue, 180, value);
            const QColor text = Theme::textOn(ground);
            const QColor other = text == QColor(Qt::black) ? QColor(Qt::white) : QColor(Qt::black);
            CAPTURE(ground.name().toStdString());
            CHECK(contrast(text, ground) + 0.05 >= contrast(other, ground));
        }
    }
}

TEST_CASE("fonts name a Latin family and the Simplified Chinese one", "[theme]")
{
    const Theme theme;
    const QStringList families = theme.font().families();
    REQUIRE(families.size() == 2);
    CHECK(families[1] == QStringLiteral("Noto Sans CJK SC"));
    CHECK(theme.font(2.0).pointSizeF() == Approx(2.0 * theme.font().pointSizeF()));
    CHECK(theme.font(1.0, QFont::Bold).bold());
    CHECK(QFontInfo(theme.monospaceFont()).fixedPitch());
}

TEST_CASE("changing the kind changes the application and tells once", "[theme]")
{
    Theme theme;
    const QSignalSpy told(&theme, &Theme::changed);
    theme.setKind(Theme::Kind::Light);
    CHECK(told.count() == 1);
    CHECK(QApplication::palette().color(QPalette::Window) == theme.palette().window);
    CHECK(QApplication::font().families() == theme.font().families());
    CHECK_FALSE(qApp->styleSheet().contains(QLatin1Char('<')));
    theme.setKind(Theme::Kind::Dark);
    CHECK(QApplication::palette().color(QPalette::Window) == theme.palette().window);
}
