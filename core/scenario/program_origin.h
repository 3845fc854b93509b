// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/diagnostic.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace threadway::scenario {

/// From here on a program text stands letter by letter in the file it was read from, up to the next such place.
struct ProgramAnchor {
    base::SourcePosition inProgram;
    base::SourcePosition inFile;
};

/// Where a program text stands in the file it was read from, so that findings in it can name their place; no part of a
/// scenario's value.
struct ProgramOrigin {
    /// In order; empty if the program was read from no file.
    std::vector<ProgramAnchor> anchors;
    /// Columns that the file has before each line of the program; for block texts, which need one anchor only.
    int indentation = 0;

    bool operator==(const ProgramOrigin&) const { return true; }

    /// The place in the file; the place itself if nothing is known of a file.
    [[nodiscard]] base::SourcePosition placeOf(base::SourcePosition inProgram) const;
};

/// A block text whose first line stands on that line of the file.
ProgramOrigin blockOrigin(int line, int indentation);

/// A plain or quoted text that begins at the offset, which is that position of the file, and reads as so many bytes.
/// Takes line breaks and escapes as YAML 1.2 does (sections 7.3.1 to 7.3.3).
ProgramOrigin flowOrigin(std::string_view file, std::size_t offset, base::SourcePosition position, std::size_t bytes);

} // namespace threadway::scenario
