// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/deadlock_text.h"

#include "scenario/entry_writer.h"
#include "scenario/quantity.h"

#include <array>
#include <utility>

namespace threadway::scenario {
namespace {

constexpr std::int64_t mostUnits = 1'000'000;
constexpr std::size_t mostClaims = 4096;
constexpr std::array<std::string_view, 4> victims{"least-work", "fewest-locks", "lowest-priority", "youngest"};
constexpr std::array<std::string_view, 3> fates{"end", "restart", "roll-back"};

/// The switches by key.
constexpr std::array<std::pair<std::string_view, bool ConditionSwitches::*>, 4> switches{
    {{"mutual-exclusion", &ConditionSwitches::mutualExclusion},
     {"hold-and-wait", &ConditionSwitches::holdAndWait},
     {"no-preemption", &ConditionSwitches::noPreemption},
     {"circular-wait", &ConditionSwitches::circularWait}}};

RecoverySpec readRecovery(NodeReader& reader, const YamlNode& node)
{
    RecoverySpec recovery;
    recovery.detectEvery = reader.tick();
    reader.readMap(node, {{"detect-every",
                           [&](const YamlNode& entry) {
                               recovery.detectEvery = reader.duration(entry, reader.tick());
                               if (recovery.detectEvery.ns > 0)
                                   return;
                               reader.error(entry.position, "bad-interval",
                                            TW_TR("deadlocks are looked for at intervals of at least 1ns"));
                               recovery.detectEvery = reader.tick();
                           }},
                          {"victim",
                           [&](const YamlNode& entry) {
                               recovery.victim = static_cast<VictimChoice>(
                                   reader.choice(entry, victims, static_cast<std::size_t>(recovery.victim)));
                           }},
                          {"then", [&](const YamlNode& entry) {
                               recovery.fate = static_cast<VictimFate>(
                                   reader.choice(entry, fates, static_cast<std::size_t>(recovery.fate)));
                           }}});
    return recovery;
}

} // namespace

std::span<const std::string_view> victimWords()
{
    return victims;
}

std::span<const std::string_view> fateWords()
{
    return fates;
}

DeadlockSpec readDeadlock(NodeReader& reader, const YamlNode& node)
{
    DeadlockSpec spec;
    std::vector<NodeReader::Field> fields;
    for (const auto& [key, member] : switches) {
        fields.push_back({key, [&reader, &spec, member = member](const YamlNode& entry) {
                              spec.conditions.*member = reader.boolean(entry, true);
                          }});
    }
    fields.push_back({"recovery", [&](const YamlNode& entry) { spec.recovery = readRecovery(reader, entry); }});
    reader.readMap(node, fields);
    return spec;
}

void writeDeadlock(YAML::Emitter& out, const DeadlockSpec& spec)
{
    if (spec == DeadlockSpec{})
        return;
    out << YAML::Key << "deadlock" << YAML::Value << YAML::Flow << YAML::BeginMap;
    for (const auto& [key, member] : switches) {
        if (!(spec.conditions.*member))
            writeEntry(out, key, false);
    }
    if (spec.recovery) {
        out << YAML::Key << "recovery" << YAML::Value << YAML::Flow << YAML::BeginMap;
        writeEntry(out, "detect-every", durationText(spec.recovery->detectEvery));
        writeEntry(out, "victim", std::string(victims[static_cast<std::size_t>(spec.recovery->victim)]));
        writeEntry(out, "then", std::string(fates[static_cast<std::size_t>(spec.recovery->fate)]));
        out << YAML::EndMap;
    }
    out << YAML::EndMap;
}

std::vector<ClaimSpec> readClaims(NodeReader& reader, const YamlNode& node)
{
    std::vector<ClaimSpec> claims;
    reader.readNames(
        node,
        [&](const YamlNode& entry) {
            claims.push_back({entry.key, reader.integer(entry, 0, mostUnits, 0)});
        },
        mostClaims);
    return claims;
}

void writeClaims(YAML::Emitter& out, const std::vector<ClaimSpec>& claims)
{
    if (claims.empty())
        return;
    out << YAML::Key << "claims" << YAML::Value << YAML::Flow << YAML::BeginMap;
    for (const ClaimSpec& claim : claims)
        writeEntry(out, claim.object, claim.units);
    out << YAML::EndMap;
}

} // namespace threadway::scenario
