// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <QWidget>

namespace threadway::ui {

class Theme;

/// The chip that follows the pointer while a thread is dragged, with a line under it that says what a drop would do.
class DragGhost : public QWidget {
    Q_OBJECT

public:
    /// What the ghost shows.
    struct Face {
        QString label; ///< of the thread
        QColor color; ///< of the thread
        QString caption; ///< what a drop would do, or why it would be refused
        bool isRefused = false;
        bool isPinning = false;
        bool operator==(const Face&) const = default;
    };

    DragGhost(QWidget* window, const Theme& theme);

    void setFace(const Face& face);
    /// Stands beside the pointer, inside the window.
    void follow(QPoint globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QRect chipRect() const;
    [[nodiscard]] QRect captionRect() const;
    void paintChip(QPainter& painter) const;
    void paintCaption(QPainter& painter) const;

    const Theme& m_theme;
    Face m_face;
};

} // namespace threadway::ui
