// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machine_dock/machine_editor.h"

#include <QLabel>

namespace threadway::ui {

void MachineEditor::describe(QLabel& label, QWidget& field, const QString& name, const QString& help)
{
    label.setText(name);
    label.setBuddy(&field);
    label.setToolTip(help);
    field.setAccessibleName(name);
    field.setToolTip(help);
}

} // namespace threadway::ui
