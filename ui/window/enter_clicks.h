// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace threadway::ui {

/// Lets Enter click the button that has the keyboard, in the window that it watches: Qt does so in dialogs only.
class EnterClicks : public QObject {
    Q_OBJECT

public:
    /// Watches the window for as long as it lives.
    explicit EnterClicks(QWidget& window);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget& m_window;
};

} // namespace threadway::ui
