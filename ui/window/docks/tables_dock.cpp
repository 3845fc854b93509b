// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Tables: the numbers of the run by thread, process, core, and of the whole.
#include "ui/session/player.h"
#include "ui/tables/data_table_view.h"
#include "ui/tables/tables_panel.h"
#include "ui/window/dock.h"
#include "ui/window/dock_host.h"

namespace threadway::ui {
namespace {

QWidget* make(const DockContext& context)
{
    auto* tables = new TablesPanel(context.player, context.selection, context.theme);
    QObject::connect(&tables->table(), &DataTableView::failed, &context.host, &DockHost::said);
    return tables;
}

} // namespace

extern const DockInfo dock_tables_dock;
const DockInfo dock_tables_dock{
    .id = "tables",
    .rank = 60,
    .title = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Tables"),
    .action = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Tables of Numbers"),
    .help = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Times, switches and misses by thread, process and core"),
    .shortcut = "Ctrl+B",
    .area = Qt::BottomDockWidgetArea,
    .behind = "timeline",
    .make = make,
};

} // namespace threadway::ui
