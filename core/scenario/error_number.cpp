// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/error_number.h"

#include <array>

namespace threadway::scenario {
namespace {

struct Entry {
    ErrorNumber number = ErrorNumber::None;
    std::string_view name;
};

constexpr std::array<Entry, 10> table{{
    {ErrorNumber::NoSuchProcess, "ESRCH"},
    {ErrorNumber::BadDescriptor, "EBADF"},
    {ErrorNumber::NoMemory, "ENOMEM"},
    {ErrorNumber::Invalid, "EINVAL"},
    {ErrorNumber::TooManyOpen, "EMFILE"},
    {ErrorNumber::FileTooLarge, "EFBIG"},
    {ErrorNumber::NoSpace, "ENOSPC"},
    {ErrorNumber::NoSeek, "ESPIPE"},
    {ErrorNumber::BrokenPipe, "EPIPE"},
    {ErrorNumber::NameTooLong, "ENAMETOOLONG"},
}};

} // namespace

std::string_view errorName(std::int32_t number)
{
    for (const Entry& entry : table) {
        if (static_cast<std::int32_t>(entry.number) == number)
            return entry.name;
    }
    return {};
}

std::optional<std::int32_t> errorNumber(std::string_view name)
{
    for (const Entry& entry : table) {
        if (entry.name == name)
            return static_cast<std::int32_t>(entry.number);
    }
    return std::nullopt;
}

} // namespace threadway::scenario
