// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace threadway::ui {

struct Palette;

/// The style sheet of the application in the colours of the palette, laid over Qt's Fusion style: flat raised
/// buttons with round corners, thin scroll bars, and a focus ring of the accent colour on whatever has the keyboard.
QString styleSheet(const Palette& palette);

} // namespace threadway::ui
