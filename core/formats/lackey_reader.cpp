// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/lackey_reader.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <limits>

namespace threadway::formats {
namespace {

/// The most bytes that one access may have; the largest real ones, saves of all vector registers, have under 3000.
constexpr int mostBytes = 4096;

std::optional<TraceAccess::Kind> kindOf(char letter)
{
    switch (letter) {
    case 'I':
        return TraceAccess::Kind::Instruction;
    case 'L':
        return TraceAccess::Kind::Load;
    case 'S':
        return TraceAccess::Kind::Store;
    case 'M':
        return TraceAccess::Kind::Modify;
    default:
        return std::nullopt;
    }
}

bool isComment(std::string_view line)
{
    return line.starts_with("==") || line.starts_with("--");
}

} // namespace

bool LackeyReader::fail(std::size_t column, std::string_view code, std::string_view message,
                        std::vector<std::string> arguments)
{
    const auto line = static_cast<int>(std::min<std::int64_t>(m_line, std::numeric_limits<int>::max()));
    m_fault = base::Diagnostic{
        base::Severity::Error, {line, static_cast<int>(column) + 1}, code, message, std::move(arguments)};
    return false;
}

/// Moves what is left to the front and reads more behind it; false if there is no more.
bool LackeyReader::refill()
{
    std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
    m_end -= m_begin;
    m_begin = 0;
    m_stream.read(m_buffer.data() + m_end, static_cast<std::streamsize>(m_buffer.size() - m_end));
    m_end += static_cast<std::size_t>(m_stream.gcount());
    return m_stream.gcount() > 0;
}

/// The next line, without its end; false if there is none, or it is too long.
bool LackeyReader::nextLine(std::string_view& line)
{
    for (;;) {
        const char* begin = m_buffer.data() + m_begin;
        const auto* end = static_cast<const char*>(std::memchr(begin, '\n', m_end - m_begin));
        if (end != nullptr) {
            line = {begin, static_cast<std::size_t>(end - begin)};
            m_begin += line.size() + 1;
            ++m_line;
            return true;
        }
        if (m_begin == 0 && m_end == m_buffer.size()) {
            ++m_line;
            return fail(0, "trace-line-length", TW_TR("this line is too long for an address trace"));
        }
        if (!refill()) {
            line = {m_buffer.data() + m_begin, m_end - m_begin};
            m_begin = m_end;
            ++m_line;
            return !line.empty();
        }
    }
}

bool LackeyReader::parse(std::string_view line, TraceAccess& access)
{
    const char* const begin = line.data();
    const char* const end = begin + line.size();
    const char* at = begin;
    const auto column = [&] { return static_cast<std::size_t>(at - begin); };
    const auto skipSpaces = [&] {
        while (at != end && *at == ' ')
            ++at;
    };
    skipSpaces();
    const auto kind = at == end ? std::nullopt : kindOf(*at);
    if (!kind || at + 1 == end || at[1] != ' ')
        return fail(column(), "trace-kind",
                    TW_TR("this is no line of an address trace, such as \" L 1ffeffe7e,8\": I, L, S or M comes first"));
    ++at;
    skipSpaces();
    const auto address = std::from_chars(at, end, access.address, 16);
    if (address.ec != std::errc{} || address.ptr == end || *address.ptr != ',')
        return fail(column(), "trace-address",
                    TW_TR("here a hexadecimal address of up to 16 digits is expected, then a comma"));
    at = address.ptr + 1;
    const auto bytes = std::from_chars(at, end, access.bytes);
    if (bytes.ec != std::errc{} || bytes.ptr != end || access.bytes < 1 || access.bytes > mostBytes)
        return fail(column(), "trace-size", TW_TR("here a size from 1 to {0} is expected, and nothing after it"),
                    {std::to_string(mostBytes)});
    access.kind = *kind;
    return true;
}

bool LackeyReader::next(TraceAccess& access)
{
    std::string_view line;
    while (!m_fault && nextLine(line)) {
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (!line.empty() && !isComment(line))
            return parse(line, access);
    }
    return false;
}

} // namespace threadway::formats
