// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/promela_place.h"

#include <cstddef>
#include <utility>

namespace threadway::formats::promela {

Expression Place::pop()
{
    Expression value = std::move(values.back());
    values.pop_back();
    return value;
}

Expression& Place::local(std::int32_t slot)
{
    return values[static_cast<std::size_t>(frames.back().base + slot)];
}

} // namespace threadway::formats::promela
