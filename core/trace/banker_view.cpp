// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/banker_view.h"

#include <algorithm>

namespace threadway::trace {
namespace {

void judge(BankerView& view)
{
    view.isSafe = sync::isSafe(view.free, view.customers);
    view.sequences.clear();
    for (const auto& places : sync::safeSequences(view.free, view.customers, mostSequences)) {
        auto& sequence = view.sequences.emplace_back();
        for (const std::size_t place : places)
            sequence.push_back(view.customers[place].thread);
    }
}

} // namespace

std::vector<ObjectId> bankedObjects(const scenario::Blueprint& blueprint)
{
    std::vector<ObjectId> objects;
    for (std::size_t i = 0; i < blueprint.objects.size(); ++i) {
        if (!blueprint.objects[i].claims.empty())
            objects.emplace_back(i);
    }
    return objects;
}

std::optional<BankerView> bankerView(const State& state, ObjectId object)
{
    const auto& claims = state.blueprint()->object(object).claims;
    if (claims.empty())
        return std::nullopt;
    const ObjectNow& now = state.objects[object.index()];
    BankerView view;
    view.free = now.count;
    for (const sync::Claim& claim : claims) {
        const auto holder = std::find_if(now.holders.begin(), now.holders.end(),
                                         [&claim](const ObjectHolder& other) { return other.thread == claim.thread; });
        const std::int64_t held = holder == now.holders.end() ? 0 : holder->times;
        view.customers.push_back({claim.thread, held, std::max(held, claim.units)});
    }
    view.total = view.free;
    for (const ObjectHolder& holder : now.holders)
        view.total += holder.times;
    judge(view);
    return view;
}

std::optional<BankerView> bankerViewAfter(const State& state, ObjectId object, ThreadId thread, std::int64_t units)
{
    std::optional<BankerView> view = bankerView(state, object);
    if (!view || view->free < units)
        return std::nullopt;
    const auto customer = std::find_if(view->customers.begin(), view->customers.end(),
                                       [thread](const sync::Customer& other) { return other.thread == thread; });
    if (customer == view->customers.end())
        return std::nullopt;
    customer->held += units;
    customer->most = std::max(customer->most, customer->held);
    view->free -= units;
    judge(*view);
    return view;
}

} // namespace threadway::trace
