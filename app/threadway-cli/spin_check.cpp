// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "spin_check.h"

#include <fmt/format.h>

#include <cstdlib>

namespace threadway::cli {
namespace {

bool runInShell(const std::string& folder, const std::string& line, const std::string& output)
{
    return std::system(fmt::format("cd '{}' && {} >{} 2>&1", folder, line, output).c_str()) == 0;
}

} // namespace

std::optional<SpinVerdict> checkWithSpin(const formats::PromelaModel& model, const SpinOptions& options)
{
    auto verdict = formats::checkWithSpin(model, options, runInShell);
    for (const base::Diagnostic& finding : verdict.diagnostics)
        fmt::print(stderr, "error: {}\n", base::fill(finding.message, finding.arguments));
    return std::move(verdict.value);
}

bool canCheckWithSpin()
{
    return formats::canCheckWithSpin(runInShell);
}

} // namespace threadway::cli
