// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/thread_attributes_writer.h"

#include "scenario/quantity.h"
#include "scenario/thread_attributes_reader.h"

#include <yaml-cpp/emittermanip.h>

namespace threadway::scenario {
namespace {

template <class T>
void writeKey(YAML::Emitter& out, std::string_view key, const T& value)
{
    out << YAML::Key << std::string(key) << YAML::Value << value;
}

} // namespace

void writeAttributes(YAML::Emitter& out, const sched::ThreadAttributes& attributes)
{
    const sched::ThreadAttributes plain;
    if (attributes.threadClass != plain.threadClass)
        writeKey(out, "class", std::string(threadClassWords()[static_cast<std::size_t>(attributes.threadClass)]));
    if (attributes.tickets != plain.tickets)
        writeKey(out, "tickets", attributes.tickets);
    const auto writeTime = [&out](std::string_view key, SimTime time) {
        if (time.ns > 0)
            writeKey(out, key, durationText(time));
    };
    writeTime("burst", attributes.burst);
    writeTime("period", attributes.period);
    writeTime("deadline", attributes.deadline);
    writeTime("runtime", attributes.runtime);
    writeTime("slice", attributes.slice);
    if (attributes.jobs > 0)
        writeKey(out, "jobs", attributes.jobs);
}

} // namespace threadway::scenario
