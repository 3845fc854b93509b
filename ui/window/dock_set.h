// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/dock.h"

#include <QList>
#include <QObject>
#include <QString>

QT_BEGIN_NAMESPACE
class QAction;
class QDockWidget;
class QMainWindow;
class QMenu;
class QToolBar;
class QToolButton;
QT_END_NAMESPACE

namespace threadway::ui {

/// All docks of the window, made and laid out as their entries in docks() say.
class DockSet : public QObject {
    Q_OBJECT

public:
    /// Adds the docks to the window, which owns them from then on.
    DockSet(QMainWindow& window, const DockContext& context);

    /// Shows the dock in front of those that it shares its place with, with the keyboard in it. Returns whether
    /// there is one of that id.
    bool show(const QString& id);
    /// The entry that brings the dock of that id to the front; nullptr if there is none.
    [[nodiscard]] QAction* action(const QString& id) const;
    /// Adds an entry for each dock that shows or hides it.
    void addToggles(QMenu& menu) const;
    /// Adds the entries that bring docks to the front.
    void addActions(QMenu& menu) const;
    /// Adds a button for each dock that wants one.
    void addButtons(QToolBar& bar);
    /// Whether those buttons bear words beside their signs.
    void setButtonWords(bool withWords);
    /// Texts in the language and signs in the colours of now.
    void retranslate();

private:
    struct Entry {
        const DockInfo* info = nullptr;
        QDockWidget* dock = nullptr;
        QAction* show = nullptr; ///< null if the dock has no entry in the menu
    };
    void add(const DockInfo& info, const DockContext& context);
    void layOut();
    [[nodiscard]] QDockWidget* find(const QString& id) const;

    QMainWindow& m_window;
    const Theme& m_theme;
    QList<Entry> m_entries;
    QList<QToolButton*> m_buttons; ///< of the tool bar, which owns them
};

} // namespace threadway::ui
