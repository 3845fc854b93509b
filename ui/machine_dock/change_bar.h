// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/diagnostic.h"
#include "scenario/scenario.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QScrollArea;

namespace threadway::ui {

class Theme;

/// Says what a change of the machine would do before it is made, and lets the user make it or not.
class ChangeBar : public QFrame {
    Q_OBJECT

public:
    explicit ChangeBar(const Theme& theme, QWidget* parent = nullptr);

    /// What is to be said: the machine now, as it is wanted, as the file has it, and from which instant.
    void showChange(const scenario::MachineSpec& present, const scenario::MachineSpec& wanted,
                    const scenario::MachineSpec& file, SimTime at);
    /// What is said now.
    [[nodiscard]] QString text() const;
    void retranslate();

Q_SIGNALS:
    void applyRequested();
    void discardRequested();
    /// The machine of the file is wanted again.
    void fileRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void restyle();
    void fitWords();

    const Theme& m_theme;
    QLabel* m_words;
    QScrollArea* m_scroll;
    QPushButton* m_apply;
    QPushButton* m_discard;
    QPushButton* m_file;
};

} // namespace threadway::ui
