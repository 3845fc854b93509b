// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"

#include <QObject>

namespace threadway::ui {

/// What is pointed at and what is selected, shared by all views so that one lights up what another shows.
class Selection : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] ThreadId hoveredThread() const { return m_hoveredThread; }
    [[nodiscard]] ThreadId selectedThread() const { return m_selectedThread; }
    /// A process that is selected as a whole; invalid while one of its threads is, or nothing.
    [[nodiscard]] ProcessId selectedProcess() const { return m_selectedProcess; }
    [[nodiscard]] ObjectId hoveredObject() const { return m_hoveredObject; }
    [[nodiscard]] CoreId hoveredCore() const { return m_hoveredCore; }

    void setHoveredThread(ThreadId thread);
    /// Selects the thread in place of whatever was selected; an invalid one: nothing.
    void setSelectedThread(ThreadId thread);
    /// Selects the process as a whole in place of whatever was selected.
    void setSelectedProcess(ProcessId process);
    void setHoveredObject(ObjectId object);
    void setHoveredCore(CoreId core);
    /// Forgets everything, as when another scenario is loaded.
    void clear();

Q_SIGNALS:
    /// Something above changed.
    void changed();

private:
    void select(ThreadId thread, ProcessId process);

    ThreadId m_hoveredThread;
    ThreadId m_selectedThread;
    ProcessId m_selectedProcess;
    ObjectId m_hoveredObject;
    CoreId m_hoveredCore;
};

} // namespace threadway::ui
