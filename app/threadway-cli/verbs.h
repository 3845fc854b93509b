// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

namespace threadway::cli {

/// Each function adds one verb to the command line; running it sets `exitCode`.
void addList(CLI::App& app, int& exitCode);
void addPolicies(CLI::App& app, int& exitCode);
void addCalls(CLI::App& app, int& exitCode);
void addValidate(CLI::App& app, int& exitCode);
void addRun(CLI::App& app, int& exitCode);
void addVerify(CLI::App& app, int& exitCode);
void addExplore(CLI::App& app, int& exitCode);
void addExport(CLI::App& app, int& exitCode);
void addCompare(CLI::App& app, int& exitCode);
void addCache(CLI::App& app, int& exitCode);
void addGenerate(CLI::App& app, int& exitCode);
void addBanker(CLI::App& app, int& exitCode);
void addOstrich(CLI::App& app, int& exitCode);

} // namespace threadway::cli
