// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style_sheet.h"

#include "ui/theme/theme.h"

#include <array>
#include <utility>

namespace threadway::ui {
namespace {

/// Names in angle brackets stand for colours of the palette.
const char* const rules = R"(
QMainWindow::separator { background: <border>; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: <accent>; }

QMenuBar { background: <menuBar>; color: <text>; border: none; padding: 2px 6px; }
QMenuBar::item { background: transparent; padding: 4px 12px; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: <selection>; }
QMenu { background: <panel>; color: <text>; border: 1px solid <border>; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 26px; border-radius: 4px; }
QMenu::item:selected { background: <selection>; }
QMenu::item:disabled { color: <disabled>; }
QMenu::separator { height: 1px; background: <border>; margin: 4px 8px; }

QToolBar { background: <panel>; border: none; border-bottom: 1px solid <border>; padding: 4px 8px; spacing: 5px; }
QToolBar QToolButton { padding: 4px 8px; min-height: 18px; }
QToolButton#playButton { background: <accent>; border-color: <accent>; padding: 4px 12px; }
QToolButton#playButton:hover { border-color: <text>; }
QToolButton, QPushButton { background: <raised>; color: <text>; border: 1px solid <border>; border-radius: 6px;
                           padding: 5px 11px; }
QToolButton:hover, QPushButton:hover { background: <hover>; border-color: <outline>; }
QToolButton:pressed, QPushButton:pressed { background: <window>; }
QToolButton:checked, QPushButton:checked, QPushButton:default { background: <accent>; color: <accentText>;
                                                                border-color: <accent>; }
QPushButton:default:hover, QToolButton:checked:hover, QPushButton:checked:hover { border-color: <text>; }
QToolButton:disabled, QPushButton:disabled { color: <disabled>; background: <panel>; border-color: <border>; }
QToolButton:focus, QPushButton:focus { border: 2px solid <focus>; padding: 4px 10px; }
QToolButton:checked:focus, QPushButton:checked:focus, QPushButton:default:focus { border: 2px solid <text>; }
QToolButton[popupMode="1"] { padding-right: 24px; }
QToolButton::menu-button { border: none; width: 20px; }
QToolButton[popupMode="2"] { padding-right: 11px; }
QToolButton[popupMode="2"]::menu-indicator { image: none; }
QToolButton[danger="true"], QPushButton[danger="true"] { background: <dangerGround>; border-color: <danger>; }
QToolButton[danger="true"]:disabled, QPushButton[danger="true"]:disabled { background: <panel>;
                                                                           border-color: <border>; }

QDockWidget { color: <textDim>; font-weight: bold; }
QDockWidget::title { background: <panel>; padding: 6px 10px; border-bottom: 1px solid <border>; text-align: left; }

QTabBar::tab { background: transparent; color: <textDim>; border: none; border-bottom: 2px solid transparent;
               padding: 6px 12px; }
QTabBar::tab:hover { color: <text>; background: <hover>; }
QTabBar::tab:selected { color: <text>; border-bottom-color: <focus>; }
QTabBar:focus { outline: none; }
QTabBar::tab:focus { border: 1px solid <focus>; border-bottom-width: 2px; padding: 5px 11px 6px 11px; }
QTabWidget::pane { border: 1px solid <border>; border-radius: 4px; }

QSlider { min-height: 20px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: <outline>; }
QSlider::sub-page:horizontal { border-radius: 2px; background: <focus>; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0; border-radius: 8px; background: <handle>;
                             border: 1px solid <outline>; }
QSlider::handle:horizontal:hover { border-color: <focus>; }
QSlider::handle:horizontal:focus { border: 3px solid <focus>; width: 10px; height: 10px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: <outline>; border-radius: 4px; margin: 2px; }
QScrollBar::handle:hover { background: <textDim>; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QToolTip { background: <raised>; color: <text>; border: 1px solid <outline>; padding: 4px 6px; }
QStatusBar { background: <menuBar>; color: <textDim>; border-top: 1px solid <border>; }
QStatusBar::item { border: none; }

QHeaderView { background: <panel>; }
QHeaderView::section { background: <panel>; color: <textDim>; border: none; border-right: 1px solid <border>;
                       border-bottom: 1px solid <border>; padding: 5px 8px; }
QTreeView, QTableView, QListView { background: <panel>; alternate-background-color: <stripe>; color: <text>;
                                   border: 1px solid <border>; outline: none; }
QTreeView:focus, QTableView:focus, QListView:focus { border-color: <focus>; }
QTreeView::item, QListView::item { padding: 3px 2px; }
QTreeView::item:hover, QListView::item:hover { background: <hover>; }
QTreeView::item:selected, QTableView::item:selected, QListView::item:selected { background: <selection>;
                                                                               color: <text>; }
QPlainTextEdit, QTextEdit, QTextBrowser, QLineEdit { background: <field>; color: <text>; border: 1px solid <border>;
    border-radius: 4px; selection-background-color: <selection>; selection-color: <text>; }
QLineEdit { padding: 4px 6px; }
QPlainTextEdit:focus, QTextEdit:focus, QTextBrowser:focus, QLineEdit:focus { border-color: <focus>; }
QTabBar QToolButton { padding: 0; border-radius: 0; }
QComboBox QAbstractItemView { background: <panel>; selection-background-color: <selection>;
                              selection-color: <text>; }
)";

QColor mixed(const QColor& a, const QColor& b, double share)
{
    const auto channel = [share](int from, int to) {
        return qRound(static_cast<double>(from) * (1.0 - share) + static_cast<double>(to) * share);
    };
    return {channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue())};
}

} // namespace

QString styleSheet(const Palette& palette)
{
    const bool isDark = palette.window.lightness() < 128;
    const QColor focus = isDark ? palette.accent.lighter(135) : palette.accent;
    const std::array<std::pair<QLatin1String, QColor>, 19> colors{{
        {QLatin1String("<window>"), palette.window},
        {QLatin1String("<panel>"), palette.panel},
        {QLatin1String("<raised>"), palette.raised},
        {QLatin1String("<border>"), palette.border},
        {QLatin1String("<text>"), palette.text},
        {QLatin1String("<textDim>"), palette.textDim},
        {QLatin1String("<accent>"), palette.accent},
        {QLatin1String("<accentText>"), palette.accentText},
        {QLatin1String("<danger>"), palette.danger},
        {QLatin1String("<dangerGround>"), palette.dangerGround},
        {QLatin1String("<focus>"), focus},
        {QLatin1String("<menuBar>"), mixed(palette.window, isDark ? Qt::black : palette.border, isDark ? 0.3 : 0.35)},
        {QLatin1String("<selection>"), mixed(palette.panel, palette.accent, isDark ? 0.4 : 0.22)},
        {QLatin1String("<hover>"), mixed(palette.raised, palette.text, 0.08)},
        {QLatin1String("<outline>"), mixed(palette.border, palette.text, 0.28)},
        {QLatin1String("<disabled>"), mixed(palette.panel, palette.text, 0.42)},
        {QLatin1String("<handle>"), isDark ? palette.text : palette.raised},
        {QLatin1String("<stripe>"), mixed(palette.panel, palette.window, 0.5)},
        {QLatin1String("<field>"), isDark ? palette.window : palette.raised},
    }};
    QString sheet = QString::fromLatin1(rules);
    for (const auto& [name, color] : colors)
        sheet.replace(name, color.name());
    return sheet;
}

} // namespace threadway::ui
