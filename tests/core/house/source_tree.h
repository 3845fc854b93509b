// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace threadway::house {

/// A text file of the project as it stands in the source folder.
struct SourceFile {
    std::string path; ///< from the project's folder, with '/'
    std::vector<std::string> lines; ///< without their line ends
    bool endsWithNewline = false;

    /// "policy.h"
    [[nodiscard]] std::string_view name() const;
    /// Whether the path begins with the folder, given as "core/sched/".
    [[nodiscard]] bool isIn(std::string_view folder) const;
    [[nodiscard]] bool hasSuffix(std::string_view suffix) const;
    /// A .h or .cpp file.
    [[nodiscard]] bool isCpp() const;
};

/// The C++ and CMake files of the project in path order, read once; throws if the source folder is gone.
const std::vector<SourceFile>& sourceTree();

/// Where a fault is, as compilers say it: "core/a/b.h:12".
std::string placeOf(const SourceFile& file, std::size_t lineIndex);

/// The faults one a line, for the message of a failed test; empty if there are none.
std::string listOf(const std::vector<std::string>& faults);

} // namespace threadway::house
