// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace threadway::base {

/// A text in several languages, by language code ("en", "zh_CN").
struct LocalText {
    std::map<std::string, std::string, std::less<>> byLanguage;

    /// The text in the language, else in its base language, else in English, else any, else "".
    [[nodiscard]] const std::string& in(std::string_view language) const;
    [[nodiscard]] bool isEmpty() const { return byLanguage.empty(); }
    bool operator==(const LocalText&) const = default;
};

} // namespace threadway::base
