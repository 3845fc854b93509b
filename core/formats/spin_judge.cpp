// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/spin_judge.h"

#include "machine/untimed.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <regex>

namespace threadway::formats {
namespace {

constexpr std::size_t leastMegabytes = 16; ///< without which the checker does not begin

/// A folder that is gone when this is.
class Folder {
public:
    explicit Folder(const ShellRunner& runner) : m_runner(runner)
    {
        std::string pattern = (std::filesystem::temp_directory_path() / "threadway-spin-XXXXXX").string();
        if (::mkdtemp(pattern.data()) != nullptr)
            m_path = pattern;
    }
    ~Folder()
    {
        std::error_code ignored;
        if (!m_path.empty())
            std::filesystem::remove_all(m_path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] const std::string& path() const { return m_path; }
    /// Runs the command in the folder; its output goes to the file there. Whether it succeeded.
    [[nodiscard]] bool run(const std::string& command, const std::string& output) const
    {
        return m_runner(m_path, command, output);
    }
    [[nodiscard]] std::string read(const std::string& name) const
    {
        std::ifstream file(m_path + "/" + name, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

private:
    const ShellRunner& m_runner;
    std::string m_path;
};

/// The number that the pattern holds in brackets. Large ones are written as 1.4680152e+07.
std::size_t numberIn(const std::string& text, const std::string& pattern)
{
    std::smatch match;
    return std::regex_search(text, match, std::regex(pattern)) ? static_cast<std::size_t>(std::stod(match[1])) : 0;
}

bool hasErrors(const std::string& text)
{
    return !std::regex_search(text, std::regex("errors: 0\\b"));
}

/// How to run the checker: without lists of code that was not reached, with room for paths that long, and for a table
/// of hashes that suits the number of states. Within a state a path may have many small pieces. Of the memory no more
/// than a quarter each is for paths, a piece of which takes some 50 bytes, and for the table, of 8 bytes an entry.
std::string checker(const SpinOptions& options)
{
    constexpr std::size_t usualTable = 24; // of pan; binary logarithm of the entries
    const std::size_t states = options.states > 0 ? options.states : options.mostStates;
    const std::size_t quarter = (options.memory << 20U) / 4;
    std::size_t depth = std::min(options.deepest, quarter / 50);
    auto table = std::min<std::size_t>(usualTable, std::bit_width(quarter / 8) - 1);
    if (states > 0) {
        depth = std::min(depth, states * 40 + 10'000);
        table = std::min<std::size_t>(std::bit_width(states) + 4, std::bit_width(quarter / 8) - 1);
    }
    return fmt::format("./pan -n -m{} -w{}", depth, table);
}

/// The checker knows no bound of states: it is told to give up where it counts them.
void boundStates(const Folder& folder, std::size_t mostStates)
{
    const std::string counting = "nstates++;";
    std::string code = folder.read("pan.c");
    const std::string bounded = fmt::format("if (++nstates > {}) wrapup();", mostStates);
    for (std::size_t at = code.find(counting); at != std::string::npos; at = code.find(counting, at + bounded.size()))
        code.replace(at, counting.size(), bounded);
    std::ofstream(folder.path() + "/pan.c", std::ios::binary) << code;
}

/// Reads the trail of the last check.
std::vector<PromelaModel::Step> readTrail(const Folder& folder, const PromelaModel& model)
{
    std::vector<PromelaModel::Step> steps;
    if (!folder.run("spin -t -p -o1 -o2 model.pml", "trail.txt"))
        return steps;
    const std::string text = folder.read("trail.txt");
    const std::regex place("model\\.pml:([0-9]+) \\(state");
    for (auto it = std::sregex_iterator(text.begin(), text.end(), place); it != std::sregex_iterator(); ++it) {
        const auto line = model.stepLines.find(std::stoi((*it)[1]));
        if (line != model.stepLines.end())
            steps.push_back(line->second);
    }
    return steps;
}

base::Diagnostic failure(std::string_view code, std::string_view message, std::vector<std::string> arguments = {})
{
    base::Diagnostic finding;
    finding.code = code;
    finding.message = message;
    finding.arguments = std::move(arguments);
    return finding;
}

/// Makes the checker of the model. What went wrong, if anything.
std::optional<base::Diagnostic> build(const Folder& folder, const PromelaModel& model, const SpinOptions& options)
{
    std::ofstream(folder.path() + "/model.pml", std::ios::binary) << model.text;
    if (!folder.run("command -v spin", "where.txt"))
        return failure("spin-missing", TW_TR("SPIN is not installed (Debian package \"spin\", https://spinroot.com)"));
    if (!folder.run("command -v cc", "where.txt"))
        return failure("spin-compiler", TW_TR("SPIN needs a C compiler, and there is no \"cc\""));
    // Without -o1, -o2 spin forgets values that are read no more, and takes states for equal that the explorer does
    // not.
    const bool isWritten = folder.run("spin -a -o1 -o2 model.pml", "spin.txt");
    if (isWritten && options.mostStates > 0)
        boundStates(folder, options.mostStates);
    const std::string compile = fmt::format("cc {} -DSAFETY -DNOREDUCE -DMEMLIM={} -DVECTORSZ=16384 -o pan pan.c",
                                            options.isQuick ? "-O0" : "-O2", options.memory);
    if (isWritten && folder.run(compile, "cc.txt"))
        return std::nullopt;
    return failure("spin-checker", TW_TR("SPIN could not make a checker of the model: {0}"),
                   {folder.read("spin.txt") + folder.read("cc.txt")});
}

/// What the outputs of the two searches say.
SpinVerdict verdictOf(const PromelaModel& model, const std::string& ends, const std::string& faults)
{
    SpinVerdict verdict;
    verdict.hasStandstill = hasErrors(ends);
    verdict.hasFault = hasErrors(faults);
    const auto isCut = [](const std::string& text) {
        return text.find("max search depth too small") != std::string::npos
               || text.find("Search not completed") != std::string::npos;
    };
    verdict.isLimited = isCut(ends) || (isCut(faults) && !verdict.hasFault)
                        || faults.find(PromelaModel::limitMark) != std::string::npos;
    verdict.states = numberIn(ends, "([0-9.e+]+) states, stored");
    verdict.transitions = numberIn(ends, "([0-9.e+]+) transitions");
    if (model.hasJudge) { // which took a step into a state of its own for each standstill
        const std::size_t standstills = numberIn(ends, "errors: ([0-9.e+]+)");
        verdict.states -= standstills;
        verdict.transitions -= standstills;
    }
    return verdict;
}

/// Whether what the model cannot hold comes up somewhere: the search for faults ends at the first one, which may hide
/// that. So this is asked of a model without faults, if it has such limits at all.
bool isBeyondLimits(const Folder& folder, const PromelaModel& model, const SpinOptions& options)
{
    const std::string limit = fmt::format("assert({}", PromelaModel::limitTest);
    if (model.text.find(limit) == std::string::npos)
        return false;
    PromelaModel faultless = model;
    const std::string_view fault = PromelaModel::fault;
    for (std::size_t at = model.text.find(fault); at != std::string::npos; at = model.text.find(fault, at + 1))
        faultless.text.replace(at, fault.size(), std::string(fault.size(), ' '));
    const bool isRun = !build(folder, faultless, options) && folder.run(checker(options) + " -E -c1", "limits.txt");
    return !isRun || hasErrors(folder.read("limits.txt"));
}

} // namespace

bool canCheckWithSpin(const ShellRunner& runner)
{
    const Folder folder(runner);
    return !folder.path().empty() && folder.run("(command -v spin && command -v cc)", "where.txt");
}

std::vector<ThreadId> scheduleOf(machine::World start, const std::vector<PromelaModel::Step>& steps)
{
    std::vector<ThreadId> turns;
    machine::EventBuffer events;
    machine::beginUntimed(start, events);
    for (const PromelaModel::Step& step : steps) {
        // Which worker a coroutine is with follows from the steps before.
        turns.push_back(step.coroutine.isValid() ? start.threadOf(step.coroutine) : step.turn);
        if (!machine::isEnabled(start, turns.back()))
            break;
        machine::stepThread(start, turns.back(), events);
        events.clear();
    }
    return turns;
}

base::Result<SpinVerdict> checkWithSpin(const PromelaModel& model, const SpinOptions& asked, const ShellRunner& runner)
{
    SpinOptions options = asked;
    options.memory = std::max(asked.memory, leastMegabytes);
    const Folder folder(runner);
    if (folder.path().empty())
        return {std::nullopt,
                {failure("spin-folder", TW_TR("no folder can be made in {0}"),
                         {std::filesystem::temp_directory_path().string()})}};
    if (const auto finding = build(folder, model, options))
        return {std::nullopt, {*finding}};
    // Each alone, so that neither hides the other: -A ignores assertions, -E ends; -c0 goes on after errors.
    const std::string pan = checker(options);
    const bool isRun = folder.run(pan + " -A -c0", "ends.txt") && folder.run(pan + " -E -c1", "faults.txt");
    const std::string ends = folder.read("ends.txt");
    const std::string faults = folder.read("faults.txt");
    if (!isRun || ends.find("errors:") == std::string::npos || faults.find("errors:") == std::string::npos)
        return {std::nullopt, {failure("spin-run", TW_TR("the checker that SPIN made failed: {0}"), {ends + faults})}};
    SpinVerdict verdict = verdictOf(model, ends, faults);
    // The search for faults came last: its trail lies there already, that of a standstill has to be made.
    const bool hasTrail
        = options.wantsTrail && (verdict.hasStandstill ? folder.run(pan + " -A -c1", "first.txt") : verdict.hasFault);
    if (hasTrail)
        verdict.steps = readTrail(folder, model);
    if (verdict.hasFault && !verdict.isLimited)
        verdict.isLimited = isBeyondLimits(folder, model, options);
    return {std::move(verdict), {}};
}

} // namespace threadway::formats
