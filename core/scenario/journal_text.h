// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/blueprint.h"
#include "scenario/command.h"
#include "scenario/node_reader.h"

#include <string>
#include <vector>

namespace threadway::scenario {

/// Reads the `journal:` section: a list of acts, each with its instant, such as {at: 18.42ms, migrate: t1, to: 2}.
Journal readJournal(NodeReader& reader, const YamlNode& node, const Blueprint& blueprint);

/// A schedule as `steer` has it: names of threads, "A*3" for three turns of A in a row.
std::string scheduleText(const Blueprint& blueprint, const std::vector<ThreadId>& turns);

/// The section as files have it, with the key; empty if nothing was done.
std::string journalText(const Journal& journal, const Blueprint& blueprint);

} // namespace threadway::scenario
