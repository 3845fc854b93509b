// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"

#include <QColor>
#include <QFont>
#include <QObject>

namespace threadway::ui {

/// The colours of one appearance, by what they are for. Text on `panel` and `window` has a contrast of at
/// least 4.5:1, graphics of at least 3:1 (WCAG 1.4.3, 1.4.11).
struct Palette {
    QColor window; ///< behind everything
    QColor panel; ///< docks, cards
    QColor raised; ///< buttons, chips
    QColor border;
    QColor text;
    QColor textDim;
    QColor accent; ///< primary action, playhead, selection
    QColor accentText;
    QColor land; ///< the ground of a process
    QColor landBorder;
    QColor asphalt; ///< a lane that no core serves
    QColor asphaltLit; ///< mixed with the core's colour where a core serves the lane
    QColor roadLine;
    QColor junction; ///< yellow box junction
    QColor danger; ///< deadlock, crash
    QColor dangerGround;
    QColor success;
    QColor chartGrid;
};

/// The appearance of the program: palette, fonts, colours of threads and cores. One object, owned by the
/// application; views keep a reference and repaint on changed().
class Theme : public QObject {
    Q_OBJECT

public:
    enum class Kind { Dark, Light };

    /// Dark; the application looks as before until setKind() is called.
    explicit Theme(QObject* parent = nullptr);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] bool isDark() const { return m_kind == Kind::Dark; }
    [[nodiscard]] const Palette& palette() const { return m_palette; }
    /// Okabe-Ito colour of a thread, by its place in the scenario; repeats after 7.
    [[nodiscard]] QColor threadColor(ThreadId thread) const;
    /// Okabe-Ito colour of a core; repeats after 7, so a core is always shown with its number too.
    [[nodiscard]] QColor coreColor(CoreId core) const;
    /// Black or white, whichever reads better on the ground.
    [[nodiscard]] static QColor textOn(const QColor& ground);
    /// The interface font at a size relative to the normal one (1.0), with a Chinese family that shows
    /// Simplified Chinese forms whatever the system's language is.
    [[nodiscard]] QFont font(double scale = 1.0, QFont::Weight weight = QFont::Normal) const;
    [[nodiscard]] QFont monospaceFont(double scale = 1.0) const;

    /// Changes the appearance at run time: application palette, style sheet, changed().
    void setKind(Kind kind);

Q_SIGNALS:
    void changed();

private:
    Kind m_kind = Kind::Dark;
    Palette m_palette;
};

} // namespace threadway::ui
