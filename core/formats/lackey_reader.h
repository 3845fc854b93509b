// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/diagnostic.h"

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace threadway::formats {

/// What a line of an address trace says.
struct TraceAccess {
    enum class Kind : std::uint8_t { Instruction, Load, Store, Modify };
    Kind kind = Kind::Load;
    std::uint64_t address = 0;
    int bytes = 0;
};

/// Reads the text that valgrind's tool lackey prints with --trace-mem=yes: a letter (I, L, S, M), an address in
/// hexadecimal, a comma and a size. What valgrind says of itself (`==PID== ...`) and empty lines are passed over.
/// Reads block by block, so that a trace may be of any length; whatever else it holds is a fault with its place.
class LackeyReader {
public:
    explicit LackeyReader(std::istream& stream) : m_stream(stream), m_buffer(blockBytes) {}

    /// The next access; false at the end or at a fault.
    bool next(TraceAccess& access);
    /// What is wrong, if that is why there is no next access.
    [[nodiscard]] const std::optional<base::Diagnostic>& fault() const { return m_fault; }

private:
    static constexpr std::size_t blockBytes = std::size_t{1} << 20U;

    bool nextLine(std::string_view& line);
    bool refill();
    bool parse(std::string_view line, TraceAccess& access);
    bool fail(std::size_t column, std::string_view code, std::string_view message,
              std::vector<std::string> arguments = {});

    std::istream& m_stream;
    std::vector<char> m_buffer;
    std::size_t m_begin = 0; ///< of what was not read yet
    std::size_t m_end = 0;
    std::int64_t m_line = 0;
    std::optional<base::Diagnostic> m_fault;
};

} // namespace threadway::formats
