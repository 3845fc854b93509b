// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/icons.h"

#include <QAction>
#include <QObject>

#include <array>

namespace threadway::ui {

class Theme;

/// Every action of the window that is always there.
enum class ActionId {
    Open,
    Save,
    SaveAs,
    ExportImage,
    Quit,
    Undo,
    Redo,
    Play,
    StepForward,
    StepBack,
    ToStart,
    ToEnd,
    Faster,
    Slower,
    TriggerDeadlock,
    TowCar,
    RewindToCause,
    ImposeOrder,
    ZoomIn,
    ZoomOut,
    FitRoads,
    FitTimeline,
    About,
    Count,
};

/// The actions with their texts, shortcuts and signs, in one table: menus, tool bar and shortcuts come from here.
class ActionTable : public QObject {
    Q_OBJECT

public:
    ActionTable(QWidget* window, const Theme& theme);

    [[nodiscard]] QAction* action(ActionId id) const { return m_actions[static_cast<std::size_t>(id)]; }
    /// Shows the action Play as what it would do now.
    void setPlaying(bool playing);
    /// Texts in the language, signs in the colours of now.
    void refresh();

private:
    const Theme& m_theme;
    std::array<QAction*, static_cast<std::size_t>(ActionId::Count)> m_actions{};
    bool m_isPlaying = false;
};

} // namespace threadway::ui
