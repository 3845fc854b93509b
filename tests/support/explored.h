// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace threadway::test {

/// Philosophers that for ever take the left fork, the right one, and put back the right one, the left one. The last one
/// takes the other fork first if they are ordered.
inline std::string philosophers(int count, bool isForever, bool isOrdered = false)
{
    std::string text = "threadway: 1\nid: table\nmachine: {model: free}\nlocks: {";
    for (int i = 0; i < count; ++i)
        text += fmt::format("{}f{}: mutex", i == 0 ? "" : ", ", i);
    text += "}\nprocesses:\n  table:\n    threads:\n";
    for (int i = 0; i < count; ++i) {
        const bool isSwapped = isOrdered && i == count - 1;
        const int left = isSwapped ? 0 : i;
        const int right = isSwapped ? i : (i + 1) % count;
        text += fmt::format("      p{0}: \"{3}lock(f{1})\\n{4}lock(f{2})\\n{4}unlock(f{2})\\n{4}unlock(f{1})\\n\"\n", i,
                            left, right, isForever ? "while true:\\n    " : "", isForever ? "    " : "");
    }
    return text;
}

/// The lines of a program one under the other, so far from the margin, as the block of a YAML file wants them.
inline std::string indented(std::string_view program, std::size_t columns)
{
    std::string text(columns, ' ');
    for (const char c : program)
        text += c == '\n' ? "\n" + std::string(columns, ' ') : std::string(1, c);
    return text + "\n";
}

/// A scenario of one process with these shared variables and programs, on a machine where only the order of steps
/// matters. `locks` is a YAML map, such as {A: mutex}.
inline std::string programs(std::string_view locks, std::string_view shared, const std::vector<std::string>& texts)
{
    std::string text = fmt::format("threadway: 1\nid: programs\nmachine: {{model: free}}\nlocks: {}\nprocesses:\n  p:\n"
                                   "    shared: {}\n    threads:\n",
                                   locks, shared);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        text += fmt::format("      {}: |\n", static_cast<char>('a' + i)) + indented(texts[i], 8);
    }
    return text;
}

} // namespace threadway::test
