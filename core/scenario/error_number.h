// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace threadway::scenario {

/// Why a system call failed, as errno tells it; the numbers are Linux's (errno(3), errno-base.h).
enum class ErrorNumber : std::int32_t {
    None = 0,
    NoSuchProcess = 3, ///< ESRCH
    BadDescriptor = 9, ///< EBADF
    NoMemory = 12, ///< ENOMEM
    Invalid = 22, ///< EINVAL
    TooManyOpen = 24, ///< EMFILE
    FileTooLarge = 27, ///< EFBIG
    NoSpace = 28, ///< ENOSPC
    NoSeek = 29, ///< ESPIPE
    BrokenPipe = 32, ///< EPIPE
    NameTooLong = 36, ///< ENAMETOOLONG
};

/// Its name, such as EPIPE; empty if it has none.
std::string_view errorName(std::int32_t number);
/// The number of that name.
std::optional<std::int32_t> errorNumber(std::string_view name);

} // namespace threadway::scenario
