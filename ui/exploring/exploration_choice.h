// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/exploring/exploration_job.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QSpinBox;
class QToolButton;

namespace threadway::ui {

/// What is to be explored and how far: from where, as what, in which steps, for counts or verdicts, up to which limits.
class ExplorationChoice : public QWidget {
    Q_OBJECT

public:
    explicit ExplorationChoice(QWidget* parent = nullptr);

    /// The job for the scenario and its journal, with the playhead at the instant.
    [[nodiscard]] ExplorationJob job(const scenario::BlueprintPtr& blueprint, const scenario::Journal& journal,
                                     SimTime playhead) const;

    void setFromPlayhead(bool fromPlayhead);
    void setMode(explore::ProgramMode mode);
    void setStatements(bool statements);
    void setOnlyVerdicts(bool onlyVerdicts);
    /// The question is put to SPIN.
    void askSpin();
    void setMostStates(int states);
    void retranslate();

private:
    QWidget* makeLimits();

    QComboBox* m_from;
    QComboBox* m_mode;
    QComboBox* m_steps;
    QComboBox* m_question;
    QToolButton* m_limits;
    QSpinBox* m_states;
    QSpinBox* m_memory;
    QCheckBox* m_reduces;
};

} // namespace threadway::ui
