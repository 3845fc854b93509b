// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "input.h"
#include "verbs.h"

#include <cstdio>
#include <exception>

int main(int argc, char* argv[])
{
    try {
        using namespace threadway::cli;
        CLI::App app("Threadway without a window: simulates processes, threads and coroutines on a machine.",
                     "threadway-cli");
        app.set_version_flag("--version", THREADWAY_VERSION);
        app.require_subcommand(1);
        int exitCode = exitDone;
        addList(app, exitCode);
        addPolicies(app, exitCode);
        addCalls(app, exitCode);
        addValidate(app, exitCode);
        addRun(app, exitCode);
        addVerify(app, exitCode);
        addExplore(app, exitCode);
        addExport(app, exitCode);
        addCompare(app, exitCode);
        addCache(app, exitCode);
        addGenerate(app, exitCode);
        addBanker(app, exitCode);
        addOstrich(app, exitCode);
        try {
            app.parse(argc, argv);
        } catch (const CLI::ParseError& error) {
            return app.exit(error) == 0 ? exitDone : exitBadInput;
        }
        return exitCode;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "error: %s\n", error.what());
        return threadway::cli::exitBadInput;
    }
}
