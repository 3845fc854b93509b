// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace threadway::ui {

/// At most three characters that stand for a name on a car: short names whole, else the first letter of each
/// word and the number at the end: "transfer-1" is "T1", "event-loop" is "EL".
QString shortName(const QString& name);

} // namespace threadway::ui
