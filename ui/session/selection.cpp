// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/selection.h"

#include <utility>

namespace threadway::ui {

void Selection::setHoveredThread(ThreadId thread)
{
    if (std::exchange(m_hoveredThread, thread) != thread)
        Q_EMIT changed();
}

void Selection::setSelectedThread(ThreadId thread)
{
    select(thread, {});
}

void Selection::setSelectedProcess(ProcessId process)
{
    select({}, process);
}

void Selection::select(ThreadId thread, ProcessId process)
{
    const bool isOtherThread = std::exchange(m_selectedThread, thread) != thread;
    const bool isOtherProcess = std::exchange(m_selectedProcess, process) != process;
    if (isOtherThread || isOtherProcess)
        Q_EMIT changed();
}

void Selection::setHoveredObject(ObjectId object)
{
    if (std::exchange(m_hoveredObject, object) != object)
        Q_EMIT changed();
}

void Selection::setHoveredCore(CoreId core)
{
    if (std::exchange(m_hoveredCore, core) != core)
        Q_EMIT changed();
}

void Selection::clear()
{
    const bool wasThread = std::exchange(m_hoveredThread, {}).isValid();
    const bool wasSelected = std::exchange(m_selectedThread, {}).isValid();
    const bool wasProcess = std::exchange(m_selectedProcess, {}).isValid();
    const bool wasObject = std::exchange(m_hoveredObject, {}).isValid();
    const bool wasCore = std::exchange(m_hoveredCore, {}).isValid();
    if (wasThread || wasSelected || wasProcess || wasObject || wasCore)
        Q_EMIT changed();
}

} // namespace threadway::ui
