// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace threadway::ui {

/// Lets screen readers read the roads: the view's description is put into words when it is asked for. May be
/// called any number of times.
void installRoadViewAccessibility();

} // namespace threadway::ui
