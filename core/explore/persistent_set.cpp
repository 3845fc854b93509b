// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/persistent_set.h"

#include <algorithm>

namespace threadway::explore {

const PersistentSets::Known& PersistentSets::touchesOf(Stepper& stepper, const StateLayout& layout,
                                                       const std::uint64_t* state, std::size_t thread)
{
    const std::uint32_t local = layout.get(state, m_shape.local(ThreadId(thread)));
    const auto found = m_known[thread].find(local);
    if (found != m_known[thread].end())
        return found->second;
    const machine::World& world = stepper.worldOf(layout, state);
    return m_known[thread]
        .emplace(local, Known{m_code.next(world, ThreadId(thread)), m_code.future(world, ThreadId(thread))})
        .first->second;
}

/// The threads that must be tried along with one: whoever may ever do something on which the next step of one of them
/// depends.
std::vector<std::uint8_t> PersistentSets::closure(std::size_t from, const std::vector<const Known*>& touches) const
{
    std::vector<std::uint8_t> isIn(touches.size(), 0);
    isIn[from] = 1;
    std::vector<std::size_t> open{from};
    while (!open.empty()) {
        const Touches& next = touches[open.back()]->next;
        open.pop_back();
        for (std::size_t i = 0; i < touches.size(); ++i) {
            if (isIn[i] == 0 && areDependent(next, touches[i]->future)) {
                isIn[i] = 1;
                open.push_back(i);
            }
        }
    }
    return isIn;
}

std::vector<std::uint8_t> PersistentSets::pick(Stepper& stepper, const StateLayout& layout, const std::uint64_t* state,
                                               const std::vector<std::uint8_t>& enabled)
{
    std::vector<const Known*> touches;
    for (std::size_t i = 0; i < enabled.size(); ++i)
        touches.push_back(&touchesOf(stepper, layout, state, i));
    std::vector<std::uint8_t> best = enabled;
    auto fewest = std::count(enabled.begin(), enabled.end(), 1);
    for (std::size_t i = 0; i < enabled.size() && fewest > 1; ++i) {
        if (enabled[i] == 0)
            continue;
        std::vector<std::uint8_t> set = closure(i, touches);
        for (std::size_t j = 0; j < set.size(); ++j)
            set[j] = set[j] != 0 && enabled[j] != 0 ? 1 : 0;
        const auto size = std::count(set.begin(), set.end(), 1);
        if (size < fewest) {
            fewest = size;
            best = std::move(set);
        }
    }
    return best;
}

} // namespace threadway::explore
