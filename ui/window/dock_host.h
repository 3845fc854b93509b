// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"

#include <QObject>
#include <QPoint>
#include <QString>

namespace threadway::ui {

/// What the content of docks asks of the window that they are in.
class DockHost : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    /// The menu of the thread is wanted there.
    void threadMenuRequested(threadway::ThreadId thread, QPoint global);
    /// That preset is wanted; an empty variant: the one that the preset itself chooses.
    void presetRequested(const QString& id, const QString& variant);
    /// The dock of that id is wanted in front.
    void dockRequested(const QString& id);
    /// Something to tell in the status line.
    void said(const QString& text);
};

} // namespace threadway::ui
