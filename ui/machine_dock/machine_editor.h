// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario.h"

#include <QWidget>

class QLabel;

namespace threadway::ui {

/// One section of the machine panel: shows a part of a machine and lets it be changed.
class MachineEditor : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Shows the part of the machine, without a signal.
    virtual void showMachine(const scenario::MachineSpec& machine) = 0;
    /// Sets the part of the machine to what the fields say.
    virtual void write(scenario::MachineSpec& machine) const = 0;
    /// All texts in the language of now.
    virtual void retranslate() = 0;

Q_SIGNALS:
    /// The user changed something.
    void edited();

protected:
    /// A label whose field has the same tool tip and accessible name.
    static void describe(QLabel& label, QWidget& field, const QString& name, const QString& help);
};

} // namespace threadway::ui
