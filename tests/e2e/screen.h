// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QPoint>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace threadway::test {

/// A virtual screen with a window manager, settings of its own, and a pointer and keyboard to drive programs with.
class Screen {
public:
    Screen();
    ~Screen();

    /// Whether the machine has all that is needed.
    static bool isAvailable();

    /// A path in the screen's own folder.
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    /// Environment for programs that shall show on the screen.
    [[nodiscard]] const QProcessEnvironment& environment() const { return m_environment; }

    /// Runs xdotool to its end, which must be a good one.
    void xdotool(const QStringList& arguments) const;

private:
    [[nodiscard]] bool runs(const QStringList& arguments) const;

    QTemporaryDir m_folder;
    QProcess m_server;
    QProcess m_manager;
    QProcessEnvironment m_environment;
};

/// The program on a screen, opened on a copy of a preset, paused at an instant.
class Driven {
public:
    Driven(Screen& screen, const QString& preset, const QString& at, const QStringList& more = {});
    ~Driven();

    /// The file that is open.
    [[nodiscard]] const QString& file() const { return m_file; }
    [[nodiscard]] QString savedText() const;
    /// Middle of the chip of the thread, of the head of its lane, and of the card of a core, in the window.
    [[nodiscard]] QPoint chip(const QString& thread) const { return placeOf(thread, "chip"); }
    [[nodiscard]] QPoint lane(const QString& thread) const { return placeOf(thread, "lane"); }
    [[nodiscard]] QPoint core(int core) const;
    [[nodiscard]] QString language() const { return m_description.value(QStringLiteral("language")).toString(); }
    [[nodiscard]] QString theme() const { return m_description.value(QStringLiteral("theme")).toString(); }

    /// Drags from one place of the window to another, with the key held if one is named.
    void drag(QPoint from, QPoint to, const QString& heldKey = {});
    void press(const QString& keys);
    /// Presses keys one after the other, such as the way through a menu.
    void press(const QStringList& keys);
    /// Saves, and waits until the file holds the text.
    bool saveUntilHolds(const QString& text);
    bool saveUntilLacks(const QString& text);
    /// Ends it as the user does; returns whether it ended well.
    bool quit();

private:
    [[nodiscard]] QPoint placeOf(const QString& thread, const char* what) const;
    [[nodiscard]] QPoint middle(const QJsonObject& rectangle) const;
    template <class Condition>
    bool saveUntil(Condition condition);

    Screen& m_screen;
    QString m_file;
    QProcess m_program;
    QString m_window;
    QJsonObject m_description;
};

} // namespace threadway::test
