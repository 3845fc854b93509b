// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/lane_index.h"

#include <QCoreApplication>
#include <QString>

namespace threadway::ui {

/// What slices and marks say in a tooltip.
struct TimelineWords {
    Q_DECLARE_TR_FUNCTIONS(threadway::ui::TimelineWords)

public:
    /// Thread, core or reason to wait, beginning, end and length; `frontier` tells which slices still go on.
    [[nodiscard]] static QString describe(const trace::Slice& slice, const scenario::Blueprint& blueprint,
                                          SimTime frontier);
    /// What happened, without the instant.
    [[nodiscard]] static QString describe(const trace::Mark& mark, const scenario::Blueprint& blueprint);
    /// What the mark of the point of no return says.
    [[nodiscard]] static QString noReturn();
};

} // namespace threadway::ui
