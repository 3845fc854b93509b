// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/wait_graph_layout.h"
#include "ui/session/playback.h"
#include "ui/session/selection.h"

#include <QWidget>

namespace threadway::ui {

class Theme;

/// Draws who holds what and waits for whom: threads round, objects square with a dot for each instance, rings in red
/// with their length. What is pointed at is lit here and on the roads.
class WaitGraphView : public QWidget {
    Q_OBJECT

public:
    WaitGraphView(Playback& playback, Selection& selection, const Theme& theme, QWidget* parent = nullptr);

    void setKind(WaitPictureKind kind);
    /// Reads the state at the playhead.
    void refresh();
    [[nodiscard]] const WaitPicture& picture() const { return m_picture; }
    /// Middle of the node in the widget.
    [[nodiscard]] QPointF placeOf(std::size_t node) const { return m_layout.places()[node]; }

Q_SIGNALS:
    /// Another picture is shown.
    void pictureChanged();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void place();
    void paintLink(QPainter& painter, const WaitLink& link) const;
    void paintThread(QPainter& painter, std::size_t node) const;
    void paintObject(QPainter& painter, std::size_t node) const;
    void paintName(QPainter& painter, std::size_t node, const QString& name) const;
    void paintRingLabels(QPainter& painter) const;
    [[nodiscard]] bool isLit(const WaitNode& node) const;
    [[nodiscard]] QString nameOf(const WaitNode& node) const;
    void choose(int node);

    Playback& m_playback;
    Selection& m_selection;
    const Theme& m_theme;
    WaitPictureKind m_kind = WaitPictureKind::Resources;
    WaitPicture m_picture;
    WaitGraphLayout m_layout;
    int m_current = -1; ///< node that has the keyboard's frame
};

} // namespace threadway::ui
