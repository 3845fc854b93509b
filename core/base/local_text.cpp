// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/local_text.h"

namespace threadway::base {

const std::string& LocalText::in(std::string_view language) const
{
    static const std::string nothing;
    for (const std::string_view wanted : {language, language.substr(0, language.find('_')), std::string_view("en")}) {
        if (const auto found = byLanguage.find(wanted); found != byLanguage.end())
            return found->second;
    }
    return byLanguage.empty() ? nothing : byLanguage.begin()->second;
}

} // namespace threadway::base
