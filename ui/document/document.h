// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario_file.h"

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <optional>

namespace threadway::ui {

/// What is open: a scenario and the journal of what was done to it, with undo, a file or preset it came from, and
/// whether it has changes that are not saved.
class Document : public QObject {
    Q_OBJECT

public:
    explicit Document(QObject* parent = nullptr);

    /// Opens a preset or the text of a file; with findings nothing changes. An empty path: no file to save to.
    base::Diagnostics open(const std::string& text, const QString& path,
                           const std::optional<std::string>& variant = {});
    /// Opens a file from disk. Failing to read it is a finding too.
    base::Diagnostics openFile(const QString& path, const std::optional<std::string>& variant = {});
    base::Diagnostics openPreset(const QString& id, const std::optional<std::string>& variant = {});
    /// The same file with another of its variants laid over it.
    base::Diagnostics setVariant(const std::string& variant);

    /// Writes to the path, keeping the previous file until all is written; from then on that is the document's file.
    /// Returns what went wrong, or an empty text.
    QString save(const QString& path, const std::optional<scenario::Recording>& recording);

    [[nodiscard]] bool isOpen() const { return m_run.has_value(); }
    [[nodiscard]] const scenario::BlueprintPtr& blueprint() const { return m_run->blueprint; }
    [[nodiscard]] const scenario::ScenarioFile& file() const { return m_run->file; }
    [[nodiscard]] const scenario::Journal& journal() const { return m_run->journal; }
    /// Where it is saved; empty for a preset.
    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] bool isModified() const { return !m_undo.isClean(); }
    [[nodiscard]] QUndoStack& undoStack() { return m_undo; }
    /// The title in the language, or else the id or the file's name.
    [[nodiscard]] QString title(const QString& language) const;

    /// Puts an act into the journal, in place of all later ones; undoable under that name.
    void addEntry(const scenario::JournalEntry& entry, const QString& undoText);
    /// Puts a schedule into the journal, in place of all later acts and of a schedule of the same instant. Edits of the
    /// same series that follow each other are one step of undo; 0: of none. Nothing happens if it is there already.
    void steer(SimTime at, const std::vector<ThreadId>& turns, const QString& undoText, int series = 0);
    /// Another scenario with an empty journal, undoable. Findings if it cannot run; then nothing changes.
    base::Diagnostics changeScenario(const scenario::Scenario& changed, const QString& undoText);

Q_SIGNALS:
    /// Another scenario runs: newly opened, or changed.
    void scenarioChanged();
    /// The journal is another one; the scenario is the same.
    void journalChanged();
    /// Title, file or whether it is saved changed.
    void titleChanged();

private:
    friend class JournalEdit;
    friend class ScenarioEdit;
    void replaceJournal(const scenario::Journal& journal);
    void replaceScenario(const scenario::BlueprintPtr& blueprint, const scenario::Journal& journal);

    std::optional<scenario::LoadedRun> m_run;
    QString m_path;
    QUndoStack m_undo;
};

} // namespace threadway::ui
