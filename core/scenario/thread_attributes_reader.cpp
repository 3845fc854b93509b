// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/thread_attributes_reader.h"

#include <array>

namespace threadway::scenario {
namespace {

constexpr std::array<std::string_view, 6> classes{"fair", "batch", "idle", "fifo", "rr", "deadline"};
constexpr std::int64_t mostTickets = 1'000'000;
constexpr std::int64_t mostJobs = 1'000'000'000;

void needs(NodeReader& reader, const YamlNode& thread, std::string_view key, std::string_view other)
{
    if (const YamlNode* entry = thread.find(key))
        reader.error(entry->keyPosition, "missing-key", TW_TR("\"{0}\" needs \"{1}\""),
                     {std::string(key), std::string(other)});
}

} // namespace

std::span<const std::string_view> threadClassWords()
{
    return classes;
}

void addAttributeFields(std::vector<NodeReader::Field>& fields, NodeReader& reader, sched::ThreadAttributes& attributes)
{
    const auto time = [&reader](SimTime& target) {
        return [&reader, &target](const YamlNode& entry) { target = reader.duration(entry, target); };
    };
    fields.push_back({"class", [&](const YamlNode& entry) {
                          attributes.threadClass = static_cast<sched::ThreadClass>(reader.choice(entry, classes, 0));
                      }});
    fields.push_back({"tickets", [&](const YamlNode& entry) {
                          attributes.tickets
                              = static_cast<std::int32_t>(reader.integer(entry, 1, mostTickets, attributes.tickets));
                      }});
    fields.push_back({"burst", time(attributes.burst)});
    fields.push_back({"period", time(attributes.period)});
    fields.push_back({"deadline", time(attributes.deadline)});
    fields.push_back({"runtime", time(attributes.runtime)});
    fields.push_back({"slice", time(attributes.slice)});
    fields.push_back({"jobs", [&](const YamlNode& entry) {
                          attributes.jobs = reader.integer(entry, 1, mostJobs, attributes.jobs);
                      }});
}

void checkAttributes(NodeReader& reader, const YamlNode& thread, const sched::ThreadAttributes& attributes)
{
    if (!attributes.isPeriodic()) {
        for (const std::string_view key : {"deadline", "jobs", "runtime"})
            needs(reader, thread, key, "period");
    }
    const bool isServed = attributes.threadClass == sched::ThreadClass::Deadline;
    if (isServed && (attributes.runtime.ns == 0 || !attributes.isPeriodic())) {
        reader.error(thread.keyPosition, "missing-key",
                     TW_TR("a thread of the class \"deadline\" needs \"runtime\" and \"period\""));
    }
    if (attributes.isPeriodic() && attributes.runtime > attributes.relativeDeadline())
        reader.error(thread.keyPosition, "bad-runtime", TW_TR("the runtime must not exceed the deadline"));
}

} // namespace threadway::scenario
