// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/primitive.h"

namespace threadway::sync {

void ObjectState::addTo(base::Hasher& hasher) const
{
    hasher.add(static_cast<std::uint64_t>(holders.size()));
    for (const Holder& holder : holders)
        hasher.add(holder.thread.value).add(holder.times).add(holder.coroutine.value);
    hasher.add(static_cast<std::uint64_t>(waiters.size()));
    for (const Waiter& waiter : waiters) {
        hasher.add(waiter.party.thread.value).add(waiter.party.coroutine.value);
        hasher.add(static_cast<std::uint64_t>(waiter.operation)).add(static_cast<std::uint64_t>(waiter.value.kind));
        hasher.add(waiter.value.data);
    }
    hasher.add(count);
    hasher.add(static_cast<std::uint64_t>(items.size()));
    for (const program::Value& item : items)
        hasher.add(static_cast<std::uint64_t>(item.kind)).add(item.data);
}

bool Primitive::queuesVisibly(const ObjectState&, const Request&) const
{
    return false;
}

program::Value Primitive::expire(ObjectState& state, const Party& party, std::vector<Grant>&) const
{
    std::erase_if(state.waiters, [&party](const Waiter& waiter) { return waiter.party == party; });
    return program::Value::boolean(false);
}

SimTime Primitive::longestRest(const ObjectState&) const
{
    return {};
}

std::int64_t Primitive::missing(const ObjectState&) const
{
    return 1;
}

PriorityRule Primitive::priorityRule(const base::ParameterValues&) const
{
    return {};
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
