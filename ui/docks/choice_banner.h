// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/sim_time.h"

#include <QFrame>

#include <optional>
#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;

namespace threadway::ui {

class CommandPort;
class Document;
class Player;
class Theme;

/// A core that stands idle until the user says whom it runs.
struct OpenChoice {
    CoreId core;
    SimTime askedAt;
    std::vector<ThreadId> threads; ///< that are ready and may run there, longest waiting first
    ThreadId chosen; ///< by the journal already, right behind the playhead; invalid if nobody has been
};

/// What is asked at the playhead under a policy that asks, the lowest core first.
std::vector<OpenChoice> openChoices(const Player& player, const Document& document);

/// The user as scheduler: while a policy asks, says which core is free and offers the threads that it could run. The
/// run is paused at each question that has no answer yet, and goes on once it has one.
class ChoiceBanner : public QFrame {
    Q_OBJECT

public:
    /// What is passed must outlive the banner.
    ChoiceBanner(Document& document, Player& player, CommandPort& commands, const Theme& theme, QWidget* parent);

    /// The question that is asked now.
    [[nodiscard]] const std::optional<OpenChoice>& question() const { return m_question; }
    [[nodiscard]] QString text() const;
    /// One for each thread that can be chosen, as far as there is room.
    [[nodiscard]] const std::vector<QPushButton*>& buttons() const { return m_buttons; }
    /// Answers the question.
    void choose(ThreadId thread);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void letStand();
    void stopAtQuestion(const OpenChoice& question);
    void goOnIfAnswered(const std::vector<OpenChoice>& open);
    void show(std::optional<OpenChoice> question, std::size_t more);
    void makeButtons();
    void placeButtons();
    [[nodiscard]] bool isAsking() const;
    void restyle();

    Document& m_document;
    Player& m_player;
    CommandPort& m_commands;
    const Theme& m_theme;
    QLabel* m_words;
    QLabel* m_help;
    QWidget* m_answers;
    QGridLayout* m_grid;
    QLabel* m_others; ///< how many more could be chosen than there are buttons
    std::vector<QPushButton*> m_buttons;
    std::optional<OpenChoice> m_question;
    std::size_t m_more = 0; ///< other cores that wait for an answer too
    SimTime m_letGoAt = SimTime{-1}; ///< a question that the user lets stand: playing went on from it
    bool m_goesOn = false; ///< playing goes on once everything is answered
};

} // namespace threadway::ui
