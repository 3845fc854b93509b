// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/banker.h"

#include <algorithm>

namespace threadway::sync {
namespace {

/// Whether the customer can be served now and has not been.
bool canBeNext(const Customer& customer, std::int64_t free, bool isServed)
{
    return !isServed && customer.need() <= free;
}

} // namespace

bool isSafe(std::int64_t free, const std::vector<Customer>& customers)
{
    // With one kind of units it is enough to serve them by need: whoever needs less can be served before.
    std::vector<const Customer*> byNeed;
    for (const Customer& customer : customers)
        byNeed.push_back(&customer);
    std::stable_sort(byNeed.begin(), byNeed.end(),
                     [](const Customer* a, const Customer* b) { return a->need() < b->need(); });
    for (const Customer* customer : byNeed) {
        if (customer->need() > free)
            return false;
        free += customer->held;
    }
    return true;
}

std::vector<std::vector<std::size_t>> safeSequences(std::int64_t free, const std::vector<Customer>& customers,
                                                    std::size_t most)
{
    std::vector<std::vector<std::size_t>> found;
    if (!isSafe(free, customers))
        return found;
    std::vector<std::uint8_t> isServed(customers.size(), 0);
    std::vector<std::size_t> order;
    // In a safe state whoever can be served next leaves a safe state, so that no way is gone in vain.
    for (std::size_t candidate = 0; found.size() < most;) {
        if (order.size() == customers.size())
            found.push_back(order);
        while (candidate < customers.size() && !canBeNext(customers[candidate], free, isServed[candidate] != 0))
            ++candidate;
        if (candidate < customers.size()) {
            isServed[candidate] = 1;
            free += customers[candidate].held;
            order.push_back(candidate);
            candidate = 0;
            continue;
        }
        if (order.empty())
            break;
        candidate = order.back();
        order.pop_back();
        isServed[candidate] = 0;
        free -= customers[candidate].held;
        ++candidate;
    }
    return found;
}

} // namespace threadway::sync
