// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>

namespace threadway::base {

bool hasErrors(const Diagnostics& diagnostics)
{
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& d) { return d.severity == Severity::Error; });
}

std::string fill(std::string_view messageTemplate, const std::vector<std::string>& arguments)
{
    std::string text;
    for (std::size_t i = 0; i < messageTemplate.size(); ++i) {
        const bool isPlaceholder = messageTemplate[i] == '{' && i + 2 < messageTemplate.size()
                                   && messageTemplate[i + 1] >= '0' && messageTemplate[i + 1] <= '9'
                                   && messageTemplate[i + 2] == '}';
        const auto argument = isPlaceholder ? static_cast<std::size_t>(messageTemplate[i + 1] - '0') : 0;
        if (!isPlaceholder || argument >= arguments.size()) {
            text += messageTemplate[i];
            continue;
        }
        text += arguments[argument];
        i += 2;
    }
    return text;
}

std::string describe(const Diagnostic& diagnostic, std::string_view file)
{
    const std::string_view kind = diagnostic.severity == Severity::Error ? "error" : "warning";
    const std::string message = fill(diagnostic.message, diagnostic.arguments);
    if (diagnostic.position.line == 0)
        return fmt::format("{}: {}: {}", file, kind, message);
    return fmt::format("{}:{}:{}: {}: {}", file, diagnostic.position.line, diagnostic.position.column, kind, message);
}

} // namespace threadway::base
