// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/action_table.h"

#include "ui/theme/theme.h"

#include <QWidget>

namespace threadway::ui {
namespace {

struct Row {
    ActionId id;
    const char* text;
    const char* help;
    const char* shortcut; ///< as QKeySequence reads it
    Sign sign = Sign::None;
};

constexpr auto tableSize = static_cast<std::size_t>(ActionId::Count);

constexpr std::array<Row, tableSize> rows{{
    {ActionId::Open, QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Open…"),
     QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Open a scenario file"), "Ctrl+O", Sign::Open},
    {ActionId::Save, QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Save"),
     QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Save the scenario with everything that was done to it"), "Ctrl+S",
     Sign::Save},
    {ActionId::SaveAs, QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Save As…"),
     QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Save under another name"), "Ctrl+Shift+S"},
    {ActionId::ExportImage, QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Export Image…"),
     QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Save a picture of the window"), ""},
    {ActionId::Quit, QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Quit"),
     QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Close the window"), "Ctrl+Q"},
    {ActionId::Undo, QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Undo"),
     QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Take the last act back: the future is simulated anew"), "Ctrl+Z",
     Sign::Undo},
    {ActionId::Redo, QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Redo"),
     QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Do again what was undone"), "Ctrl+Shift+Z", Sign::Redo},
    {ActionId::Play, QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Play"),
     QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Let simulated time run"), "Space", Sign::Play},
    {ActionId::StepForward, QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Step Forward"),
     QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "To the next instant at which something happens"), "Right",
     Sign::StepForward},
    {ActionId::StepBack, QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Step Back"),
     QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "To the instant before at which something happened"), "Left",
     Sign::StepBack},
    {ActionId::ToStart, QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "To the Start"),
     QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Rewind to the beginning"), "Home", Sign::ToStart},
    {ActionId::ToEnd, QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "To the End"),
     QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "To the end of what is recorded"), "End", Sign::ToEnd},
    {ActionId::Faster, QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Faster"),
     QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Play faster"), "]"},
    {ActionId::Slower, QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Slower"),
     QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Play slower"), "["},
    {ActionId::TriggerDeadlock, QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Trigger Deadlock"),
     QT_TRANSLATE_NOOP("threadway::ui::ActionTable",
                       "Find a schedule in which threads wait for each other for ever, and drive it"),
     "Ctrl+D", Sign::Warning},
    {ActionId::TowCar, QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Tow a Car"),
     QT_TRANSLATE_NOOP("threadway::ui::ActionTable",
                       "End one thread of the deadlock and give back what it holds; the others go on"),
     "Ctrl+T"},
    {ActionId::RewindToCause, QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Rewind to the Cause"),
     QT_TRANSLATE_NOOP("threadway::ui::ActionTable",
                       "Go back to the last instant at which the deadlock could be avoided, and drive around it"),
     "Ctrl+R"},
    {ActionId::ImposeOrder, QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Take Locks in One Order"),
     QT_TRANSLATE_NOOP("threadway::ui::ActionTable",
                       "Rewrite the programs so that all take locks in the same order: no ring can close"),
     "Ctrl+L"},
    {ActionId::ZoomIn, QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Zoom In"),
     QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Larger roads"), "Ctrl++"},
    {ActionId::ZoomOut, QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Zoom Out"),
     QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Smaller roads"), "Ctrl+-"},
    {ActionId::FitRoads, QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Fit Roads to Window"),
     QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Show the roads as wide as the window"), "Ctrl+0"},
    {ActionId::FitTimeline, QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Fit Timeline"),
     QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "Show the whole run in the timeline"), "Ctrl+9"},
    {ActionId::About, QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "About Threadway"),
     QT_TRANSLATE_NOOP("threadway::ui::ActionTable", "What this program is"), ""},
}};

} // namespace

ActionTable::ActionTable(QWidget* window, const Theme& theme) : QObject(window), m_theme(theme)
{
    for (const Row& row : rows) {
        auto* action = new QAction(this);
        action->setShortcut(QKeySequence(QString::fromLatin1(row.shortcut)));
        action->setObjectName(QStringLiteral("action-%1").arg(static_cast<int>(row.id)));
        m_actions[static_cast<std::size_t>(row.id)] = action;
        window->addAction(action);
    }
    refresh();
}

void ActionTable::setPlaying(bool playing)
{
    m_isPlaying = playing;
    refresh();
}

void ActionTable::refresh()
{
    const Palette& palette = m_theme.palette();
    for (const Row& row : rows) {
        QAction* item = action(row.id);
        const bool isPause = row.id == ActionId::Play && m_isPlaying;
        const bool isPrimary = row.id == ActionId::Play;
        item->setText(isPause ? tr("Pause") : tr(row.text));
        const QString help = isPause ? tr("Stop simulated time") : tr(row.help);
        const QString keys = item->shortcut().toString(QKeySequence::NativeText);
        item->setToolTip(keys.isEmpty() ? help : QStringLiteral("%1 (%2)").arg(help, keys));
        item->setStatusTip(help);
        const QColor color = isPrimary ? palette.accentText : palette.text;
        item->setIcon(iconOf(isPause ? Sign::Pause : row.sign, color, palette.textDim));
        item->setIconVisibleInMenu(false);
    }
}

} // namespace threadway::ui
