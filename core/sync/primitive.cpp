// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/primitive.h"

namespace threadway::sync {

void ObjectState::addTo(base::Hasher& hasher) const
{
    hasher.add(static_cast<std::uint64_t>(holders.size()));
    for (const Holder& holder : holders)
        hasher.add(holder.thread.value).add(holder.times);
    hasher.add(static_cast<std::uint64_t>(waiters.size()));
    for (const Waiter& waiter : waiters) {
        hasher.add(waiter.party.thread.value).add(waiter.party.coroutine.value);
        hasher.add(static_cast<std::uint64_t>(waiter.operation)).add(waiter.argument);
    }
    hasher.add(count);
    hasher.add(static_cast<std::uint64_t>(items.size()));
    for (const program::Value& item : items)
        hasher.add(static_cast<std::uint64_t>(item.kind)).add(item.data);
}

const PrimitiveInfo* findPrimitive(std::string_view id)
{
    for (const PrimitiveInfo* info : primitives()) {
        if (info->id == id)
            return info;
    }
    return nullptr;
}

} // namespace threadway::sync
