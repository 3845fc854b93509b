// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/diagnostic.h"
#include "scenario/blueprint.h"

namespace threadway::scenario {

/// Adds the scenario's channels to a blueprint whose processes are known, and to each process the ends that it holds.
void addChannels(Blueprint& blueprint, base::Diagnostics& diagnostics);
/// The function of the program that can serve as a handler of that name (it takes at most the signal's number), or -1.
std::int32_t handlerFunction(const program::Unit& unit, std::string_view name);
/// Whether every program of the process has such a function.
bool canHandle(const Blueprint& blueprint, const Blueprint::Process& process, std::string_view name);
/// Adds the address layouts and the handlers of all processes to a blueprint whose programs are compiled.
void addLayoutsAndHandlers(Blueprint& blueprint, base::Diagnostics& diagnostics);

/// What threads may ever hold of objects at once, by object and thread.
void addClaims(Blueprint& blueprint, base::Diagnostics& diagnostics);

/// Which threads' programs could wake those who wait for an object; once the programs are compiled.
void findWakers(Blueprint& blueprint);

} // namespace threadway::scenario
