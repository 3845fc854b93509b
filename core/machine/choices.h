// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"

namespace threadway::machine {

/// Says which cores stand idle because nobody has chosen a thread for them yet; for policies that ask.
void askForChoices(Context& context);

} // namespace threadway::machine
