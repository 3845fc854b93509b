// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/spin_judge.h"

#include <optional>

namespace threadway::cli {

using formats::SpinOptions;
using formats::SpinVerdict;

/// formats::checkWithSpin by the shell of the system. Nothing after a message on standard error if it fails.
std::optional<SpinVerdict> checkWithSpin(const formats::PromelaModel& model, const SpinOptions& options = {});

/// Whether spin and a C compiler are there.
bool canCheckWithSpin();

} // namespace threadway::cli
