// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "scenario/blueprint.h"
#include "scenario/command.h"
#include "scenario/scenario.h"
#include "scenario/yaml_tree.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace threadway::scenario {

/// A named overlay of a file: the same scenario with one thing different.
struct VariantInfo {
    std::string name;
    base::LocalText title;
};

/// What a saved run was: enough to tell whether running it again gives the same trace, and where it parts.
struct Recording {
    SimTime end;
    std::uint64_t events = 0;
    std::uint64_t hash = 0;
    /// Hashes over the events so far, after each `spacing` events.
    std::uint64_t spacing = 1;
    std::vector<std::uint64_t> checkpoints;
    bool operator==(const Recording&) const = default;
};

/// A scenario file as read.
struct ScenarioFile {
    std::string text;
    YamlNode root;
    std::vector<VariantInfo> variants;
    /// The variant that was laid over the base; empty for the base itself.
    std::string variant;
    Scenario scenario;
    std::optional<Recording> recorded;
};

/// Reads a file from outside. Without a variant name the file's own choice (`variant:`) holds; the empty name asks
/// for the base.
base::Result<ScenarioFile> readScenarioFile(std::string_view text, const std::optional<std::string>& variant = {});

/// The file's journal, for the blueprint made from its scenario (or a changed one).
base::Result<Journal> readJournalOf(const ScenarioFile& file, const Blueprint& blueprint);

/// A file that can run.
struct LoadedRun {
    ScenarioFile file;
    BlueprintPtr blueprint;
    Journal journal;
};

/// Reads a file and makes it ready to run.
base::Result<LoadedRun> loadRun(std::string_view text, const std::optional<std::string>& variant = {});

/// Every finding in the file, in each of its variants.
base::Diagnostics validateFile(std::string_view text);

/// The text to save: the file as it was read, comments and variants included, with this variant, journal and
/// recording; or, if the scenario was changed since, the scenario written anew.
std::string savedText(const ScenarioFile& file, const Blueprint& blueprint, const Journal& journal,
                      const std::optional<Recording>& recording);

} // namespace threadway::scenario
