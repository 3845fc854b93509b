// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/wait_graph_view.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QScrollArea;
class QSplitter;

namespace threadway::ui {

/// Who holds what and waits for whom at the playhead, as a graph with words beside it.
class WaitGraphPanel : public QWidget {
    Q_OBJECT

public:
    WaitGraphPanel(Playback& playback, Selection& selection, const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] WaitGraphView& view() const { return *m_view; }
    /// What is said beside the picture, a sentence each.
    [[nodiscard]] QStringList sentences() const;
    /// Brings picture and words up to date now.
    void refresh();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void tell();
    void retranslate();

    Playback& m_playback;
    Selection& m_selection;
    const Theme& m_theme;
    QComboBox* m_kind;
    QLabel* m_legend;
    QLabel* m_empty;
    WaitGraphView* m_view;
    QScrollArea* m_frame;
    QListWidget* m_words;
    QSplitter* m_parts;
    QTimer m_refresh; ///< not more often than the eye can follow
};

} // namespace threadway::ui
