// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/blueprint.h"
#include "trace/wait_for.h"

#include <QString>

/// What the program says of ways out of deadlocks.
namespace threadway::ui::way_out_words {

/// The four conditions that a deadlock needs, in the order of the textbooks.
inline constexpr int conditions = 4;
bool scenario::ConditionSwitches::*conditionOf(int condition);
/// "Hold and wait"
QString condition(int condition);
/// What becomes of the programs once it is switched off.
QString conditionHelp(int condition);
/// "Without hold and wait: all locks at once"
QString withoutCondition(int condition);

QString victim(scenario::VictimChoice victim);
QString fate(scenario::VictimFate fate);
/// "Recovery, victim: least work"
QString recovery(scenario::VictimChoice victim);
/// "transfer-1 holds A and waits for B; transfer-2 holds B and waits for A."
QString standstill(const scenario::Blueprint& blueprint, const trace::WaitRing& ring);
QString asItIs();
QString ostrich();

} // namespace threadway::ui::way_out_words
