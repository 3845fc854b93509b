// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document_edits.h"

namespace threadway::ui {

JournalEdit::JournalEdit(Document& document, scenario::Journal journal, const QString& text, int series)
    : QUndoCommand(text),
      m_document(document),
      m_before(document.journal()),
      m_after(std::move(journal)),
      m_series(series)
{
}

void JournalEdit::undo()
{
    m_document.replaceJournal(m_before);
}

void JournalEdit::redo()
{
    m_document.replaceJournal(m_after);
}

bool JournalEdit::mergeWith(const QUndoCommand* other)
{
    const auto& edit = *static_cast<const JournalEdit*>(other);
    const auto& next = edit.m_after;
    if (m_series != 0 && edit.m_series == m_series) {
        m_after = next;
        return true;
    }
    if (m_after.empty() || next.size() != m_after.size() + 1 || next.back().at != m_after.back().at)
        return false;
    const auto* pin = std::get_if<scenario::Pin>(&m_after.back().command);
    const auto* move = std::get_if<scenario::Migrate>(&next.back().command);
    if (pin == nullptr || move == nullptr || pin->thread != move->thread || pin->cores != CoreMask::only(move->core))
        return false;
    m_after = next;
    return true;
}

ScenarioEdit::ScenarioEdit(Document& document, scenario::BlueprintPtr blueprint, const QString& text)
    : QUndoCommand(text),
      m_document(document),
      m_before(document.blueprint()),
      m_journalBefore(document.journal()),
      m_after(std::move(blueprint))
{
}

void ScenarioEdit::undo()
{
    m_document.replaceScenario(m_before, m_journalBefore);
}

void ScenarioEdit::redo()
{
    m_document.replaceScenario(m_after, {});
}

} // namespace threadway::ui
