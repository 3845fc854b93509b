// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace threadway::ui {

/// The variants of the scenario. Where the tool bar has no room for the title of the one that is open, it is elided,
/// which QComboBox would cut; the tooltip has it whole.
class VariantBox : public QComboBox {
    Q_OBJECT

public:
    explicit VariantBox(QWidget* parent);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

} // namespace threadway::ui
