// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/diagnostic.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace threadway::program {

/// Collects what is found in one program text; a text that is wrong everywhere is not reported without end.
class Findings {
public:
    /// More findings than this in one text help nobody.
    static constexpr std::size_t most = 100;

    void error(base::SourcePosition position, std::string_view code, std::string_view message,
               std::vector<std::string> arguments = {})
    {
        add(base::Severity::Error, position, code, message, std::move(arguments));
    }
    void warning(base::SourcePosition position, std::string_view code, std::string_view message,
                 std::vector<std::string> arguments = {})
    {
        add(base::Severity::Warning, position, code, message, std::move(arguments));
    }
    [[nodiscard]] bool isFull() const { return m_diagnostics.size() >= most; }
    [[nodiscard]] bool hasErrors() const { return base::hasErrors(m_diagnostics); }
    [[nodiscard]] const base::Diagnostics& all() const { return m_diagnostics; }
    [[nodiscard]] base::Diagnostics take() { return std::move(m_diagnostics); }

private:
    void add(base::Severity severity, base::SourcePosition position, std::string_view code, std::string_view message,
             std::vector<std::string> arguments)
    {
        if (!isFull())
            m_diagnostics.push_back({severity, position, code, message, std::move(arguments)});
    }

    base::Diagnostics m_diagnostics;
};

} // namespace threadway::program
