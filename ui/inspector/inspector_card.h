// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "ui/inspector/inspector_source.h"

#include <QRect>
#include <QString>
#include <QWidget>

#include <vector>

class QPainter;

namespace threadway::ui {

class Theme;

/// One card of the inspector: a title and, beneath it, what somebody owns. Whoever does not see it is told the same in
/// words.
class InspectorCard : public QWidget {
    Q_OBJECT

public:
    InspectorCard(const Theme& theme, QWidget* parent);

    /// Takes what there is to show; returns whether there is anything.
    virtual bool take(const InspectorSource& source) = 0;
    [[nodiscard]] virtual QString title() const = 0;
    /// All that the card shows, as lines of text.
    [[nodiscard]] virtual QString words() const = 0;
    /// Pixels that the whole card needs at a width.
    [[nodiscard]] int heightAt(int width) const;
    /// Tells the card's words to those who read instead of seeing.
    void tellWords();

Q_SIGNALS:
    /// Something that stands for the thread or process was clicked.
    void threadChosen(threadway::ThreadId thread);
    void processChosen(threadway::ProcessId process);

protected:
    /// A place that can be clicked or has more to say.
    struct Spot {
        QRect rect;
        QString tip;
        ThreadId thread;
        ProcessId process;
    };

    [[nodiscard]] virtual int bodyHeight(int width) const = 0;
    virtual void paintBody(QPainter& painter, const QRect& body) = 0;
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    /// To be called while painting.
    void addSpot(const Spot& spot) { m_spots.push_back(spot); }
    /// A line of text, ending in dots where there is no room; all of it is in the tool tip then.
    void paintLine(QPainter& painter, const QRect& rect, const QString& text, Qt::Alignment align = Qt::AlignLeft);

    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] const Spot* spotAt(QPoint position, bool isToChoose) const;
    [[nodiscard]] QRect bodyRect() const;

    const Theme& m_theme;
    std::vector<Spot> m_spots;
};

} // namespace threadway::ui
