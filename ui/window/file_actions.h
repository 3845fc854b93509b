// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"
#include "ui/session/player.h"
#include "ui/window/action_table.h"

#include <QObject>

class QMenu;

namespace threadway::ui {

/// Opening and saving: dialogs, recent files, what to do with changes that are not saved, and how faults in a file
/// are told.
class FileActions : public QObject {
    Q_OBJECT

public:
    FileActions(Document& document, Player& player, ActionTable& actions, QWidget* window);

    /// Menu of files opened lately; fills itself.
    [[nodiscard]] QMenu* recentMenu() const { return m_recent; }
    void retranslate();

    /// Opens after asking about unsaved changes. Returns whether it is open now.
    bool openFile(const QString& path, const std::optional<std::string>& variant = {});
    bool openPreset(const QString& id, const std::optional<std::string>& variant = {});
    bool openVariant(const std::string& variant);
    /// Whether the present document may be left: saves it if the user wants that.
    bool mayLeave();

private:
    bool report(const base::Diagnostics& findings, const QString& name);
    bool save();
    bool saveAs();
    bool saveTo(const QString& path);
    void chooseFile();
    void exportImage();
    void remember(const QString& path);
    void fillRecent();

    Document& m_document;
    Player& m_player;
    QWidget* m_window;
    QMenu* m_recent;
};

} // namespace threadway::ui
