// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"

#include <QUndoCommand>

namespace threadway::ui {

/// One step of undo: another journal.
class JournalEdit : public QUndoCommand {
public:
    /// Edits of the same series that follow each other become one; 0: of none.
    JournalEdit(Document& document, scenario::Journal journal, const QString& text, int series = 0);
    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override { return 1; }
    /// Pinning a thread and moving it there at the same instant are one act of the user, and so are edits of a series.
    bool mergeWith(const QUndoCommand* other) override;

private:
    Document& m_document;
    scenario::Journal m_before;
    scenario::Journal m_after;
    int m_series;
};

/// One step of undo: another scenario, with the journal that belongs to it.
class ScenarioEdit : public QUndoCommand {
public:
    ScenarioEdit(Document& document, scenario::BlueprintPtr blueprint, const QString& text);
    void undo() override;
    void redo() override;

private:
    Document& m_document;
    scenario::BlueprintPtr m_before;
    scenario::Journal m_journalBefore;
    scenario::BlueprintPtr m_after;
};

} // namespace threadway::ui
