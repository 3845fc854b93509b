// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/indicator_style.h"
#include "ui/theme/style_sheet.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace threadway::ui {
namespace {

using Wheel = std::array<QRgb, 7>;

/// Okabe & Ito, "Color Universal Design" (2008), without black. Blue is a shade lighter than theirs, so that it
/// keeps 3:1 on dark land. Vermillion comes last, for it is next to the colour of danger.
constexpr Wheel wheelOnDark{0xff56b4e9, 0xffe69f00, 0xff009e73, 0xffcc79a7, 0xfff0e442, 0xff1f80c4, 0xffd55e00};
/// The same hues, darkened until they keep 3:1 on light land.
constexpr Wheel wheelOnLight{0xff2483b8, 0xffb87900, 0xff008560, 0xffb9588f, 0xff857a00, 0xff005f99, 0xffc45500};

constexpr double smallestPointSize = 9.75; // 13 pixels at 96 dpi

Palette darkPalette()
{
    Palette p;
    p.window = QColor(0x17, 0x1d, 0x22);
    p.panel = QColor(0x1e, 0x24, 0x2c);
    p.raised = QColor(0x29, 0x30, 0x3a);
    p.border = QColor(0x37, 0x40, 0x4c);
    p.text = QColor(0xe8, 0xec, 0xf1);
    p.textDim = QColor(0x9d, 0xa7, 0xb5);
    p.accent = QColor(0x2f, 0x6f, 0xe4);
    p.accentText = QColor(0xff, 0xff, 0xff);
    p.land = QColor(0x1f, 0x2a, 0x2e);
    p.landBorder = QColor(0x37, 0x48, 0x4e);
    p.asphalt = QColor(0x3b, 0x40, 0x48);
    p.asphaltLit = QColor(0x46, 0x4c, 0x54);
    p.roadLine = QColor(0xe9, 0xed, 0xf0);
    p.junction = QColor(0xe9, 0xc4, 0x3a);
    p.danger = QColor(0xff, 0x6b, 0x5c);
    p.dangerGround = QColor(0x4a, 0x1f, 0x1c);
    p.success = QColor(0x4a, 0xc8, 0x7e);
    p.chartGrid = QColor(0x2c, 0x34, 0x3e);
    return p;
}

Palette lightPalette()
{
    Palette p;
    p.window = QColor(0xe9, 0xed, 0xf1);
    p.panel = QColor(0xf6, 0xf8, 0xfa);
    p.raised = QColor(0xff, 0xff, 0xff);
    p.border = QColor(0xcb, 0xd3, 0xdb);
    p.text = QColor(0x1b, 0x22, 0x2b);
    p.textDim = QColor(0x54, 0x5f, 0x6d);
    p.accent = QColor(0x1f, 0x5f, 0xd0);
    p.accentText = QColor(0xff, 0xff, 0xff);
    p.land = QColor(0xf1, 0xf5, 0xf1);
    p.landBorder = QColor(0xc3, 0xd0, 0xc6);
    p.asphalt = QColor(0xc4, 0xca, 0xd1);
    p.asphaltLit = QColor(0xd6, 0xdb, 0xe0);
    p.roadLine = QColor(0x4a, 0x54, 0x5f);
    p.junction = QColor(0x8a, 0x6a, 0x00);
    p.danger = QColor(0xb8, 0x26, 0x1b);
    p.dangerGround = QColor(0xfb, 0xe3, 0xe0);
    p.success = QColor(0x17, 0x7a, 0x45);
    p.chartGrid = QColor(0xdd, 0xe3, 0xe9);
    return p;
}

/// The first family that is installed, else what the system uses for the purpose.
QString installedFamily(const QStringList& wanted, QFontDatabase::SystemFont otherwise)
{
    for (const QString& family : wanted) {
        if (QFontDatabase::hasFamily(family))
            return family;
    }
    return QFontDatabase::systemFont(otherwise).family();
}

/// Finding the glyphs of a new font object takes longer than painting a word with it, and views ask for fonts in
/// every frame; so each is made once.
class FontShelf {
public:
    FontShelf(const QString& latin, const QString& chinese) : m_families{latin, chinese} {}

    QFont font(double scale, QFont::Weight weight)
    {
        static const double normal
            = std::max(smallestPointSize, QFontDatabase::systemFont(QFontDatabase::GeneralFont).pointSizeF());
        const auto [place, isNew] = m_fonts.try_emplace({scale, weight});
        if (isNew) {
            place->second.setFamilies(m_families);
            place->second.setPointSizeF(normal * scale);
            place->second.setWeight(weight);
        }
        return place->second;
    }

private:
    QStringList m_families;
    std::map<std::pair<double, QFont::Weight>, QFont> m_fonts;
};

QPalette applicationPalette(const Palette& p)
{
    QPalette q(p.raised, p.window);
    q.setColor(QPalette::WindowText, p.text);
    q.setColor(QPalette::Base, p.panel);
    q.setColor(QPalette::AlternateBase, p.window);
    q.setColor(QPalette::Text, p.text);
    q.setColor(QPalette::PlaceholderText, p.textDim);
    q.setColor(QPalette::ButtonText, p.text);
    q.setColor(QPalette::BrightText, p.danger);
    q.setColor(QPalette::ToolTipBase, p.raised);
    q.setColor(QPalette::ToolTipText, p.text);
    q.setColor(QPalette::Highlight, p.accent);
    q.setColor(QPalette::HighlightedText, p.accentText);
    q.setColor(QPalette::Link, p.window.lightness() < 128 ? p.accent.lighter(150) : p.accent);
    q.setColor(QPalette::LinkVisited, p.textDim);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        QColor faded = p.textDim;
        faded.setAlphaF(0.6F);
        q.setColor(QPalette::Disabled, role, faded);
    }
    return q;
}

/// Relative luminance as WCAG 2.1 defines it, 0 to 1.
double luminance(const QColor& color)
{
    const auto linear = [](float channel) {
        const auto c = static_cast<double>(channel);
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

Theme::Theme(QObject* parent) : QObject(parent), m_palette(darkPalette()) {}

QColor Theme::threadColor(ThreadId thread) const
{
    if (!thread.isValid())
        return m_palette.textDim;
    const Wheel& wheel = isDark() ? wheelOnDark : wheelOnLight;
    return QColor::fromRgb(wheel[thread.index() % wheel.size()]);
}

QColor Theme::coreColor(CoreId core) const
{
    return threadColor(ThreadId(core.value));
}

QColor Theme::textOn(const QColor& ground)
{
    // Where black and white read equally well: sqrt(1.05 * 0.05) - 0.05.
    return luminance(ground) > 0.179 ? QColor(Qt::black) : QColor(Qt::white);
}

QFont Theme::font(double scale, QFont::Weight weight) const
{
    thread_local FontShelf shelf(installedFamily({QStringLiteral("Inter"), QStringLiteral("Noto Sans"),
                                                  QStringLiteral("Segoe UI"), QStringLiteral("DejaVu Sans")},
                                                 QFontDatabase::GeneralFont),
                                 QStringLiteral("Noto Sans CJK SC"));
    return shelf.font(scale, weight);
}

QFont Theme::monospaceFont(double scale) const
{
    thread_local FontShelf shelf(installedFamily({QStringLiteral("JetBrains Mono"), QStringLiteral("Noto Sans Mono"),
                                                  QStringLiteral("DejaVu Sans Mono")},
                                                 QFontDatabase::FixedFont),
                                 QStringLiteral("Noto Sans Mono CJK SC"));
    return shelf.font(scale, QFont::Normal);
}

void Theme::setKind(Kind kind)
{
    m_kind = kind;
    m_palette = isDark() ? darkPalette() : lightPalette();
    // The style sheet assumes Fusion, which draws alike on every platform; the sheet of the other kind has to
    // go first, or its style would be wrapped once more.
    qApp->setStyleSheet(QString());
    QApplication::setStyle(new IndicatorStyle(m_palette));
    QApplication::setPalette(applicationPalette(m_palette));
    QApplication::setFont(font());
    qApp->setStyleSheet(styleSheet(m_palette));
    Q_EMIT changed();
}

} // namespace threadway::ui
