// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inspector/rows_card.h"

#include <QList>

namespace threadway::ui {

/// What is told of a process in rows.
QList<RowsTopic> processTopics();
/// What stands on the stacks of a thread.
RowsTopic stackTopic();
/// What is told of a thread in rows.
QList<RowsTopic> threadTopics();

} // namespace threadway::ui
