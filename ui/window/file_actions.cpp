// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/file_actions.h"

#include "history/verification.h"
#include "ui/words/words.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QSettings>

namespace threadway::ui {
namespace {

constexpr qsizetype mostRecent = 8;
constexpr std::size_t mostFindingsShown = 12;
const QString recentKey = QStringLiteral("recentFiles");

QString place(const base::Diagnostic& finding)
{
    if (finding.position.line == 0)
        return {};
    return QStringLiteral("%1:%2: ").arg(finding.position.line).arg(finding.position.column);
}

} // namespace

FileActions::FileActions(Document& document, Player& player, ActionTable& actions, QWidget* window)
    : QObject(window), m_document(document), m_player(player), m_window(window), m_recent(new QMenu(window))
{
    connect(actions.action(ActionId::Open), &QAction::triggered, this, &FileActions::chooseFile);
    connect(actions.action(ActionId::Save), &QAction::triggered, this, &FileActions::save);
    connect(actions.action(ActionId::SaveAs), &QAction::triggered, this, &FileActions::saveAs);
    connect(actions.action(ActionId::ExportImage), &QAction::triggered, this, &FileActions::exportImage);
    connect(m_recent, &QMenu::aboutToShow, this, &FileActions::fillRecent);
    retranslate();
}

void FileActions::retranslate()
{
    m_recent->setTitle(tr("Open Recent"));
}

bool FileActions::report(const base::Diagnostics& findings, const QString& name)
{
    if (findings.empty())
        return true;
    QStringList lines;
    for (std::size_t i = 0; i < std::min(findings.size(), mostFindingsShown); ++i)
        lines += place(findings[i]) + words::diagnostic(findings[i]);
    if (findings.size() > mostFindingsShown)
        lines += tr("and %n more", nullptr, static_cast<int>(findings.size() - mostFindingsShown));
    const bool isOpen = !base::hasErrors(findings);
    QMessageBox box(isOpen ? QMessageBox::Information : QMessageBox::Warning, tr("Threadway"),
                    isOpen ? tr("%1 is open, but look at this:").arg(name)
                           : tr("%1 cannot be opened. What is open now stays as it is.").arg(name),
                    QMessageBox::Ok, m_window);
    box.setInformativeText(lines.join(QLatin1Char('\n')));
    box.setTextInteractionFlags(Qt::TextSelectableByMouse);
    box.exec();
    return isOpen;
}

bool FileActions::openFile(const QString& path, const std::optional<std::string>& variant)
{
    if (!mayLeave() || !report(m_document.openFile(path, variant), QFileInfo(path).fileName()))
        return false;
    remember(m_document.path());
    return true;
}

bool FileActions::openPreset(const QString& id, const std::optional<std::string>& variant)
{
    return mayLeave() && report(m_document.openPreset(id, variant), id);
}

bool FileActions::openVariant(const std::string& variant)
{
    return mayLeave() && report(m_document.setVariant(variant), QString::fromStdString(variant));
}

bool FileActions::mayLeave()
{
    // What was only tried out on a preset is not worth a question; a file of the user's own is.
    if (!m_document.isOpen() || !m_document.isModified() || m_document.path().isEmpty())
        return true;
    const auto answer
        = QMessageBox::question(m_window, tr("Threadway"),
                                tr("%1 has changes that are not saved.").arg(QFileInfo(m_document.path()).fileName()),
                                QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    if (answer == QMessageBox::Save)
        return save();
    return answer == QMessageBox::Discard;
}

void FileActions::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Open"), QFileInfo(m_document.path()).path(),
                                                      tr("Scenarios (*.threadway);;All files (*)"));
    if (!path.isEmpty())
        openFile(path);
}

bool FileActions::save()
{
    return m_document.path().isEmpty() ? saveAs() : saveTo(m_document.path());
}

bool FileActions::saveAs()
{
    QString proposal = m_document.path();
    if (proposal.isEmpty())
        proposal = QString::fromStdString(m_document.blueprint()->scenario.id) + QStringLiteral(".threadway");
    QString path = QFileDialog::getSaveFileName(m_window, tr("Save As"), proposal, tr("Scenarios (*.threadway)"));
    if (path.isEmpty())
        return false;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".threadway");
    return saveTo(path);
}

bool FileActions::saveTo(const QString& path)
{
    // Up to the playhead, so that the file can be verified without knowing how far ahead was recorded.
    const trace::Trace& all = m_player.trace();
    const trace::Trace shown = all.prefix(all.firstAfter(m_player.position()), m_player.position());
    const QString problem = m_document.save(path, history::recordingOf(shown));
    if (problem.isEmpty()) {
        remember(m_document.path());
        return true;
    }
    QMessageBox::warning(
        m_window, tr("Threadway"),
        tr("%1 could not be saved: %2\nThe file on disk is as it was. Try another folder.").arg(path, problem));
    return false;
}

void FileActions::exportImage()
{
    const QString path = QFileDialog::getSaveFileName(m_window, tr("Export Image"), QStringLiteral("threadway.png"),
                                                      tr("Images (*.png)"));
    if (!path.isEmpty() && !m_window->grab().save(path))
        QMessageBox::warning(m_window, tr("Threadway"), tr("%1 could not be written.").arg(path));
}

void FileActions::remember(const QString& path)
{
    QSettings settings;
    QStringList recent = settings.value(recentKey).toStringList();
    recent.removeAll(path);
    recent.prepend(path);
    settings.setValue(recentKey, recent.mid(0, mostRecent));
}

void FileActions::fillRecent()
{
    m_recent->clear();
    const QStringList recent = QSettings().value(recentKey).toStringList();
    for (const QString& path : recent) {
        QAction* action = m_recent->addAction(QFileInfo(path).fileName());
        action->setToolTip(path);
        action->setStatusTip(path);
        connect(action, &QAction::triggered, this, [this, path] { openFile(path); });
    }
    if (recent.isEmpty())
        m_recent->addAction(tr("No files yet"))->setEnabled(false);
}

} // namespace threadway::ui
