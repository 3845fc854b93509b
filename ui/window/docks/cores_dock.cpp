// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Cores: who runs on each core, who waits, what its caches hold. Threads are dropped on them.
#include "ui/docks/cores_panel.h"
#include "ui/session/player.h"
#include "ui/window/dock.h"
#include "ui/window/dock_host.h"

namespace threadway::ui {
namespace {

QWidget* make(const DockContext& context)
{
    auto* cores = new CoresPanel(context.player, context.selection, context.drag, context.theme, nullptr);
    QObject::connect(cores, &CoresPanel::threadMenuRequested, &context.host, &DockHost::threadMenuRequested);
    return cores;
}

} // namespace

extern const DockInfo dock_cores_dock;
const DockInfo dock_cores_dock{
    .id = "cores",
    .rank = 20,
    .title = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Cores"),
    .area = Qt::RightDockWidgetArea,
    .extent = 270,
    .make = make,
};

} // namespace threadway::ui
