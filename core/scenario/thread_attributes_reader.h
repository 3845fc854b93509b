// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/node_reader.h"
#include "sched/thread_attributes.h"

#include <span>
#include <string_view>
#include <vector>

namespace threadway::scenario {

/// The words for the classes of threads, in the order of sched::ThreadClass.
std::span<const std::string_view> threadClassWords();

/// Adds the keys of a thread that say how it is to be scheduled.
void addAttributeFields(std::vector<NodeReader::Field>& fields, NodeReader& reader,
                        sched::ThreadAttributes& attributes);

/// Reports attributes that do not go together.
void checkAttributes(NodeReader& reader, const YamlNode& thread, const sched::ThreadAttributes& attributes);

} // namespace threadway::scenario
