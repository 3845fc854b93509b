// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/resource_spec.h"

#include "scenario/address_layout.h"

#include <array>

namespace threadway::scenario {

std::span<const std::string_view> channelWords()
{
    static constexpr std::array<std::string_view, 4> words{"pipe", "queue", "socket", "memory"};
    return words;
}

std::int64_t usualCapacity(ChannelKind kind)
{
    switch (kind) {
    case ChannelKind::Pipe:
    case ChannelKind::Socket:
        return 65536 / wordBytes; // pipe(7)
    case ChannelKind::Queue:
        return 10; // mq_overview(7), msg_default
    case ChannelKind::Memory:
        return pageBytes;
    }
    return 0;
}

} // namespace threadway::scenario
