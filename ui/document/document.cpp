// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document.h"

#include "scenario/blueprint_builder.h"
#include "scenario/presets.h"
#include "ui/document/document_edits.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace threadway::ui {
namespace {

base::Diagnostics failed(std::string_view code, std::string_view message, std::vector<std::string> arguments)
{
    return {{base::Severity::Error, {}, code, message, std::move(arguments)}};
}

} // namespace

Document::Document(QObject* parent) : QObject(parent)
{
    connect(&m_undo, &QUndoStack::cleanChanged, this, &Document::titleChanged);
}

base::Diagnostics Document::open(const std::string& text, const QString& path,
                                 const std::optional<std::string>& variant)
{
    auto run = scenario::loadRun(text, variant);
    if (!run.isOk())
        return run.diagnostics;
    m_run = std::move(*run);
    m_path = path;
    m_undo.clear();
    Q_EMIT scenarioChanged();
    Q_EMIT titleChanged();
    return run.diagnostics;
}

base::Diagnostics Document::openFile(const QString& path, const std::optional<std::string>& variant)
{
    QFile file(path);
    if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly))
        return failed("unreadable", TW_TR("the file cannot be opened for reading: {0}"),
                      {file.errorString().toStdString()});
    const QByteArray bytes = file.read(static_cast<qint64>(scenario::mostFileBytes) + 1);
    if (file.error() != QFileDevice::NoError)
        return failed("unreadable", TW_TR("the file cannot be opened for reading: {0}"),
                      {file.errorString().toStdString()});
    return open(bytes.toStdString(), QFileInfo(path).absoluteFilePath(), variant);
}

base::Diagnostics Document::openPreset(const QString& id, const std::optional<std::string>& variant)
{
    const base::EmbeddedFile* preset = scenario::findPreset(id.toStdString());
    if (preset == nullptr)
        return failed("unknown-preset", TW_TR("there is no preset \"{0}\""), {id.toStdString()});
    return open(std::string(preset->text), {}, variant);
}

base::Diagnostics Document::setVariant(const std::string& variant)
{
    return open(std::string(m_run->file.text), m_path, variant);
}

QString Document::save(const QString& path, const std::optional<scenario::Recording>& recording)
{
    QSaveFile file(path);
    const QByteArray text
        = QByteArray::fromStdString(scenario::savedText(m_run->file, *m_run->blueprint, m_run->journal, recording));
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
    if (!isWritten)
        return file.errorString();
    m_path = QFileInfo(path).absoluteFilePath();
    m_undo.setClean();
    Q_EMIT titleChanged();
    return {};
}

QString Document::title(const QString& language) const
{
    const scenario::Scenario& scenario = m_run->blueprint->scenario;
    QString title = QString::fromStdString(scenario.title.in(language.toStdString()));
    if (title.isEmpty())
        title = QString::fromStdString(scenario.id);
    return title.isEmpty() ? QFileInfo(m_path).completeBaseName() : title;
}

void Document::addEntry(const scenario::JournalEntry& entry, const QString& undoText)
{
    scenario::Journal journal = m_run->journal;
    std::erase_if(journal, [&](const scenario::JournalEntry& other) { return other.at > entry.at; });
    journal.push_back(entry);
    m_undo.push(new JournalEdit(*this, std::move(journal), undoText));
}

void Document::steer(SimTime at, const std::vector<ThreadId>& turns, const QString& undoText, int series)
{
    scenario::Journal journal = m_run->journal;
    std::erase_if(journal, [at](const scenario::JournalEntry& other) {
        return other.at > at || (other.at == at && std::holds_alternative<scenario::Steer>(other.command));
    });
    if (!turns.empty())
        journal.push_back({at, scenario::Steer{turns}});
    if (journal == m_run->journal)
        return;
    m_undo.push(new JournalEdit(*this, std::move(journal), undoText, series));
}

base::Diagnostics Document::changeScenario(const scenario::Scenario& changed, const QString& undoText)
{
    auto blueprint = scenario::makeBlueprint(changed);
    if (!blueprint.isOk())
        return blueprint.diagnostics;
    m_undo.push(new ScenarioEdit(*this, *blueprint, undoText));
    return {};
}

void Document::replaceJournal(const scenario::Journal& journal)
{
    m_run->journal = journal;
    Q_EMIT journalChanged();
}

void Document::replaceScenario(const scenario::BlueprintPtr& blueprint, const scenario::Journal& journal)
{
    m_run->blueprint = blueprint;
    m_run->journal = journal;
    Q_EMIT scenarioChanged();
    Q_EMIT titleChanged();
}

} // namespace threadway::ui
