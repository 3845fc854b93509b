// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <string>

namespace threadway::ui {

/// Lets the shell run the line in the folder, with its output and errors in the file of that name there, and waits for
/// it. Once `isCancelled` is set, whatever the line has started is ended. Returns whether it came to a good end. For a
/// thread that may wait.
bool runInShell(const std::string& folder, const std::string& line, const std::string& output,
                const std::atomic<bool>& isCancelled);

} // namespace threadway::ui
