// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"
#include "base/id.h"
#include "program/value.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace threadway::machine {

/// What an open file leads to.
enum class OpenKind : std::uint8_t {
    Closed, ///< nothing: a free place in the table
    File, ///< a file of the file system
    ReadEnd, ///< of a pipe
    WriteEnd, ///< of a pipe
    FirstSide, ///< of a socket pair
    SecondSide, ///< of a socket pair
    Queue, ///< a message queue
};

/// An open file description (open(2)): the offset in a file, common to all descriptors that stem from one open().
struct OpenFile {
    OpenKind kind = OpenKind::Closed;
    std::int32_t target = -1; ///< index of the file, or ChannelId
    std::int32_t offset = 0; ///< in words; of files only
    std::int32_t references = 0; ///< descriptors that lead here, of all processes

    void addTo(base::Hasher& hasher) const;
    bool operator==(const OpenFile&) const = default;
};

/// A file of the file system, which all processes see.
struct FileBody {
    std::string path; ///< from the root
    std::vector<program::Value> words;

    void addTo(base::Hasher& hasher) const;
    bool operator==(const FileBody&) const = default;
};

/// The descriptors of a process: for each from `firstDescriptor` on the place in the table of open files, or -1.
using Descriptors = std::vector<std::int32_t>;

/// 0, 1 and 2 are the terminal, which programs reach by print alone.
inline constexpr std::int64_t firstDescriptor = 3;
/// getrlimit(2), RLIMIT_NOFILE as usual.
inline constexpr std::size_t mostDescriptors = 1021;
/// A file has no more words.
inline constexpr std::size_t mostFileWords = 4096;
inline constexpr std::size_t mostFilesOnDisk = 4096;

/// The path from the root that the path means in the directory; "." and ".." are followed.
std::string absolutePath(std::string_view directory, std::string_view path);

} // namespace threadway::machine
