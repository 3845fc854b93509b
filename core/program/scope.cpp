// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/scope.h"

namespace threadway::program {

TextId TextPool::intern(std::string_view text)
{
    if (const auto found = m_byText.find(text); found != m_byText.end())
        return found->second;
    const TextId id(m_texts.size());
    m_texts.emplace_back(text);
    m_byText.emplace(std::string(text), id);
    return id;
}

} // namespace threadway::program
