// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/world.h"

#include <QScrollArea>

#include <vector>

class QToolButton;

namespace threadway::ui {

class Theme;

/// A large button for each thread, with what it would do next; the first nine bear the numbers of their keys.
class MoveBoard : public QScrollArea {
    Q_OBJECT

public:
    explicit MoveBoard(const Theme& theme, QWidget* parent = nullptr);

    /// Offers the moves of the state; `hinted`, if valid, is lit.
    void show(const machine::World& world, const std::vector<ThreadId>& choices, ThreadId hinted);
    /// The button of the turn; null if there are more turns than the board has buttons for.
    [[nodiscard]] QToolButton* button(ThreadId turn) const;
    /// The turn of the button with that place, from 0; invalid if there is none.
    [[nodiscard]] ThreadId turnAt(int place) const;

Q_SIGNALS:
    void chosen(threadway::ThreadId thread);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeButtons();
    void layOut();
    void showTexts(int columns);

    const Theme& m_theme;
    QWidget* m_page;
    std::vector<ThreadId> m_turns; ///< that have buttons: of threads, then of what happens by itself
    std::vector<QToolButton*> m_buttons; ///< by turn
    std::vector<std::pair<QString, QString>> m_texts; ///< by turn: whose it is, and what it does
    scenario::BlueprintPtr m_blueprint;
};

} // namespace threadway::ui
