// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/scenario_file.h"

#include "base/suggestion.h"
#include "scenario/blueprint_builder.h"
#include "scenario/journal_text.h"
#include "scenario/quantity.h"
#include "scenario/scenario_reader.h"
#include "scenario/scenario_writer.h"
#include "scenario/text_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <sstream>
#include <utility>

namespace threadway::scenario {
namespace {

constexpr std::size_t mostVariants = 64;

std::uint64_t readHash(NodeReader& reader, const YamlNode& node, std::string_view digits)
{
    if (digits.starts_with("0x"))
        digits.remove_prefix(2);
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (error != std::errc() || end != digits.data() + digits.size() || digits.empty())
        reader.error(node.position, "bad-hash", TW_TR("a hash of hexadecimal digits must stand here"));
    return value;
}

Recording readRecording(NodeReader& reader, const YamlNode& node)
{
    Recording recording;
    const auto count = [&](std::uint64_t& target, std::int64_t least) {
        return [&reader, &target, least](const YamlNode& n) {
            target = static_cast<std::uint64_t>(reader.integer(n, least, std::int64_t{1} << 40U, least));
        };
    };
    reader.readMap(node, {{"end", [&](const YamlNode& n) { recording.end = reader.duration(n, {}); }},
                          {"events", count(recording.events, 0)},
                          {"spacing", count(recording.spacing, 1)},
                          {"hash", [&](const YamlNode& n) { recording.hash = readHash(reader, n, reader.text(n)); }},
                          {"checkpoints", [&](const YamlNode& n) {
                               std::istringstream words(reader.text(n));
                               for (std::string word; words >> word;)
                                   recording.checkpoints.push_back(readHash(reader, n, word));
                           }}});
    return recording;
}

std::string recordingText(const Recording& recording)
{
    std::string checkpoints;
    for (const std::uint64_t hash : recording.checkpoints)
        checkpoints += fmt::format("{}{:x}", checkpoints.empty() ? "" : " ", hash);
    return fmt::format("recorded: {{end: {}, events: {}, spacing: {}, hash: \"{:#018x}\", checkpoints: \"{}\"}}\n",
                       durationText(recording.end), recording.events, recording.spacing, recording.hash, checkpoints);
}

std::vector<VariantInfo> readVariants(NodeReader& reader, const YamlNode& root)
{
    std::vector<VariantInfo> variants;
    const YamlNode* node = root.find("variants");
    if (node == nullptr)
        return variants;
    reader.readNames(
        *node,
        [&](const YamlNode& entry) {
            VariantInfo info;
            info.name = entry.key;
            if (const YamlNode* title = entry.find("title"))
                info.title = reader.localText(*title);
            if (entry.kind != YamlNode::Kind::Map && entry.kind != YamlNode::Kind::Null)
                reader.error(entry.position, "wrong-type", TW_TR("a map (key: value) must stand here"));
            variants.push_back(std::move(info));
        },
        mostVariants);
    return variants;
}

std::string chosenVariant(NodeReader& reader, const YamlNode& root, const std::optional<std::string>& wanted)
{
    const YamlNode* own = root.find("variant");
    if (wanted)
        return *wanted;
    return own == nullptr ? std::string() : reader.text(*own);
}

YamlNode withVariant(NodeReader& reader, const YamlNode& root, const std::vector<VariantInfo>& variants,
                     const std::string& name)
{
    if (name.empty())
        return root;
    const YamlNode* all = root.find("variants");
    const YamlNode* overlay = all == nullptr ? nullptr : all->find(name);
    if (overlay == nullptr) {
        std::vector<std::string> names;
        std::string list;
        for (const VariantInfo& variant : variants) {
            names.push_back(variant.name);
            list += (list.empty() ? "" : ", ") + variant.name;
        }
        const YamlNode* own = root.find("variant");
        reader.error(own != nullptr ? own->position : base::SourcePosition{}, "unknown-variant",
                     TW_TR("there is no variant \"{0}\"; there are: {1}"), {name, list});
        return root;
    }
    YamlNode changes = *overlay;
    std::erase_if(changes.children, [](const YamlNode& child) { return child.key == "title"; });
    return overlaid(root, changes);
}

void countLetters(base::Diagnostics& findings, std::string_view text)
{
    for (base::Diagnostic& finding : findings)
        finding.position = inLetters(text, finding.position);
}

/// Whether the sections of the file begin on lines of their own, so that they can be replaced line by line.
bool hasLineSections(const YamlNode& root)
{
    int last = 0;
    for (const YamlNode& section : root.children) {
        if (section.keyPosition.column != 1 || section.keyPosition.line <= last)
            return false;
        last = section.keyPosition.line;
    }
    return root.kind == YamlNode::Kind::Map && !root.children.empty();
}

bool isRemark(const std::string& line)
{
    const std::size_t first = line.find_first_not_of(" \t\r");
    return first == std::string::npos || line[first] == '#';
}

/// The file without the sections that belong to a run. Remarks after such a section belong to what follows it.
std::string withoutRun(const ScenarioFile& file)
{
    std::string kept;
    std::string remarks;
    std::istringstream lines(file.text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        const YamlNode* section = nullptr;
        for (const YamlNode& candidate : file.root.children) {
            if (candidate.keyPosition.line <= number)
                section = &candidate;
        }
        const bool isRun = section != nullptr
                           && (section->key == "journal" || section->key == "recorded" || section->key == "variant");
        if (!isRun)
            kept += std::exchange(remarks, {}) + line + "\n";
        else if (isRemark(line))
            remarks += line + "\n";
        else
            remarks.clear();
    }
    return kept + remarks;
}

} // namespace

base::Result<ScenarioFile> readScenarioFile(std::string_view text, const std::optional<std::string>& variant)
{
    auto root = parseYaml(text);
    if (!root.isOk())
        return {std::nullopt, std::move(root.diagnostics)};
    base::Diagnostics diagnostics;
    NodeReader reader(diagnostics);
    ScenarioFile file;
    file.text = std::string(text);
    file.root = std::move(*root);
    file.variants = readVariants(reader, file.root);
    file.variant = chosenVariant(reader, file.root, variant);
    const YamlNode merged = withVariant(reader, file.root, file.variants, file.variant);
    file.scenario = readScenario(reader, merged, text);
    if (const YamlNode* recorded = file.root.find("recorded"))
        file.recorded = readRecording(reader, *recorded);
    countLetters(diagnostics, text);
    if (base::hasErrors(diagnostics))
        return {std::nullopt, std::move(diagnostics)};
    return {std::move(file), std::move(diagnostics)};
}

base::Result<Journal> readJournalOf(const ScenarioFile& file, const Blueprint& blueprint)
{
    base::Diagnostics diagnostics;
    NodeReader reader(diagnostics);
    reader.setTick(blueprint.scenario.machine.tick);
    Journal journal;
    if (const YamlNode* node = file.root.find("journal"))
        journal = readJournal(reader, *node, blueprint);
    countLetters(diagnostics, file.text);
    if (base::hasErrors(diagnostics))
        return {std::nullopt, std::move(diagnostics)};
    return {std::move(journal), std::move(diagnostics)};
}

base::Result<LoadedRun> loadRun(std::string_view text, const std::optional<std::string>& variant)
{
    auto file = readScenarioFile(text, variant);
    if (!file.isOk())
        return {std::nullopt, std::move(file.diagnostics)};
    auto blueprint = makeBlueprint(file->scenario);
    if (!blueprint.isOk())
        return {std::nullopt, std::move(blueprint.diagnostics)};
    auto journal = readJournalOf(*file, **blueprint);
    if (!journal.isOk())
        return {std::nullopt, std::move(journal.diagnostics)};
    base::Diagnostics warnings = std::move(file.diagnostics);
    warnings.insert(warnings.end(), blueprint.diagnostics.begin(), blueprint.diagnostics.end());
    warnings.insert(warnings.end(), journal.diagnostics.begin(), journal.diagnostics.end());
    return {LoadedRun{std::move(*file), std::move(*blueprint), std::move(*journal)}, std::move(warnings)};
}

base::Diagnostics validateFile(std::string_view text)
{
    base::Diagnostics all;
    const auto add = [&all](const base::Diagnostics& findings) {
        for (const base::Diagnostic& finding : findings) {
            if (std::find(all.begin(), all.end(), finding) == all.end())
                all.push_back(finding);
        }
    };
    add(loadRun(text).diagnostics);
    const auto base = readScenarioFile(text, std::string());
    add(base.diagnostics);
    if (!base.isOk())
        return all;
    for (const VariantInfo& variant : base->variants) {
        const auto file = readScenarioFile(text, variant.name);
        add(file.diagnostics);
        if (file.isOk())
            add(makeBlueprint(file->scenario).diagnostics);
    }
    return all;
}

std::string savedText(const ScenarioFile& file, const Blueprint& blueprint, const Journal& journal,
                      const std::optional<Recording>& recording)
{
    const bool isAsRead = blueprint.scenario == file.scenario && hasLineSections(file.root);
    std::string text = isAsRead ? withoutRun(file) : scenarioText(blueprint.scenario);
    if (isAsRead && !file.variant.empty())
        text += "variant: " + file.variant + "\n";
    text += journalText(journal, blueprint);
    if (recording)
        text += recordingText(*recording);
    return text;
}

} // namespace threadway::scenario
