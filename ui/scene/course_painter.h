// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/course.h"
#include "ui/theme/theme.h"

class QPainter;

namespace threadway::ui {

/// Paints the marks of a program on a lane of the given height, whose top left corner is the painter's origin:
/// junctions, stop lines, bays, yield marks, loops and, if wanted, what each stretch is for.
void paintCourse(QPainter& painter, const Theme& theme, const scenario::Blueprint& blueprint, const Course& course,
                 const program::Unit& unit, double height, bool withTexts);

} // namespace threadway::ui
