// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/lane_index.h"
#include "ui/session/playback.h"
#include "ui/session/selection.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace threadway::ui {

class TimelineCanvas;
class TimelineMinimap;
class TimelineModel;

/// Which thread had which core, when: a row for each core or for each thread, with the playhead over it.
class TimelineView : public QWidget {
    Q_OBJECT

public:
    TimelineView(Playback& playback, Selection& selection, const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] trace::RowKind rows() const;
    [[nodiscard]] TimelineModel& model() const { return *m_model; }
    [[nodiscard]] TimelineCanvas& canvas() const { return *m_canvas; }
    [[nodiscard]] TimelineMinimap& minimap() const { return *m_minimap; }

public Q_SLOTS:
    /// Rows by core or by thread.
    void setRows(threadway::trace::RowKind kind);
    /// Shows the whole run as far as recorded.
    void fit();

Q_SIGNALS:
    void rowsChanged(threadway::trace::RowKind kind);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeHeader();
    void connectHeader();
    QToolButton* makeButton();
    void retranslate();
    void updateTexts();
    void updateFonts();

    const Theme& m_theme;
    TimelineModel* m_model;
    TimelineCanvas* m_canvas;
    TimelineMinimap* m_minimap;
    QLabel* m_title = nullptr;
    QLabel* m_count = nullptr;
    QToolButton* m_byCore = nullptr;
    QToolButton* m_byThread = nullptr;
    QToolButton* m_follow = nullptr;
    QToolButton* m_closer = nullptr;
    QToolButton* m_wider = nullptr;
    QToolButton* m_whole = nullptr;
};

} // namespace threadway::ui
